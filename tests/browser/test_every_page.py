"""Every page once: no console error, no other host, no sideways scroll on a phone, every diagram visible and legible."""

from __future__ import annotations

import pytest

from scripts.content.load import load
from scripts.content.paths import ROOT

MEASURE = """() => ({
  wide: document.documentElement.scrollWidth - innerWidth,
  left: document.querySelectorAll('pre.mermaid, div.mermaid').length,
  diagrams: [...document.querySelectorAll('figure.diagram svg')].map(svg => {
    const box = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
    const scale = box.width / svg.viewBox.baseVal.width;
    return {width: box.width, height: box.height, texts: texts.length,
            smallest: Math.min(...texts.map(t => parseFloat(getComputedStyle(t).fontSize) * scale))};
  }),
})"""
LEGIBLE = 10.5  # px at 390 px; a wide diagram scrolls in its frame rather than shrink further


def _pages() -> dict[str, int]:
    content = load(ROOT)
    pages = [p for p in content.pages.values() if p.kind != "home"]
    return {p.name.removesuffix("index").rstrip("/") + "/": len(p.diagrams) for p in pages}


def _group(path: str) -> str:
    """The folder whose pages one test visits: a category of the services, or compare, or study."""
    first, second, *_ = path.split("/")
    return second if first == "services" else first


@pytest.mark.parametrize("category", sorted({_group(name) for name in _pages()}))
def test_pages_of_category_on_a_phone(visit, category):
    seen = visit(width=390, height=800, search=False)
    problems = []
    for path, diagrams in _pages().items():
        if _group(path) != category:
            continue
        page = seen.open(path)
        found = page.evaluate(MEASURE)
        if found["wide"] > 0:
            problems.append(f"{path}: scrolls sideways by {found['wide']} px")
        if found["left"] or len(found["diagrams"]) != diagrams:
            problems.append(f"{path}: {len(found['diagrams'])} of {diagrams} diagrams drawn")
        for number, d in enumerate(found["diagrams"], 1):
            if d["width"] < 60 or d["height"] < 40 or not d["texts"] or d["smallest"] < LEGIBLE:
                problems.append(f"{path}: diagram {number} is not legible: {d}")
    assert problems == []
    assert seen.errors == []
    assert seen.others == []
