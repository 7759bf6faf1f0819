"""What holds for every handbook."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.content.load import load
from scripts.content.nav import navigation
from scripts.export.book_pages import Book
from scripts.export.picture import title_of
from scripts.export.render import anchor, short_title
from tests.export.reading import Pdf, shown, squeezed


def check_book(pdf: Pdf, root: Path) -> None:
    """Contents, links, fonts, glyphs, tags, and the text of all pages, limits, terms and corrections."""
    book = Book(load(root), navigation(root), "")
    targets = [target for target in pdf.links() if not target.startswith("http")]
    assert {anchor(page) for page in book.pages} <= set(targets)
    assert set(targets) <= set(pdf.reader.named_destinations)
    first = squeezed("".join(pdf.texts[1 : pdf.page_of(book.chapters()[0][0]) - 1]))
    unlisted = [page.name for page in book.pages if squeezed(short_title(page)) + str(pdf.page_of(anchor(page))) not in first]
    assert unlisted == []
    marks = [title for depth, title in pdf.bookmarks() if depth == 2]
    assert [page.title for page in book.pages] == marks[: len(book.pages)]
    fonts = pdf.fonts()
    assert fonts
    assert all(fonts.values()), fonts
    assert 0 not in pdf.glyphs(), "a glyph is missing"
    assert "\ufffd" not in "".join(pdf.texts)
    assert all([round(float(side)) for side in page.mediabox[2:]] == [595, 842] for page in pdf.reader.pages)
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert b'pdfuaid:part="1"' in pdf.root["/Metadata"].get_object().get_data()
    assert pdf.root["/Lang"] == "en"
    gone = [quota.id for quota in book.content.quotas.values() if squeezed(quota.text) not in pdf.squeezed]
    gone += [quota.id for quota in book.content.quotas.values() if squeezed(quota.name) not in pdf.squeezed]
    assert gone == []
    entries = [entry.id for entry in book.content.corrections if squeezed(entry.said) not in pdf.squeezed]
    assert entries == []
    drawn = [title_of(diagram) for page in book.pages for diagram in page.diagrams]
    assert [title for title in drawn if squeezed(title) not in pdf.squeezed] == []
    for page in book.pages:
        prose = [text for _, text in page.outside_code() if re.match(r"- [A-Z]", text) and not re.search(r"[<{`\[&]", text)]
        assert [text for text in prose if shown(text[2:], book.content) not in pdf.squeezed] == [], page.name
    summaries = [page.name for page in book.pages if shown(page.summary[0], book.content) not in pdf.squeezed]
    assert summaries == []
