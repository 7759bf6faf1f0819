"""Values with units as people write them, made comparable: 15 minutes is 900 s, 256 KB is 262,144 bytes."""

from __future__ import annotations

import re

SECONDS = {
    "ms": 0.001,
    "millisecond": 0.001,
    "s": 1,
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_592_000,
    "year": 31_536_000,
}
# AWS writes KB for 1,024 bytes as often as for 1,000 (the SQS quota "256 KB" was 262,144 bytes); both are the binary unit here.
BYTES = {
    "byte": 1,
    "B": 1,
    **{name: 1024**power for power, pair in enumerate(("KB KiB", "MB MiB", "GB GiB", "TB TiB"), 1) for name in pair.split()},
}


def singular(unit: str) -> str:
    """The unit's first word in the singular, what stands in brackets left out: `messages per second` -> `message per second`."""
    words = unit.split(" (")[0].strip().split(" ")
    if words[0].endswith("s") and not words[0].endswith("ss") and words[0] not in SECONDS and len(words[0]) > 2:
        words[0] = words[0][:-1]
    return " ".join(words)


def measure(value: float, unit: str) -> tuple[str, float]:
    """(dimension, amount): times in seconds, sizes in bytes, everything else in its own unit, singular and lower case."""
    name = singular(unit)
    if name in SECONDS:
        return "seconds", round(value * SECONDS[name], 6)
    if name in BYTES:
        return "bytes", round(value * BYTES[name], 6)
    return name.lower(), float(value)


def pattern(units: set[str]) -> re.Pattern:
    """Finds `1,000 requests`, `5-minute`, `256&nbsp;KB`: groups are the number and the unit, one of `units` or of the known ones."""
    names = {singular(u) for u in units} | set(SECONDS) | set(BYTES)
    plural = {" ".join([first + "s", *rest]) for first, *rest in (n.split(" ") for n in names)}
    either = "|".join(re.escape(n) for n in sorted(names | plural - {"Bs"}, key=len, reverse=True) if n)
    return re.compile(rf"(?<![\w.,/#:-])(\d[\d,]*(?:\.\d+)?)(?:[ \u00a0-]|&nbsp;)?({either})(?!\w)")
