"""Lists that the data makes: the catalogue of the home page, limits, corrections, tasks of the exam, the raw notes."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass

from scripts.content.data import CORRECTION_KINDS, QUOTA_KINDS, STATUS_WORDS
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.paths import notes_file
from scripts.content.values import fill

MARK = re.compile(r"^<!-- here: (\w[\w-]*) -->$", re.M)


@dataclass(frozen=True)
class Entry:
    """A line of the catalogue."""

    name: str
    url: str
    status: str
    parts: tuple[tuple[str, str], ...] = ()


def short(title: str) -> str:
    """A title without the vendor's prefix, as people say it."""
    name = re.sub(r"^(Amazon|AWS) ", "", title)
    return name[0].upper() + name[1:]


def catalogue(content: Content, order: list[str]) -> list[tuple[str, str, list[Entry]]]:
    """(category id, category name, entries) for the home page; `order` names the pages in the order of the navigation."""
    out = []
    for ident, category in content.categories.items():
        entries = []
        pages = [content.pages[n] for n in order if n in content.pages and content.pages[n].category == ident]
        for page in pages:
            if page.kind == "part":
                continue
            service = content.services.get(page.slug)
            status = service.status if service else "current"
            entries.append(Entry(short(page.title), f"{page.name}.md", "" if status == "current" else STATUS_WORDS[status]))
        out.append((ident, category.name, entries))
    return out


def accents(content: Content) -> str:
    """The stylesheet with each category's accent, in both schemes."""
    out = []
    for c in content.categories.values():
        out.append(f'[data-category="{c.id}"] {{ --accent: {c.light}; --md-accent-fg-color: {c.light}; }}')
        out.append(
            f'[data-md-color-scheme="slate"][data-category="{c.id}"], [data-md-color-scheme="slate"] [data-category="{c.id}"] {{ --accent: {c.dark}; --md-accent-fg-color: {c.dark}; }}'
        )
    return "\n".join(out) + "\n"


def _to(page: Page) -> str:
    return posixpath.relpath(f"{page.name}.md", "study")


def limits(content: Content) -> str:
    """Every number of the site, grouped by service."""
    out: list[str] = []
    homes = {page.slug: page for page in content.service_pages() if page.kind != "part"}
    for slug in sorted({q.service for q in content.quotas.values() if q.service in homes}, key=lambda s: short(homes[s].title).lower()):
        home = homes[slug]
        out += [
            f"## {short(home.title)}",
            "",
            f"[{home.title}]({_to(home)})",
            "",
            "| Limit | Value | Kind | Note | Source |",
            "|---|--:|---|---|---|",
        ]
        for q in content.quotas.values():
            if q.service == slug:
                out.append(f"| {q.name} | {q.text} | {QUOTA_KINDS[q.kind]} | {q.note} | [{q.checked}]({q.source}) |")
        out.append("")
    return "\n".join(out)


def corrections(content: Content) -> str:
    """Every correction, grouped by page."""
    out: list[str] = []
    for page in content.service_pages():
        entries = [c for c in content.corrections if c.page == page.key]
        if not entries:
            continue
        out += [
            f"## {page.title}",
            "",
            f"[{page.title}]({_to(page)})",
            "",
            "| The notes said | True today | Kind | Lines |",
            "|---|---|---|---|",
        ]
        for entry in sorted(entries, key=lambda e: e.lines):
            where = ", ".join(f"[{n}](notes.md#l{n})" for n in entry.lines)
            since = f" since {entry.since}" if entry.since else ""
            said, now = (text.replace("|", "\\|") for text in (entry.said, f"{entry.now} {entry.why} [Source]({entry.source})"))
            out.append(f"| {said} | {now} | {CORRECTION_KINDS[entry.kind]}{since} | {where} |")
        out.append("")
    return fill("\n".join(out), content.quotas)


def exam_map(content: Content) -> str:
    """The pages of each task of the exam."""
    out: list[str] = []
    for task in content.tasks.values():
        out += [f"## {task.id} {task.name}", ""]
        out += [
            f"- [{page.title}]({_to(page)}): {fill(page.summary[0], content.quotas)}"
            for page in content.service_pages()
            if task.id in page.meta.exam
        ]
        out.append("")
    return "\n".join(out)


def raw_notes(content: Content) -> str:
    """The raw notes, lines numbered; each run of lines names the page that owns it, or why it was dropped."""
    owners = {n: page for page in content.service_pages() for a, b in page.owned for n in range(a, b + 1)}
    dropped = {n: entry for entry in content.dropped for n in entry.lines}
    rows, before = [], object()
    for number, text in enumerate(notes_file(content.root).read_text(encoding="utf-8").split("\n"), 1):
        page, gone = owners.get(number), dropped.get(number)
        where = ""
        if text.strip() and (gone or page) is not before:
            before = gone or page
            if gone:
                where = f'<span class="gone">{html.escape(gone.reason)}</span>'
            elif page:
                where = f'<a href="../../{page.name.removesuffix("index").rstrip("/")}/">{html.escape(page.title)}</a>'
        rows.append(f'<tr id="l{number}"><td>{number}</td><td>{html.escape(text)}</td><td>{where}</td></tr>')
    body = "\n".join(rows)
    return f'<table class="raw-notes"><thead><tr><th>Line</th><th>As the OCR read it</th><th>Page</th></tr></thead><tbody>\n{body}\n</tbody></table>'


LISTS = {"limits": limits, "corrections": corrections, "exam-map": exam_map, "raw-notes": raw_notes}


def expand(markdown: str, content: Content) -> str:
    """Replace each `<!-- here: name -->` by its list; KeyError for a name that there is none of."""
    return MARK.sub(lambda match: LISTS[match[1]](content), markdown)
