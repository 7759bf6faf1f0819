"""Lists that the data makes: the catalogue of the home page, the comparisons, the raw notes; the table LISTS names them all."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from scripts.content.load import Content
from scripts.content.paths import notes_file
from scripts.content.values import fill
from scripts.site import exam_lists, filters, index, news
from scripts.content.names import short

MARK = re.compile(r"^<!-- here: (\w[\w-]*) -->$", re.M)


@dataclass(frozen=True)
class Entry:
    """A line of the catalogue."""

    name: str
    url: str
    status: str
    quiet: bool = False  # a new name is no warning


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
            standing = service.standing if service else ""
            # Year and month are enough here: "retired 2025-10".
            badge = re.sub(r" since (\d{4}(?:-\d\d)?).*", r" \1", standing)
            entries.append(Entry(short(page.title), f"{page.name}.md", badge, service is None or service.usable))
        out.append((ident, category.name, entries))
    return out


def accents(content: Content) -> str:
    """The stylesheet with each category's accent, in both schemes."""
    out = []
    for c in content.categories.values():
        out.append(f'[data-category="{c.id}"] {{ --accent: {c.light}; --md-accent-fg-color: {c.light}; }}')
        dark = f'[data-md-color-scheme="slate"][data-category="{c.id}"], [data-md-color-scheme="slate"] [data-category="{c.id}"]'
        out.append(f"@media screen {{ {dark} {{ --accent: {c.dark}; --md-accent-fg-color: {c.dark}; }} }}")
    return "\n".join(out) + "\n"


def comparisons(content: Content) -> str:
    """The comparison pages with their summaries, in alphabetical order of their titles."""
    pages = sorted((page for page in content.pages.values() if page.kind == "compare"), key=lambda page: page.title.lower())
    return "\n".join(
        f"- [{page.title}]({page.name.removeprefix('compare/')}.md): {fill(page.summary[0], content.quotas)}" for page in pages
    )


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


LISTS = {
    "limits": filters.limits,
    "corrections": filters.corrections,
    "comparisons": comparisons,
    "raw-notes": raw_notes,
    "exam-facts": exam_lists.exam_facts,
    "exam-map": exam_lists.exam_map,
    "exam-changes": exam_lists.changes,
    "in-scope": exam_lists.in_scope,
    "study-plan": exam_lists.plan,
    "changelog": news.changelog,
    "aws-changes": news.aws_changes,
    "index": index.index,
}


def expand(markdown: str, content: Content) -> str:
    """Replace each `<!-- here: name -->` by its list; KeyError for a name that there is none of."""
    return MARK.sub(lambda match: LISTS[match[1]](content), markdown)
