"""A page's Markdown as it is built: numbers filled in, the generated sections added, the head marked up."""

from __future__ import annotations

import html
import posixpath

from scripts.content.data import CORRECTION_KINDS, Correction
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import fill

NOTES_PAGE = "study/notes.md"
CORRECTIONS_PAGE = "study/corrections.md"
WORDS_A_MINUTE = 220
FOLD_FROM = 3


def link(page: Page, target: str) -> str:
    """Relative link from `page` to `target` (a path under docs/, with .md and perhaps an anchor)."""
    return posixpath.relpath(target, posixpath.dirname(f"{page.name}.md"))


def spans(page: Page) -> str:
    """The page's ranges of note lines as links into the raw notes."""
    target = link(page, NOTES_PAGE)
    return ", ".join(f"[{a}–{b}]({target}#l{a})" if b > a else f"[{a}]({target}#l{a})" for a, b in page.owned)


def exam_words(page: Page, content: Content) -> str:
    """Whether the exam's guide names the service of the page."""
    naming = content.exam.naming(page.key) if content.exam else ""
    return {"": "not named by the exam guide", "in scope": "in scope of the exam"}.get(naming, f"named by the exam guide, {naming}")


def status_boxes(page: Page, content: Content) -> list[str]:
    """Banners: one for the page's service, one for the features explained here that a newcomer cannot, or should not, use, or that moved."""
    lines = []
    service = content.services.get(page.slug) if page.kind != "part" else None
    if service and service.status != "current" and service.instead:
        exam = "" if service.usable else f" ({exam_words(page, content)})"
        lines += [f'!!! changed "{service.name}: {service.standing}{exam}"', "", f"    {service.instead} [Source]({service.source})", ""]
    features = [s for s in content.services.values() if s.page == page.key and s.status != "current" and s.instead]
    if len(features) == 1:
        (feature,) = features
        lines += [f'!!! changed "{feature.name}: {feature.standing}"', "", f"    {feature.instead} [Source]({feature.source})", ""]
    elif features:
        # Three and more would push the page's own beginning off the screen.
        fold = "!!!" if len(features) < FOLD_FROM else "???"
        lines += [f'{fold} changed "{len(features)} things named here are not for new work"', ""]
        lines += [f"    - **{f.name}**: {f.standing}. {f.instead} [Source]({f.source})" for f in features]
        lines.append("")
    return lines


def changed_section(entries: list[Correction], page: Page) -> list[str]:
    """The folded list of what the notes said and what is true."""
    if not entries:
        return []
    lines = [
        "",
        "## What changed since the notes",
        "",
        f'??? changed "{len(entries)} correction{"" if len(entries) == 1 else "s"} to the notes"',
        "",
    ]
    for entry in entries:
        where = ", ".join(f"[{n}]({link(page, NOTES_PAGE)}#l{n})" for n in entry.lines)
        since = f" since {entry.since}" if entry.since else ""
        lines += [
            f'    <span id="c-{entry.id}"></span>**{CORRECTION_KINDS[entry.kind]}{since}**, notes line {where}: <q>{html.escape(entry.said)}</q>',
            "",
            f"    {entry.now} {entry.why} [Source]({entry.source}), read {entry.checked}",
            "",
        ]
    return [*lines, f"    [What the notes got wrong on other pages]({link(page, CORRECTIONS_PAGE)})", ""]


def sources_section(page: Page) -> list[str]:
    """The sources that the page was held against."""
    if not page.sources:
        return []
    lines = ["", "## Sources", ""]
    lines += [f'- [{s.title}]({s.url}), read {s.read}' for s in page.sources]
    return [*lines, ""]


def minutes(page: Page) -> int:
    """Reading time of the page's prose, at least one minute."""
    words = sum(len(text.split()) for _, text in page.outside_code())
    return max(1, round(words / WORDS_A_MINUTE))


def _lead(lines: list[str], page: Page) -> list[str]:
    """The summary as a lead paragraph."""
    text, number = page.summary
    if not text:
        return lines
    index = number - 1 - page.body_start
    return [*lines[:index], text, "{ .lead }", *lines[index + 1 :]]


def dress(page: Page, content: Content) -> str:
    """The Markdown that MkDocs renders for a page of docs/services/. UnknownQuota if it names a number that is not there."""
    lines = _lead(page.lines[page.body_start :], page)
    first = next((i for i, text in enumerate(lines) if text == "{ .lead }"), None)
    if first is not None:
        lines[first + 1 : first + 1] = ["", *status_boxes(page, content)]
    lines += changed_section(content.corrections_of.get(page.key, []), page)
    lines += sources_section(page)
    if page.owned:
        lines += [f"From the handwritten notes, lines {spans(page)}.", "{ .from-notes }", ""]
    return fill("\n".join(lines), content.quotas)
