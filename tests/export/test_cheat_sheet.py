"""The cheat sheet as a reader and a printer get it: text, contents, links, bookmarks, fonts, tags, margins, same bytes."""

from __future__ import annotations

import re
import shutil

import pytest

from scripts.content.load import load
from scripts.content.nav import navigation
from scripts.content.paths import ROOT
from scripts.export.cheat_sheet import IDENT, make
from scripts.export.pdf import render, save
from scripts.export.picture import title_of
from scripts.export.render import anchor, unbroken
from scripts.export.sheet_html import Sheet, short_trap
from tests.export.conftest import MODULE, Built
from tests.export.pixels import ink
from tests.export.reading import Pdf, contents, layout_problems, missing, squeezed
from tests.export.reading import shown as shown_text

A4, LETTER = (595, 842), (612, 792)


def check_file(pdf: Pdf, sheet: Sheet, size: tuple[int, int] = A4) -> None:
    """What holds for every cheat sheet."""
    assert missing(pdf, sheet) == []
    listed = squeezed("".join(pdf.texts[:2]))
    unlisted = [name for name in contents(pdf, sheet) if name not in listed]
    assert unlisted == []
    targets = [target for target in pdf.links() if not target.startswith("https://example.org/")]  # those lead to the site
    assert {anchor(page) for page in sheet.pages} <= set(targets)
    assert set(targets) <= set(pdf.reader.named_destinations)
    marks = pdf.bookmarks()
    names = [category.name for category, _ in sheet.groups()]
    tops = [title for depth, title in marks if depth == 1]
    assert tops[:2] == ["Numbers to know by heart", "Contents"]
    assert [title for title in tops if title in names] == names
    begins = marks.index((1, names[0]))
    entries = [(depth, title) for depth, title in marks[begins:] if depth > 1]
    assert entries == [(3 if page.kind == "part" else 2, page.title) for page in sheet.pages]
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
        assert [round(float(side)) for side in page.mediabox[2:]] == list(size)
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


@pytest.mark.parametrize(("paper", "size", "most"), [("a4", A4, 16), ("letter", LETTER, 18)])
def test_the_real_sheet(tmp_path, monkeypatch, paper, size, most) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    document = render(make(ROOT, paper), ROOT)
    assert layout_problems(document) == []
    assert len(document.pages) <= most
    save(document, tmp_path / "sheet.pdf", IDENT)
    order = navigation(ROOT)
    sheet = Sheet(load(ROOT), order)
    assert len(sheet.pages) == sum(name.startswith("services/") for name in order)
    pdf = Pdf(tmp_path / "sheet.pdf")
    check_file(pdf, sheet, size)
    assert (tmp_path / "sheet.pdf").stat().st_size < 1_000_000
    assert pdf.page_of("numbers") == 1
    assert pdf.page_of("contents") == 1
    shown = [title_of(diagram) for page in sheet.pages for diagram in page.diagrams if diagram.sheet]
    assert 8 <= len(shown) <= 12
    assert all(squeezed(title) in pdf.squeezed for title in shown)
    for number in range(pdf.page_of("pictures"), len(pdf.texts) + 1):
        any_ink, black = ink(tmp_path / "sheet.pdf", number)
        assert 0.02 < any_ink < 0.5, "diagrams are missing, or filled"
        assert black < 0.1, "diagrams are black"
    for name in ("study/which-service", "study/ports-codes-formulas"):
        page = sheet.content.pages[name]
        rows = [cell for _, line in page.outside_code() if line.startswith("| ") for cell in line.split("|")[1:-1]]
        assert len(rows) > 40
        assert [cell for cell in rows if squeezed_cell(cell, sheet) not in pdf.squeezed] == []


def squeezed_cell(cell: str, sheet: Sheet) -> str:
    return shown_text(cell.strip(), sheet.content)


def test_layout(built: Built, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    assert layout_problems(render(make(built.project.root), built.project.root)) == []


BROKEN = """
    .traps { margin-right: -30mm }
    .summary { margin-top: -3mm }
    .traps li { break-inside: auto !important; font-size: 40pt }
    .badge { font-size: 6pt }
"""


ALONE = "h3, h4 { break-after: column !important }"


@pytest.mark.parametrize(
    ("styles", "seen"),
    [(BROKEN, ("beyond the margin", " over ", "split", "too small")), (ALONE, ("a heading is the last",))],
    ids=["text", "heading"],
)
def test_layout_problems_are_seen(built: Built, monkeypatch, styles, seen) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    html = make(built.project.root).replace("</style>", styles + "</style>")
    problems = " ".join(layout_problems(render(html, built.project.root)))
    for says in seen:
        assert says in problems


def test_same_bytes(built: Built, tmp_path, run, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    again = tmp_path / "again.pdf"
    shutil.rmtree(built.project.path("build/print"))
    assert run(MODULE, "-o", again, "--root", built.project.root).returncode == 0
    assert again.read_bytes() == built.path.read_bytes()


def test_headers_and_footers(built: Built) -> None:
    pages = [" ".join(text.split()) for text in built.pdf.texts]
    assert "Storage AWS Developer cheat sheet" in pages[2]
    assert "▸" not in pages[2]
    assert re.search(r"Shelf \d+: width & depth – Shelf \d+: width & depth DVA-C03 · 2 November 2026 3 /", pages[2])
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


def test_a_sheet_whose_input_has_not_changed_is_not_made_again(built: Built, tmp_path, run) -> None:
    again = run(MODULE, "-o", tmp_path / "again.pdf", "--root", built.project.root)
    assert "unchanged" in again.stdout
    assert (tmp_path / "again.pdf").read_bytes() == built.path.read_bytes()


def test_traps_lose_the_words_they_share() -> None:
    assert short_trap('- **"Retry at once" sounds right**, but it makes it worse.') == '- **"Retry at once"** → it makes it worse.'
    assert short_trap('- **"Raise it" sounds right** for a peak, but look first.') == '- **"Raise it"** for a peak → look first.'
    assert (
        short_trap('- **"The mount hangs" is not an error**: open the port.') == '- **"The mount hangs" is not an error**: open the port.'
    )
