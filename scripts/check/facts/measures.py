"""Numbers with units, read from text, so that 15 minutes equals 900 seconds and 1 MiB equals 1,048,576 bytes.

AWS writes KB, MB, GB for both powers of 1000 and of 1024, so these equal either; KiB, MiB, GiB are exact. A year is 365 days plus its
leap days (CloudWatch Logs' ten years are 3,653 days). Everything that is neither a time nor a size is a count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.content.units import SECONDS

POWERS = {"K": 1, "M": 2, "G": 3, "T": 4}
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
NUMBER = rf"-?\d[\d,]*(?:\.\d+)?|(?<![a-z])(?:{'|'.join(WORDS)})(?![a-z])"
UNIT = r"[A-Za-z]+"
AMOUNT = re.compile(rf"({NUMBER})(?:[\s\u00a0-]*(million)\b)?(?:[\s\u00a0-]*({UNIT}))?", re.I)
BRACKET = re.compile(r"\(([^)]*\d[^)]*)\)")


@dataclass(frozen=True)
class Amount:
    """A number as each of the base amounts that it can mean, and of what: `time`, `size` or `` for a count."""

    dimension: str
    values: tuple[float, ...]
    shown: str

    def equals(self, other: Amount) -> bool:
        """Whether both can mean the same."""
        return self.dimension == other.dimension and any(abs(a - b) < 1e-9 * max(1, abs(a)) for a in self.values for b in other.values)


def dimension(unit: str) -> str:
    """`time`, `size` or `` for anything else that may stand behind a number."""
    return amount(1, unit).dimension


def amount(number: float, unit: str = "") -> Amount:
    """The amount of `number` `unit`."""
    shown = f"{number:,.10g} {unit}".strip()
    word = unit.lower().removesuffix("s") or unit.lower() if unit.lower() != "ms" else "ms"
    if word == "year":
        days = {365 * number + leap for leap in range(min(int(number // 4), 25) + 2)}
        return Amount("time", tuple(sorted(d * SECONDS["day"] for d in days)), shown)
    if word in SECONDS:
        return Amount("time", (number * SECONDS[word],), shown)
    if word == "byte":
        return Amount("size", (number,), shown)
    if match := re.fullmatch(r"([KMGT])(i?)B(?:s|ytes?)?", unit):
        exact = number * 1024 ** POWERS[match[1]]
        return Amount("size", (exact,) if match[2] else (exact, number * 1000 ** POWERS[match[1]]), shown)
    return Amount("", (number,), shown)


def number_of(text: str) -> float:
    """The number that `text` writes in digits or as a word."""
    return float(WORDS.index(text.lower())) if text.lower() in WORDS else float(text.replace(",", ""))


def amounts(text: str) -> tuple[list[Amount], list[Amount]]:
    """The amounts of `text`, and those that it repeats in brackets: `10,240 MB (10 GB)`.

    A number without a unit of time or size has the one of the next number: both of `90 to 2,560 days` are days.
    """
    inner = " ".join(BRACKET.findall(text))
    found = []
    for part in (BRACKET.sub(" ", text), inner):
        out: list[Amount] = []
        unit = ""
        for match in reversed(list(AMOUNT.finditer(part))):
            if dimension(match[3] or "") or not unit:
                unit = match[3] or "" if dimension(match[3] or "") else unit
            out.insert(0, amount(number_of(match[1]) * (1e6 if match[2] else 1), unit))
        found.append(out)
    return found[0], found[1]
