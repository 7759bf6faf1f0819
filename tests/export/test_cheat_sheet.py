"""The cheat sheet as a reader and a printer get it: text, contents, links, bookmarks, fonts, tags, margins, same bytes."""

from __future__ import annotations

import re

from scripts.content.load import load
from scripts.content.nav import navigation
from scripts.content.paths import ROOT
from scripts.export.cheat_sheet import PDF, make, render
from scripts.export.sheet_html import Sheet, anchor, unbroken
from tests.export.conftest import MODULE, Built
from tests.export.reading import Pdf, contents, layout_problems, missing, squeezed


def check_file(pdf: Pdf, sheet: Sheet) -> None:
    """What holds for every cheat sheet."""
    assert missing(pdf, sheet) == []
    names = "".join(squeezed(category.name) for category, _ in sheet.groups())
    listed = squeezed(pdf.texts[0])
    for page in contents(pdf, sheet), names:
        assert page in listed
    targets = pdf.links()
    assert {anchor(page) for page in sheet.pages} <= set(targets)
    assert set(targets) <= set(pdf.reader.named_destinations)
    marks = pdf.bookmarks()
    assert marks[0] == (1, "Contents")
    entries = [(depth, title) for depth, title in marks if depth > 1]
    assert entries == [(3 if page.kind == "part" else 2, page.title) for page in sheet.pages]
    assert [title for depth, title in marks if depth == 1][-1] == list(sheet.groups())[-1][0].name
    fonts = pdf.fonts()
    assert fonts
    assert all(fonts.values()), fonts
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in fonts), f"not a subset: {fonts}"
    assert any("Text" in name for name in fonts), "the site's own typeface is not in use"
    glyphs = pdf.glyphs()
    assert len(glyphs) > 1000
    assert 0 not in glyphs, "a glyph is missing"
    assert "\ufffd" not in "".join(pdf.texts)
    for page in pdf.reader.pages:
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/StructTreeRoot"]["/K"]
    assert b'pdfuaid:part="1"' in pdf.root["/Metadata"].get_object().get_data()
    assert pdf.root["/Lang"] == "en"
    assert pdf.reader.metadata.title == "AWS Developer cheat sheet (DVA-C03)"
    total = len(pdf.texts)
    for number, text in enumerate(pdf.texts, 1):
        assert f"{number} / {total}" in text


def test_the_small_sheet(built: Built) -> None:
    check_file(built.pdf, built.sheet)
    assert len(built.pdf.texts) > 3, "too small to try page numbers"
    assert "pages" in built.result.stdout


def test_the_real_sheet(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    document = render(make(ROOT), ROOT)
    assert layout_problems(document) == []
    document.write_pdf(tmp_path / "sheet.pdf", **PDF)
    order = navigation(ROOT)
    sheet = Sheet(load(ROOT), order)
    assert len(sheet.pages) == sum(name.startswith("services/") for name in order)
    check_file(Pdf(tmp_path / "sheet.pdf"), sheet)
    assert (tmp_path / "sheet.pdf").stat().st_size < 1_000_000


def test_layout(built: Built, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    assert layout_problems(render(make(built.project.root), built.project.root)) == []


BROKEN = """
    .traps { margin-right: -30mm }
    .summary { margin-top: -3mm }
    h4 { break-after: column !important }
    .traps li { break-inside: auto !important; font-size: 40pt }
"""


def test_layout_problems_are_seen(built: Built, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    html = make(built.project.root).replace("</style>", BROKEN + "</style>")
    problems = " ".join(layout_problems(render(html, built.project.root)))
    for says in ("beyond the margin", " over ", "a heading is the last", "split"):
        assert says in problems


def test_same_bytes(built: Built, tmp_path, run, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    again = tmp_path / "again.pdf"
    assert run(MODULE, "-o", again, "--root", built.project.root).returncode == 0
    assert again.read_bytes() == built.path.read_bytes()


def test_headers_and_footers(built: Built) -> None:
    pages = [" ".join(text.split()) for text in built.pdf.texts]
    assert "Storage AWS Developer cheat sheet · DVA-C03" in pages[2]
    assert "▸" not in pages[2]
    assert re.search(r"Shelf \d+: width & depth – Shelf \d+: width & depth 3 /", pages[2])
    assert re.search(r"(Storage )?▸ Networking AWS Developer", pages[-1])
    assert "– Queue: order" in pages[-1]


def test_numbers_stand_on_the_first_page_and_once_in_the_entries(built: Built) -> None:
    html = make(built.project.root)
    first, entries = html.split("<main>")
    assert first.count("Size of a message") == 1  # named by every shelf, sheet: true only by the change of conftest
    assert entries.count(">Time that a message is kept") == 1
    assert "Visibility timeout" not in html  # not marked for the sheet
    assert "Parts of an upload" in first
    assert '<span class="badge">in maintenance</span>' in entries
    assert "Use the new queue." in entries


def test_links_lead_inwards(built: Built) -> None:
    html = make(built.project.root)
    assert '<a href="#storage-bucket">the bucket</a> or others.' in html
    assert "http" not in html.split("<main>")[1]


def test_units_stay_with_their_numbers() -> None:
    assert unbroken("up to 30 minutes, 1,000 records") == "up to 30\u00a0minutes, 1,000\u00a0records"
    assert unbroken("<code>--count 3 more</code>") == '<code class="whole">--count 3 more</code>'
    assert unbroken("use <code>.fifo</code>").startswith("use <wbr><code")
