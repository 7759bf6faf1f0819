"""What stands around the entries of the cheat sheet: pickers, ports and codes, comparisons, pictures."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from scripts.content.page import Page
from scripts.export.columns import columns, lines
from scripts.export.picture import Pictures, title_of
from scripts.export.render import anchor, cells, is_rule
from scripts.export.sheet_html import Sheet, marked

# Pages of docs/study/ that the sheet holds whole: they are made for it.
PICKERS, REFERENCE = "study/which-service", "study/ports-codes-formulas"
SIDES = "Side by side"
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ACROSS_COLUMNS, ACROSS = 3, 56  # columns of such a page, and the characters that fit on a line of one
MOST_COLUMNS = 3  # a comparison of more is as wide as the page
SCALE = 0.667  # labels of 14 px are then 7 pt
WIDTH, HEIGHT, GAP = 733, 945, 18  # px that pictures have on a page of A4 or Letter, and between two


def part(title: str, ident: str, inner: str) -> str:
    """A part of the sheet under its heading; "" if there is nothing in it."""
    heading = f'<h2 class="plain" id="{ident}" data-name="{html.escape(title)}">{html.escape(title)}</h2>'
    return f'<section class="part {ident}">{heading}{inner}</section>' if inner else ""


def _table(sheet: Sheet, page: Page, rows: list[list[str]], kind: str) -> str:
    """A table; the first row is its head."""
    head, *body = rows
    top = "".join(f'<th scope="col">{sheet.printer.inline(cell, page)}</th>' for cell in head)
    lines = (
        f'<tr><th scope="row">{sheet.printer.inline(row[0], page)}</th>'
        + "".join(f"<td>{sheet.printer.inline(cell, page)}</td>" for cell in row[1:])
        + "</tr>"
        for row in body
    )
    return f'<table class="{kind}"><thead><tr>{top}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def tables(sheet: Sheet, name: str) -> str:
    """Every table of the page `name` under its heading, in three columns; "" where there is no such page."""
    page = sheet.content.pages.get(name)
    if not page:
        return ""
    found: list[tuple[str, list[list[str]]]] = []
    headings = {heading.line: heading.text for heading in page.headings if heading.level == 2}
    for number, line in page.outside_code():
        if number in headings:
            found.append((headings[number], []))
        elif found and line.startswith("|") and not is_rule(row := cells(line)):
            found[-1][1].append(row)
    blocks = [
        (2 + sum(max(lines(LINK.sub(r"\1", cell), ACROSS // len(row)) for cell in row) for row in rows), title, rows)
        for title, rows in found
    ]
    made = [(w, f"<h3>{html.escape(title)}</h3>{_table(sheet, page, rows, f'list c{len(rows[0])}')}") for w, title, rows in blocks]
    return columns(made, ACROSS_COLUMNS, "lists")


@dataclass(frozen=True)
class Compared:
    """The marked rows of one table of a comparison, its head first."""

    page: Page
    rows: list[list[str]]


def compared(page: Page) -> list[Compared]:
    """The tables of 'Side by side' with the rows that are marked for the sheet."""
    section = page.section(SIDES)
    chosen = {number for number, _ in marked(page, SIDES, "|")}
    out: list[Compared] = []
    lines, heading = section or ([], 0)
    before = ""
    for number, line in enumerate(lines, heading + 1):
        if line.startswith("|"):
            if not before.startswith("|"):
                out.append(Compared(page, [cells(line)]))
            elif number in chosen:
                out[-1].rows.append(cells(line))
        before = line
    return [table for table in out if len(table.rows) > 1]


def comparisons(sheet: Sheet) -> str:
    """A or B: of each comparison its answer in a sentence and the marked rows; the wide ones first."""
    wide, narrow = [], []
    for page in sheet.comparisons:
        found = compared(page)
        inner = "".join(_table(sheet, page, table.rows, "compare") for table in found)
        title = html.escape(page.title)
        block = (
            f'<section class="versus" id="{anchor(page)}"><h3 data-name="{title}">{title}{sheet.link(page)}</h3>'
            f'<p class="summary">{sheet.printer.inline(page.summary[0], page)}</p>{inner}</section>'
        )
        if any(len(table.rows[0]) - 1 > MOST_COLUMNS for table in found):
            wide.append(block)
        else:
            height = sum(max(lines(cell, ACROSS // len(row)) for cell in row) for table in found for row in table.rows)
            narrow.append((height, block))
    narrow.sort(key=lambda item: -item[0])  # two of like height stand side by side
    pairs = (narrow[i : i + 2] for i in range(0, len(narrow), 2))
    return "".join(wide) + "".join(
        f'<div class="columns of2 two">{"".join(f"<div>{block}</div>" for _, block in pair)}</div>' for pair in pairs
    )


def pictures(sheet: Sheet) -> str:
    """The marked diagrams, in columns that fill a page from left to right."""
    stock, drawn = Pictures(sheet.content), []
    for page in sheet.pages:
        for diagram in page.diagrams:
            if diagram.sheet:
                img, width, height = stock.picture(page, diagram, SCALE)
                name = f'<a href="#{anchor(page)}">{html.escape(title_of(diagram))}</a>'
                drawn.append((width, height + 26, f'<figure style="width:{width:.0f}px">{img}<figcaption>{name}</figcaption></figure>'))
    return "".join(f'<div class="pictures">{"".join(columns)}</div>' for columns in _pages(drawn))


def _pages(drawn: list[tuple[float, float, str]]) -> list[list[str]]:
    """Figures (width, height, HTML) -> for each page the HTML of its columns; like widths share a column, high ones first."""
    columns: list[tuple[float, float, list[str]]] = []  # width, height used, figures
    for width, height, figure in sorted(drawn, key=lambda item: (-item[0], -item[1], item[2])):
        fitting = [n for n, (_, used, _) in enumerate(columns) if used + height <= HEIGHT]
        if fitting:
            at = fitting[0]
            columns[at] = (columns[at][0], columns[at][1] + height, [*columns[at][2], figure])
        else:
            columns.append((width, height, [figure]))
    pages: list[list[str]] = []
    left = 0.0
    for width, _, figures in columns:
        if width + GAP > left:
            pages.append([])
            left = WIDTH + GAP
        left -= width + GAP
        pages[-1].append(f'<div style="width:{width:.0f}px">{"".join(figures)}</div>')
    return pages
