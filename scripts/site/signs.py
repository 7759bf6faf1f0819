"""The characters that nearly every page needs: what the faces are cut down to."""

from __future__ import annotations

# ASCII; then no-break space, the signs that our pages use, and the letters of names.
BASIC = [*range(0x20, 0x7F), *map(ord, "\u00a0§°·½×÷é–—‘’“”…→−≈≤≥")]


def unicode_range() -> str:
    """BASIC as the value of CSS's `unicode-range`."""
    return "U+20-7E," + ",".join(f"U+{code:X}" for code in BASIC if code > 0x7E)
