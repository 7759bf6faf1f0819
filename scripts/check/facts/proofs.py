"""One entry of `verify:` in data/quotas.yml: where a machine finds a number, and whether it is the number that the quota states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from scripts.check.facts import models
from scripts.check.facts.constants import constant
from scripts.check.facts.measures import NUMBER, UNIT, Amount, amount, amounts, dimension, number_of
from scripts.content.data import Quota

SOURCES = ("botocore", "cloudformation", "schema", "constant")
MAX = ("max", "maximum", "maxLength", "maxItems", "maxProperties")
MIN = ("min", "minimum", "minLength", "minItems", "minProperties")


@dataclass(frozen=True)
class Proof:
    """Where a number stands. Exactly one of the first four keys says in which model, `at` where in it, `is` what the number means there.

    botocore: service; at: an operation or shape and members (`ReceiveMessage.WaitTimeSeconds`).
    cloudformation: resource type; at: properties (`VpcConfig.SubnetIds`). schema: another schema of cfn-lint; at: properties.
    constant: `module:NAME` of an installed package; at: keys of it.
    is: max, min or range (of the number, the length or the list; of numbers that are enumerated, the largest and smallest), default,
    count (of enumerated values), value. The quota's last number must be the max, its first the min, both the range.
    says: the number is taken from this sentence of the documentation (in: pattern, of the regular expression) instead: `{n}` stands for
    it, `{unit}` for its unit, ` … ` for a few words. unit: that of the model's number, unless the sentence has it. times: the quota is
    so many times the model's number.
    """

    botocore: str = ""
    cloudformation: str = ""
    schema: str = ""
    constant: str = ""
    at: str = ""
    meaning: Literal["max", "min", "range", "default", "count", "value"] = field(default="value", metadata={"key": "is"})
    says: str = ""
    inside: Literal["documentation", "pattern"] = field(default="documentation", metadata={"key": "in"})
    unit: str = ""
    times: int | float = 1
    line: int = 0


class Disagreement(Exception):
    """What is wrong: (rule, message, fix)."""


def sentence(says: str) -> re.Pattern:
    """The pattern of a `says:`; its groups are the numbers and, after `{unit}`, their units."""
    out = []
    for part in re.split(r"(\{n\}|\{unit\}|\s*…\s*|\s+)", says):
        if part == "{n}":
            out.append(f"({NUMBER})")
        elif part == "{unit}":
            out.append(f"(?P<unit{len(out)}>{UNIT})")
        elif "…" in part:
            out.append(r"\b.{0,300}?")
        else:
            out.append(r"[\s\u00a0]+" if part.isspace() else re.escape(part))
    return re.compile("".join(out), re.I)


def _place(proof: Proof) -> dict | int | float | str:
    given = [key for key in SOURCES if getattr(proof, key)]
    if len(given) != 1:
        raise Disagreement("V001", f"names {len(given)} models", "exactly one of " + ", ".join(SOURCES))
    if proof.says and "{n}" not in proof.says:
        raise Disagreement("V001", f"says {proof.says!r} has no number to compare", "write {n} where the number stands")
    try:
        if proof.botocore:
            return models.member(proof.botocore, proof.at)
        if proof.constant:
            return constant(proof.constant, proof.at)
        return models.property_of(proof.cloudformation or proof.schema, proof.at)
    except models.Unknown as unknown:
        raise Disagreement("V002", str(unknown), "name a place that the model has, or leave verify out") from None


def _read(proof: Proof, place: dict) -> list[Amount]:
    """The amounts in a sentence of the documentation, or in the regular expression, of `place`."""
    key = "pattern" if proof.inside == "pattern" else "documentation"
    text = place.get(key) or (place.get("description") if key == "documentation" else "") or ""
    shown = text if key == "pattern" else models.plain(text)
    match = sentence(proof.says).search(shown)
    if not match:
        raise Disagreement("V003", f"{key} does not say {proof.says!r}", f"it says: {shown[:300]}")
    units = [value for name, value in match.groupdict().items() if name.startswith("unit")]
    numbers = [value for value in match.groups() if value not in units]
    # The unit that the sentence itself has behind the number.
    written = [m for m in re.findall(rf"\{{n\}}[\s-]*({UNIT})", proof.says) if dimension(m)]
    unit = (units or written or [proof.unit])[-1]
    return [amount(number_of(n) * proof.times, unit) for n in numbers]


def _limit(place: dict, keys: tuple[str, ...], choose) -> float:
    found = [place[key] for key in keys if isinstance(place.get(key), (int, float))]
    numbers = [float(v) for v in place.get("enum", ()) if re.fullmatch(r"-?\d+(\.\d+)?", str(v))]
    if not found and not numbers:
        raise Disagreement("V003", f"the model gives no {keys[0]} here, only {', '.join(sorted(place)) or 'nothing'}")
    return found[0] if found else choose(numbers)


def _given(proof: Proof, place) -> list[Amount]:
    """The amounts that the model gives at `place` for the meaning of `proof`."""
    if proof.says:
        return _read(proof, place)
    if proof.meaning in ("max", "min", "range") and isinstance(place, dict):
        low = [_limit(place, MIN, min)] if proof.meaning in ("min", "range") else []
        high = [_limit(place, MAX, max)] if proof.meaning in ("max", "range") else []
        numbers = low + high
    elif isinstance(place, dict):
        value = len(place.get("enum", ())) if proof.meaning == "count" else place.get("default")
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise Disagreement("V003", f"the model gives no {proof.meaning} here", "a sentence of its documentation: says: … {n} …")
        numbers = [value]
    else:
        numbers = [place]
    return [amount(n * proof.times, proof.unit) for n in numbers]


def stated(quota: Quota) -> tuple[list[Amount], list[Amount]]:
    """The amounts that `quota` states, and those that it repeats in brackets."""
    value = f"{quota.value:,.10g}" if isinstance(quota.value, float) else str(quota.value)
    return amounts(f"{value} {quota.unit}")


def check(quota: Quota, proof: Proof) -> None:
    """Raise Disagreement if the model does not say what `quota` states."""
    mine, _ = stated(quota)
    if not mine:
        raise Disagreement("V001", f"{quota.value!r} holds no number", "leave verify out")
    theirs = _given(proof, _place(proof))
    if proof.meaning == "max":
        mine = mine[-1:]
    elif proof.meaning == "min":
        mine = mine[:1]
    if len(mine) != len(theirs):
        raise Disagreement("V001", f"{len(mine)} numbers against {len(theirs)} of the model", "is: max, min or range")
    for left, right in zip(mine, theirs, strict=True):
        if left.dimension != right.dimension:
            fix = f"unit: of the model's number, {left.dimension or 'none, it is a count'}"
            raise Disagreement("V005", f"{left.shown} is no {right.dimension or 'plain number'}", fix)
        if not left.equals(right):
            raise Disagreement("V004", f"states {left.shown}, the model says {right.shown}", "read the source again")


def restated(quota: Quota) -> Iterator[str]:
    """What the quota's brackets say otherwise than the number before them: `900 seconds (10 minutes)`."""
    first, again = stated(quota)
    for one in again:
        if one.dimension and first and one.dimension == first[-1].dimension and not one.equals(first[-1]):
            yield f"{first[-1].shown} is not {one.shown}"
