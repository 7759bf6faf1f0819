"""What the theme is told of a page: its category, status, exam tasks, reading time and last change."""

from __future__ import annotations

import re

from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import fill
from scripts.site.dress import exam_words, minutes


MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]")


def lead(markdown: str) -> str:
    """The first sentence of the first paragraph, as plain text: what a page without a summary says of itself; "" if there is none."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", markdown))
    first = next((block for block in blocks if block and not block.startswith(("#", "<", "|", "-"))), "")
    return re.split(r"(?<=\.) ", MARKUP.sub(r"\1", first).replace("\n", " "))[0]


def describe(page, ours: Page, content: Content, days: dict[str, str]) -> None:
    """Set what the templates show at the head of MkDocs' `page` and in the navigation; `days`: path -> day of its last change."""
    service = content.services.get(ours.slug)
    category = content.categories.get(ours.category)
    page.meta["description"] = fill(ours.summary[0], content.quotas)
    page.meta["category"] = category
    whole = service if service and ours.kind != "part" else None
    page.meta["status_words"] = whole.standing if whole else ""
    page.meta["exam_words"] = exam_words(ours, content) if whole else ""
    page.meta["beyond"] = ours.meta.beyond
    page.meta["old_names"] = service.old_names if service and ours.kind != "part" else ()
    page.meta["minutes"] = minutes(ours)
    page.meta["tags"] = [f"Task {task}" for task in ours.meta.exam]
    day = days.get(f"docs/{page.file.src_uri}")
    if day:
        page.meta["git_revision_date_localized"] = day
        page.update_date = day
    # Material shows an icon for it in the navigation. (The front matter's `status` means something else.)
    if whole and whole.status != "current":
        page.meta["status"] = whole.status
        page.meta["status_quiet"] = whole.usable
