"""Slow: every page in both schemes and both widths, with and without scripts (make test-full)."""

from __future__ import annotations

import pytest

from scripts.content.load import load
from scripts.content.paths import ROOT

CASES = [(width, scheme, scripts) for width in (1440, 390) for scheme in ("light", "dark") for scripts in (True, False)]


def _pages() -> list[str]:
    content = load(ROOT)
    return [p.name.removesuffix("index").rstrip("/") + "/" if p.name != "index" else "" for p in content.pages.values()]


@pytest.mark.parametrize(("width", "scheme", "scripts"), CASES)
def test_every_page(visit, width, scheme, scripts):
    seen = visit(width=width, scheme=scheme, scripts=scripts)
    problems = []
    for path in _pages():
        page = seen.open(path)
        if not page.locator("h1").first.is_visible():
            problems.append(f"{path}: no title on the screen")
        if scripts and page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            problems.append(f"{path}: scrolls sideways")
        hidden = [n for n, svg in enumerate(page.locator("figure.diagram svg").all(), 1) if not svg.is_visible()]
        if hidden:
            problems.append(f"{path}: diagrams {hidden} are not visible")
    assert problems == []
    assert seen.errors == []
    assert seen.others == []
