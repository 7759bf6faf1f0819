"""What a page of a PDF looks like, as pixels."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

DARK, PALE = 60, 250  # of 255


def ink(path: Path, number: int, scale: float = 0.8) -> tuple[float, float]:
    """(share of the page's pixels that are not white, share that are nearly black); `number` counts from 1."""
    document = pypdfium2.PdfDocument(path)
    try:
        grey = document[number - 1].render(scale=scale).to_pil().convert("L")
    finally:
        document.close()
    levels = grey.histogram()
    total = sum(levels)
    return sum(levels[:PALE]) / total, sum(levels[:DARK]) / total
