"""The cheat sheet as one document: the numbers to know by heart, the contents, tables and pictures, the entries."""

from __future__ import annotations

import html
import itertools

from scripts.content.data import Quota
from scripts.content.finding import UsageError
from scripts.content.values import references
from scripts.export.columns import columns, lines, split
from scripts.export.render import anchor, short_title, unbroken
from scripts.export.sheet_html import Sheet, glance_rows
from scripts.export.sheet_tables import PICKERS, REFERENCE, comparisons, part, pictures, tables

TITLE = "AWS Developer cheat sheet"
LONG = 17  # characters of a value that may wrap here
LIMITS = {"default", "adjustable", "hard"}
HOW = (
    "<b>bold line</b>: what it is",
    "<b>hard</b>: a limit that stays",
    "<b>raisable</b>: a quota that AWS raises on request",
    "<b>default</b>: what you get unless you set it",
    "<b>×</b> <i>slanted</i>: what a wrong answer claims; upright: what is true",
    "<b>▸</b> at the top: a category begins on this page",
    "<b>↗</b>: the page on the site",
)


PARTS = (("which", "Which service?"), ("versus", "A or B?"), ("codes", "Ports, status codes, formulas"), ("pictures", "Pictures"))
TOC_COLUMNS, TOC_WIDTH = 6, 24  # and the characters that fit on a line of it
FIRST_COLUMNS, FIRST_WIDTH = 4, 40


def contents(sheet: Sheet, parts: dict[str, str]) -> str:
    """The table of contents; the stylesheet adds the page numbers."""
    groups = [("To choose by", "", [(ident, name, "choose") for ident, name in PARTS if parts[ident]])]
    for category, mine in sheet.groups():
        head = f'<a href="#{category.id}">{html.escape(category.name)}</a>'
        groups.append((head, f' style="--accent:{category.light}"', [(anchor(page), short_title(page), page.kind) for page in mine]))
    items = [(group, item) for group in groups for item in group[2]]
    weights = [lines(item[1], TOC_WIDTH) + (1.4 if item is group[2][0] else 0) for group, item in items]
    out = []
    for column in split(weights, TOC_COLUMNS):
        inner = ""
        for (head, style, members), mine in itertools.groupby((items[index] for index in column), key=lambda pair: pair[0]):
            chosen = [item for _, item in mine]
            first = f"<p>{head}</p>" if chosen[0] == members[0] else ""
            rows = "".join(
                f'<li class="{kind}" data-to="#{ident}"><a href="#{ident}">{html.escape(name)}</a></li>' for ident, name, kind in chosen
            )
            inner += f"<div{style}>{first}<ul>{rows}</ul></div>"
        out.append(f"<div>{inner}</div>")
    return f'<nav class="columns of{TOC_COLUMNS} toc">{"".join(out)}</nav>'


def number(quota: Quota) -> str:
    """A number's name and value, as an item of a list."""
    long = ' class="long"' if len(quota.text) > LONG else ""
    return f"<li><b{long}>{unbroken(html.escape(quota.text))}</b> <span>{html.escape(quota.name)}</span></li>"


def numbers(sheet: Sheet) -> str:
    """The numbers marked for the sheet that stand in a row 'Limits that matter', by service."""
    lists, shown = [], set()
    for category, mine in sheet.groups():
        for page in mine:
            row = glance_rows(page).get("Limits that matter", "")
            idents = dict.fromkeys(ref.removeprefix("q.").removesuffix(".value") for ref in references(row))
            if gone := [ident for ident in idents if ident not in sheet.content.quotas and "." in ident]:
                raise UsageError(f"docs/{page.name}.md: no quota {gone[0]!r} in data/quotas.yml")
            quotas = [sheet.content.quotas[ident] for ident in idents if ident in sheet.content.quotas]
            chosen = [quota for quota in quotas if quota.sheet and quota.kind in LIMITS and quota.id not in shown]
            shown.update(quota.id for quota in chosen)
            if chosen:
                items = "".join(map(number, chosen))
                weight = 1.6 + sum(lines(quota.name + quota.text, FIRST_WIDTH) for quota in chosen)
                block = (
                    f'<div style="--accent:{category.light}">'
                    f'<p><a href="#{anchor(page)}">{html.escape(short_title(page))}</a></p><ul>{items}</ul></div>'
                )
                lists.append((weight, block))
    heading = '<h2 class="plain" id="numbers" data-name="Numbers to know by heart">Numbers to know by heart</h2>'
    return heading + columns(lists, FIRST_COLUMNS, "first") if lists else ""


def document(sheet: Sheet, stamp: str, styles: str) -> str:
    """The whole document; `stamp` says of which day and version it is, `styles` is its CSS."""
    parts = {
        "which": tables(sheet, PICKERS),
        "versus": comparisons(sheet),
        "codes": tables(sheet, REFERENCE),
        "pictures": pictures(sheet),
    }
    shown = {ident: part(name, ident, parts[ident]) for ident, name in PARTS}
    before = "".join(shown[ident] for ident in ("which", "versus", "codes"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} (DVA-C03)</title>'
        f'<meta name="description" content="Numbers, choices, pictures and exam traps of every service"><style>{styles}</style></head>'
        f"<body><header><h1>{TITLE}</h1><p>{stamp}</p></header>{numbers(sheet)}"
        f'<h2 class="plain new" id="contents" data-name="Contents">Contents</h2>{contents(sheet, parts)}'
        f'<p class="how">How to read the entries: {" · ".join(HOW)}.</p>{before}<main>{sheet.entries()}</main>{shown["pictures"]}</body></html>'
    )
