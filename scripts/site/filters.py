"""Long tables that a reader narrows by words, service and kind: the limits and the corrections. Without scripts they show whole."""

from __future__ import annotations

import html
from collections.abc import Iterable

from scripts.content.data import CORRECTION_KINDS, QUOTA_KINDS
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import fill
from scripts.site.exam_lists import to
from scripts.content.names import short


def _options(first: str, names: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<option value="{html.escape(value)}">{html.escape(text)}</option>' for value, text in [("", first), *names])


def _form(what: str, services: dict[str, str], kinds: dict[str, str]) -> str:
    """The filter's form; filter.js shows it. `kinds`: the words in the table's column Kind -> the choice's words."""
    return (
        f'<form class="filter" role="search" aria-label="Narrow the {what}" data-search-exclude hidden>'
        f'<label>Words <input type="search" name="words" autocomplete="off"></label>'
        f'<label>Service <select name="service">{_options("all services", services.items())}</select></label>'
        f'<label>Kind <select name="kind">{_options("all kinds", kinds.items())}</select></label>'
        f'<output data-what="{what}"></output></form>'
    )


def _group(slug: str, title: str, page: Page, head: str, rows: list[str]) -> list[str]:
    columns = "|".join("---" for _ in head.split("|")[1:-1])
    return [
        f'<div class="filter-group" data-service="{slug}" markdown="1">',
        "",
        f"## [{title}]({to(page)})",
        "",
        head,
        f"|{columns}|",
        *rows,
        "",
        "</div>",
        "",
    ]


def limits(content: Content) -> str:
    """Every number of the site, grouped by service."""
    homes = content.homes()
    slugs = sorted({q.service for q in content.quotas.values() if q.service in homes}, key=lambda s: short(homes[s].title).lower())
    out = [_form("limits", {slug: short(homes[slug].title) for slug in slugs}, {k: k for k in QUOTA_KINDS.values()}), ""]
    for slug in slugs:
        rows = [
            f"| {q.name} | {q.text} | {QUOTA_KINDS[q.kind]} | {q.note} | [{q.checked}]({q.source}) |"
            for q in content.quotas.values()
            if q.service == slug
        ]
        out += _group(slug, short(homes[slug].title), homes[slug], "| Limit | Value | Kind | Note | Source |", rows)
    return "\n".join(out)


def corrections(content: Content) -> str:
    """Every correction, grouped by page."""
    pages = [page for page in content.service_pages() if page.key in content.corrections_of]
    homes = content.homes()
    services = {page.slug: short(homes.get(page.slug, page).title) for page in pages}
    services = dict(sorted(services.items(), key=lambda item: item[1].lower()))
    out = [_form("corrections", services, {words: words for words in CORRECTION_KINDS.values()}), ""]
    for page in pages:
        rows = []
        for entry in content.corrections_of[page.key]:
            where = ", ".join(f"[{n}](notes.md#l{n})" for n in entry.lines)
            since = f" since {entry.since}" if entry.since else ""
            now = f"{entry.now} {entry.why} [Source]({entry.source}), read {entry.checked}"
            said, now = (text.replace("|", "\\|") for text in (f'<span id="c-{entry.id}"></span>{entry.said}', now))
            rows.append(f"| {said} | {now} | {CORRECTION_KINDS[entry.kind]}{since} | {where} |")
        out += _group(page.slug, page.title, page, "| The notes said | True today | Kind | Lines |", rows)
    return fill("\n".join(out), content.quotas)
