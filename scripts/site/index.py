"""The alphabetical index: every name by which something is known here, and the page or section that explains it."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator

from scripts.content.anchors import anchors, plain
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.site.short import short

SIGNS = "0–9 and signs"


def _names(content: Content) -> Iterator[tuple[str, Page, str]]:
    """(name, page, anchor or '') of everything to list."""
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
            yield short(name), page, ""
        for anchor, heading in anchors(page, content.quotas).items():
            if seen[heading.text] == 1:
                yield plain(heading, content.quotas), page, anchor


def _key(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold().lstrip("$-/*.@\"'`")


def index(content: Content) -> str:
    """The index as HTML: a section for each letter, its names in order, each with the page it leads to."""
    groups: dict[str, dict[tuple[str, str], str]] = {}
    for name, page, anchor in _names(content):
        if not _key(name):
            continue
        first = _key(name)[0].upper()
        address = "../../" + page.name.removesuffix("index").rstrip("/") + "/" + (f"#{anchor}" if anchor else "")
        where = "" if short(page.title).casefold() == name.casefold() else f" <small>{html.escape(short(page.title))}</small>"
        line = f'<li><a href="{address}">{html.escape(name)}</a>{where}</li>'
        groups.setdefault(first if first.isalpha() else SIGNS, {})[(_key(name), address)] = line
    letters = sorted(groups, key=lambda letter: (letter != SIGNS, letter))
    jump = " ".join(f'<a href="#{_anchor(letter)}">{letter}</a>' for letter in letters)
    parts = [f'<p class="letters">{jump}</p>']
    for letter in letters:
        lines = "".join(line for _, line in sorted(groups[letter].items()))
        parts += ["", f"## {letter} {{ #{_anchor(letter)} }}", "", f'<ul class="index">{lines}</ul>']
    return "\n".join(parts)


def _anchor(letter: str) -> str:
    return "signs" if letter == SIGNS else f"letter-{letter.lower()}"
