"""What the tests read out of a cheat sheet: from the file by pypdf, from the layout by WeasyPrint's boxes."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ContentStream
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from scripts.content.load import Content
from scripts.content.values import fill
from scripts.export.render import anchor, short_title
from scripts.export.sheet_html import Sheet, marked, short_trap
from scripts.export.sheet_tables import compared

MM = 96 / 25.4  # CSS pixels in a millimetre
SMALLEST = 7 * 96 / 72  # px: no type under 7 pt
HEADINGS = {"h2", "h3", "h4"}
COLUMN = 30 * MM  # what begins less than this to the right is in the same column
SIDE, FOOT = 8 * MM, (297 - 9.5) * MM  # margins that no text may cross


def squeezed(text: str) -> str:
    """Letters and digits alone: line ends, spaces and quotation marks do not count."""
    return re.sub(r"[\W_]+", "", text)


def shown(text: str, content: Content) -> str:
    """What a reader sees of a line of Markdown, squeezed."""
    return squeezed(re.sub(r"\]\([^)]*\)", "]", fill(text, content.quotas)))


class Pdf:
    """A PDF file, read."""

    def __init__(self, path: Path) -> None:
        self.reader = PdfReader(path)
        self.root = self.reader.trailer["/Root"]
        self.texts = [page.extract_text() for page in self.reader.pages]
        self.squeezed = squeezed("".join(self.texts))

    def page_of(self, ident: str) -> int:
        """Number of the page on which the element `ident` stands."""
        return self.reader.get_destination_page_number(self.reader.named_destinations[ident]) + 1

    def links(self) -> list[str]:
        """Targets of all links; a link that leads outside is its address."""
        notes = [note.get_object() for page in self.reader.pages for note in page.get("/Annots", ())]
        return [str(note.get("/Dest") or note["/A"].get("/URI")) for note in notes if note["/Subtype"] == "/Link"]

    def bookmarks(self) -> list[tuple[int, str]]:
        """(depth, title) of every bookmark."""

        def walk(items: list, depth: int):
            for item in items:
                if isinstance(item, list):
                    yield from walk(item, depth + 1)
                else:
                    yield depth, item.title

        return list(walk(self.reader.outline, 1))

    def fonts(self) -> dict[str, bool]:
        """Name of each font -> whether its file is embedded."""
        out = {}
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                font = font.get_object()
                inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
                files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
                out[str(font["/BaseFont"])] = bool(files)
        return out

    def glyphs(self) -> list[int]:
        """Every glyph drawn, by its number; 0 is the box that stands for a missing one."""
        out = []
        for page in self.reader.pages:
            for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
                if operator in (b"Tj", b"TJ"):
                    parts = operands[0] if operator == b"TJ" else operands
                    for part in parts:
                        raw = getattr(part, "original_bytes", part if isinstance(part, bytes) else b"")
                        out += [int.from_bytes(raw[i : i + 2]) for i in range(0, len(raw), 2)]
        return out


def missing(pdf: Pdf, sheet: Sheet) -> list[str]:
    """What the PDF does not hold of all that is marked for the sheet: summaries, traps, rows of comparisons, numbers."""
    out = []
    for page in [*sheet.pages, *sheet.comparisons]:
        wanted = [page.title, page.summary[0], *(short_trap(line)[2:] for _, line in marked(page, "Exam traps", "- "))]
        wanted += [cell for table in compared(page) for row in table.rows for cell in row if cell]
        out += [f"{page.name}: {text}" for text in wanted if shown(text, sheet.content) not in pdf.squeezed]
        for quota in sheet.quotas_of(page):
            row = squeezed(f"{quota.name} {quota.note} {quota.text}")
            out += [] if row in pdf.squeezed else [f"{page.name}: {quota.id}"]
    listed = {quota.id for page in sheet.pages for quota in sheet.quotas_of(page)}
    return out + [
        f"{quota.id} stands under no page's Limits" for quota in sheet.content.quotas.values() if quota.sheet and quota.id not in listed
    ]


def contents(pdf: Pdf, sheet: Sheet) -> list[str]:
    """What the contents must say: name and true page of each entry, squeezed."""
    return [squeezed(short_title(page)) + str(pdf.page_of(anchor(page))) for page in sheet.pages]


def texts(box, inside: tuple = ()):
    """(text box, tags of the elements that it stands in) of everything drawn under `box`, headers and footers apart."""
    inside = (*inside, box.element_tag)
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield box, inside
    elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.MarginBox):
        for child in box.children:
            yield from texts(child, inside)


def layout_problems(document: Document) -> list[str]:
    """Text beyond the margins, text over text, a heading alone at a column's foot, an item or a row split in two, type under 7 pt."""
    out, seen = [], {}
    for number, page in enumerate(document.pages, 1):
        drawn = list(texts(page._page_box))
        foot = page.height - (297 * MM - FOOT)
        spots = [(box.position_x, box.position_y, box.position_x + box.width, box) for box, _ in drawn]
        for left, top, right, box in spots:
            if left < SIDE - 1 or right > page.width - SIDE + 1 or top + box.height > foot + 1:
                out.append(f"page {number}: beyond the margin: {box.text}")
            if box.style["font_size"] < SMALLEST - 0.01:
                out.append(f"page {number}: {box.style['font_size']:.2f} px is too small: {box.text}")
        spots.sort(key=lambda spot: spot[1])
        for index, (left, top, right, box) in enumerate(spots):
            for left2, top2, right2, box2 in spots[index + 1 :]:
                if top2 > top + box.height:
                    break
                if min(right, right2) - max(left, left2) > 1 and top + box.height - top2 > 4:
                    out.append(f"page {number}: {box.text!r} over {box2.text!r}")
        for box, tags in drawn:
            if tags[-1] in HEADINGS and not any(
                other.position_y > box.position_y + 2 and -2 < other.position_x - box.position_x < COLUMN and not HEADINGS & set(inside)
                for other, inside in drawn
            ):
                out.append(f"page {number}: a heading is the last of its column: {box.text}")
        for box in page._page_box.descendants():
            if isinstance(box, (boxes.BlockBox, boxes.TableRowBox)) and box.element_tag in ("li", "tr"):
                seen.setdefault(id(box.element), set()).add((number, round(box.position_x)))
    return out + [f"split: {places}" for places in seen.values() if len(places) > 1]
