"""The first page of the cheat sheet: how to read it, the contents, and the numbers that the pages call those that matter."""

from __future__ import annotations

import html

from scripts.content.data import Quota
from scripts.content.values import references
from scripts.export.sheet_html import Sheet, anchor, glance_rows, short_title, unbroken

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
)


def contents(sheet: Sheet) -> str:
    """The table of contents; the stylesheet adds the page numbers."""
    out = []
    for category, mine in sheet.groups():
        items = "".join(
            f'<li class="{page.kind}" data-to="#{anchor(page)}"><a href="#{anchor(page)}">{html.escape(short_title(page))}</a></li>'
            for page in mine
        )
        out.append(
            f'<div style="--accent:{category.light}"><p><a href="#{category.id}">{html.escape(category.name)}</a></p><ul>{items}</ul></div>'
        )
    return f'<nav class="toc">{"".join(out)}</nav>'


def number(quota: Quota) -> str:
    """A number's name and value, as an item of a list."""
    long = ' class="long"' if len(quota.text) > LONG else ""
    return f"<li><span>{html.escape(quota.name)}</span> <b{long}>{unbroken(html.escape(quota.text))}</b></li>"


def numbers(sheet: Sheet) -> str:
    """The numbers marked for the sheet that stand in a row 'Limits that matter', by service."""
    lists, shown = [], set()
    for category, mine in sheet.groups():
        for page in mine:
            row = glance_rows(page).get("Limits that matter", "")
            idents = dict.fromkeys(ref.removeprefix("q.").removesuffix(".value") for ref in references(row))
            quotas = [sheet.content.quotas[ident] for ident in idents if ident in sheet.content.quotas]
            chosen = [quota for quota in quotas if quota.sheet and quota.kind in LIMITS and quota.id not in shown]
            shown.update(quota.id for quota in chosen)
            if chosen:
                items = "".join(map(number, chosen))
                lists.append(
                    f'<div style="--accent:{category.light}">'
                    f'<p><a href="#{anchor(page)}">{html.escape(short_title(page))}</a></p><ul>{items}</ul></div>'
                )
    return f'<h2 class="plain">The numbers first</h2><div class="first">{"".join(lists)}</div>' if lists else ""


def document(sheet: Sheet, day: str, styles: str) -> str:
    """The whole document; `day` is when its facts were last held against their sources, `styles` its CSS."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} (DVA-C03)</title>'
        f'<meta name="description" content="Summary, limits and exam traps of every service"><style>{styles}</style></head>'
        f"<body><header><h1>{TITLE}</h1><p>DVA-C03 · {len(sheet.pages)} entries · "
        f"facts held against AWS's documentation up to {day}</p><p>How to read: {' · '.join(HOW)}.</p></header>"
        f'<h2 class="plain">Contents</h2>{contents(sheet)}{numbers(sheet)}<main>{sheet.entries()}</main></body></html>'
    )
