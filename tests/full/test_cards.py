"""Slow: each service page printed from the browser fits on few sheets (make test-full)."""

from __future__ import annotations

import io
import statistics

from pypdf import PdfReader

from scripts.content.browser import browser
from scripts.content.host import serve
from scripts.content.load import load
from scripts.content.paths import ROOT

TWO_SHEETS = 4  # pages, printed on both sides


def test_a_service_fits_on_two_sheets():
    names = [page.name for page in load(ROOT).pages.values() if page.name.startswith("services/")]
    assert len(names) > 100
    counts = {}
    with serve(ROOT / "site") as address, browser() as started:
        page = started.new_page()
        for name in names:
            page.goto(f"{address}/{name.removesuffix('index').rstrip('/')}/")
            counts[name] = len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    long = [name for name, count in counts.items() if count > TWO_SHEETS]
    assert statistics.median(counts.values()) <= TWO_SHEETS - 1
    assert len(long) <= len(names) // 10, long
