"""Names as people say them, and every name by which something is known here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.content.anchors import anchors, plain
from scripts.content.load import Content
from scripts.content.page import Page

MAKER = re.compile(r"^(Amazon|AWS) ")
SIGNS = "0–9 and signs"


def short(title: str) -> str:
    """A title without the vendor's prefix."""
    name = MAKER.sub("", title)
    return name[0].upper() + name[1:]


def known_names(content: Content) -> Iterator[tuple[str, Page, str]]:
    """(name, page, anchor or "") of everything that an index lists: titles, other and old names, headings that only one page has."""
    pages = [page for page in content.pages.values() if page.kind not in ("home", "study")]
    # A heading that many pages share ("Limits") says nothing in a list of all.
    seen: dict[str, int] = {}
    for page in pages:
        for heading in page.headings:
            seen[heading.text] = seen.get(heading.text, 0) + 1
    for page in pages:
        yield short(page.title), page, ""
        service = content.services.get(page.slug)
        for name in [*page.meta.aliases, *(service.old_names if service and page.kind != "part" else ())]:
            yield MAKER.sub("", name), page, ""
        for anchor, heading in anchors(page, content.quotas).items():
            if seen[heading.text] == 1:
                yield plain(heading, content.quotas), page, anchor


def sort_key(name: str) -> str:
    """What a name is sorted by: without accents, case and signs before it."""
    return unicodedata.normalize("NFKD", name).casefold().lstrip("$-/*.@\"'`")


def letter(name: str) -> str:
    """The letter under which an index has the name."""
    first = sort_key(name)[:1].upper()
    return first if first.isalpha() else SIGNS
