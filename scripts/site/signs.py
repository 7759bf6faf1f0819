"""The characters that nearly every page needs: what the faces are cut down to."""

from __future__ import annotations

# ASCII; then no-break space, the signs that our pages use, and the letters of names.
BASIC = [*range(0x20, 0x7F), *map(ord, "\u00a0§°·½×÷é–—‘’“”…−")]


# What the whole faces hold (Latin). An arrow is in none of them: a browser that were not told would fetch a whole face to look for it.
LATIN = (
    "U+20-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304,U+308,U+329,U+2000-206F,U+20AC,U+2122,U+2212,U+2215,U+FEFF,U+FFFD"
)


def unicode_range() -> str:
    """BASIC as the value of CSS's `unicode-range`."""
    return "U+20-7E," + ",".join(f"U+{code:X}" for code in BASIC if code > 0x7E)
