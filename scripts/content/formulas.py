"""The sums that the exam asks for. Pages show `{{ sum wcu writes=6 kb=4.5 }}` and `{{ result wcu writes=6 kb=4.5 }}`, never a typed result.

Every constant comes from data/quotas.yml. Rounding is AWS's: an item's size is rounded up to whole units first, then multiplied.
Sources: "Read and write operations" of the DynamoDB Developer Guide, "Determine the initial number of shards" of the Kinesis Data
Streams Developer Guide, "Understanding Lambda function scaling" of the Lambda Developer Guide.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass


class BadFormula(ValueError):
    """A text asks for a formula, or gives it inputs, that there is none of."""


@dataclass(frozen=True)
class Worked:
    """A sum as a reader follows it, and its result with its unit."""

    steps: str
    value: float
    unit: str

    @property
    def result(self) -> str:
        """Value and unit; the unit never wraps away from its number."""
        return f"{self.value:,.10g}\u00a0{self.unit}"


Constants = Mapping[str, float]


def _whole_units(kb: float, unit: float) -> tuple[int, str, str]:
    """How many units of `unit` KB an item of `kb` KB takes, how it is rounded, and how it is divided."""
    units = math.ceil(kb / unit)
    whole = units * unit
    rounded = "" if kb == whole else f"{kb:g}\u00a0→\u00a0{whole:g}\u00a0KB: "
    return units, rounded, f"({whole:g}\u00a0KB / {unit:g}\u00a0KB)"


def _rate(count: float, per: str) -> tuple[float, str]:
    if per not in ("second", "minute"):
        raise BadFormula(f"per={per}: write second or minute")
    return (count, f"{count:g}") if per == "second" else (count / 60, f"({count:g} / 60)")


def wcu(constants: Constants, writes: float, kb: float, per: str = "second", kind: str = "standard") -> Worked:
    """Write capacity units for `writes` writes per second (or minute) of items of `kb` KB; kind standard or transactional."""
    factors = {"standard": 1, "transactional": constants["dynamodb.transaction_factor"]}
    return _capacity("WCU", writes, kb, per, kind, factors, constants["dynamodb.write_unit"])


def rcu(constants: Constants, reads: float, kb: float, per: str = "second", kind: str = "strong") -> Worked:
    """Read capacity units for `reads` reads per second (or minute) of items of `kb` KB; kind strong, eventual or transactional."""
    factors = {"strong": 1, "eventual": 0.5, "transactional": constants["dynamodb.transaction_factor"]}
    return _capacity("RCU", reads, kb, per, kind, factors, constants["dynamodb.read_unit"])


def _capacity(name: str, count: float, kb: float, per: str, kind: str, factors: dict[str, float], unit: float) -> Worked:
    if kind not in factors:
        raise BadFormula(f"kind={kind}: write " + ", ".join(factors))
    units, rounded, size = _whole_units(kb, unit)
    rate, shown = _rate(count, per)
    factor = factors[kind]
    tail = f" × {factor:g}" if factor > 1 else ""
    if factor < 1:  # half: two eventually consistent reads for one unit
        rate, shown = rate * factor, f"({shown} / {1 / factor:g})"
    total = rate * units * max(factor, 1)
    return Worked(f"{rounded}{shown} × {size}{tail} = {rate:g} × {units}{tail}", math.ceil(total), name)


def shards(constants: Constants, mb_in: float, records: float, mb_out: float) -> Worked:
    """Shards for `mb_in` MB and `records` records a second written, and `mb_out` MB a second read by all shared consumers together."""
    name = "kinesis-data-streams."
    write, count, read = (constants[name + part] for part in ("shard_write", "shard_write_records", "shard_read"))
    needs = [math.ceil(mb_in / write), math.ceil(records / count), math.ceil(mb_out / read)]
    steps = f"largest of {mb_in:g} / {write:g}, {records:,g} / {count:,g} and {mb_out:g} / {read:g}, each rounded up"
    return Worked(f"{steps} = largest of {needs[0]}, {needs[1]} and {needs[2]}", max(needs), "shards")


def suffixes(constants: Constants, writes: float, kb: float) -> Worked:
    """Suffixes by which a hot partition key must be split for `writes` writes per second of items of `kb` KB."""
    units, rounded, _ = _whole_units(kb, constants["dynamodb.write_unit"])
    most = constants["dynamodb.partition_writes"]
    return Worked(f"{rounded}{writes:,g} × {units} / {most:,g}, rounded up", math.ceil(writes * units / most), "suffixes")


def concurrency(constants: Constants, rate: float, seconds: float) -> Worked:
    """Lambda concurrency for `rate` requests per second that take `seconds` seconds each."""
    needed = math.ceil(rate * seconds)
    return Worked(f"{rate:g} requests per second × {seconds:g}\u00a0s", needed, "concurrent executions")


FORMULAS: dict[str, Callable[..., Worked]] = {"wcu": wcu, "rcu": rcu, "shards": shards, "suffixes": suffixes, "concurrency": concurrency}


def _number(key: str, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise BadFormula(f"{key}={value}: write a number") from None


def work(words: list[str], constants: Constants) -> Worked:
    """The formula named by the first word with the inputs `name=value` of the others; BadFormula if there is none such."""
    name, *inputs = words
    if name not in FORMULAS:
        raise BadFormula(f"no formula {name!r}; there are " + ", ".join(FORMULAS))
    given: dict[str, float | str] = {}
    for entry in inputs:
        key, _, value = entry.partition("=")
        given[key] = value if key in ("kind", "per") else _number(key, value)
    try:
        return FORMULAS[name](constants, **given)
    except TypeError:
        raise BadFormula(f"{name} cannot use {' '.join(inputs)}") from None
    except KeyError as missing:
        raise BadFormula(f"{name} needs the quota {missing.args[0]}") from None
