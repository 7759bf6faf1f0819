"""The addresses of a page's sections, as MkDocs will make them."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify, unique

from scripts.content.data import Quota
from scripts.content.page import Heading, Page
from scripts.content.values import fill

MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[`*]")


def plain(heading: Heading, quotas: dict[str, Quota]) -> str:
    """The heading as a reader sees it: numbers filled in, no markup. UnknownQuota if it names a number that is not there."""
    return MARKUP.sub(lambda m: m[1] or "", fill(heading.text, quotas))


def anchors(page: Page, quotas: dict[str, Quota], highest: int = 2) -> dict[str, Heading]:
    """Anchor -> heading of each section from level `highest` down; made by the function that Python-Markdown's `toc` uses."""
    taken: set[str] = set()
    out = {}
    for heading in page.headings:
        anchor = unique(slugify(plain(heading, quotas), "-"), taken)
        if heading.level >= highest:
            out[anchor] = heading
    return out
