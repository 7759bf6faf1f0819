"""Blocks in columns of like height, decided here: a renderer that balances columns lays everything out again and again."""

from __future__ import annotations

import math
from collections.abc import Sequence


def lines(text: str, width: int) -> int:
    """About how many lines `text` takes where `width` characters fit on one; at least one."""
    return max(1, math.ceil(len(text) / width))


def split(weights: Sequence[float], count: int) -> list[list[int]]:
    """The indexes of `weights`, in order, in at most `count` columns whose greatest sum is as small as can be."""

    def filled(most: float) -> list[list[int]]:
        out: list[list[int]] = [[]]
        total = 0.0
        for index, weight in enumerate(weights):
            if out[-1] and total + weight > most:
                out.append([])
                total = 0.0
            out[-1].append(index)
            total += weight
        return out

    low, high = max(weights, default=0.0), sum(weights)
    while high - low > 0.25:
        middle = (low + high) / 2
        low, high = (low, middle) if len(filled(middle)) <= count else (middle, high)
    return filled(high)


def columns(blocks: Sequence[tuple[float, str]], count: int, kind: str) -> str:
    """(weight, HTML) of blocks -> `count` columns of like weight, as a row of the class `kind`."""
    parts = split([weight for weight, _ in blocks], count)
    return (
        f'<div class="columns of{count} {kind}">'
        + "".join(f"<div>{''.join(blocks[i][1] for i in part)}</div>" for part in parts)
        + "</div>"
    )
