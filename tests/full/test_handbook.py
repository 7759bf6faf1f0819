"""Slow: the real handbook (make test-full)."""

from __future__ import annotations

import subprocess
import sys

from scripts.content.load import load
from scripts.content.nav import navigation
from scripts.content.paths import ROOT
from scripts.export.book_pages import Book
from tests.export.book import check_book
from tests.export.pixels import ink
from tests.export.reading import Pdf


def test_the_real_handbook(tmp_path):
    path = tmp_path / "handbook.pdf"
    subprocess.run([sys.executable, "-m", "scripts.export.handbook", "-o", str(path)], cwd=ROOT, check=True, capture_output=True)
    pdf = Pdf(path)
    check_book(pdf, ROOT)
    shares = [ink(path, number) for number in range(1, len(pdf.texts) + 1)]
    assert [number for number, (any_ink, _) in enumerate(shares, 1) if any_ink < 0.002] == [], "empty pages"
    assert [number for number, (_, black) in enumerate(shares, 1) if black > 0.2] == [], "black pages"
    assert len(Book(load(ROOT), navigation(ROOT), "").pages) > 150
