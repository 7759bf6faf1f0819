"""The alphabetical index: every name by which something is known here, and the page or section that explains it."""

from __future__ import annotations

import html

from scripts.content.load import Content
from scripts.content.names import SIGNS, known_names, letter, short, sort_key

def index(content: Content) -> str:
    """The index as HTML: a section for each letter, its names in order, each with the page it leads to."""
    groups: dict[str, dict[tuple[str, str], str]] = {}
    for name, page, anchor in known_names(content):
        if not sort_key(name):
            continue
        address = "../../" + page.name.removesuffix("index").rstrip("/") + "/" + (f"#{anchor}" if anchor else "")
        where = "" if short(page.title).casefold() == name.casefold() else f" <small>{html.escape(short(page.title))}</small>"
        line = f'<li><a href="{address}">{html.escape(name)}</a>{where}</li>'
        groups.setdefault(letter(name), {})[(sort_key(name), address)] = line
    letters = sorted(groups, key=lambda each: (each != SIGNS, each))
    jump = " ".join(f'<a href="#{_anchor(each)}">{each}</a>' for each in letters)
    parts = [f'<p class="letters">{jump}</p>']
    for each in letters:
        lines = "".join(line for _, line in sorted(groups[each].items()))
        parts += ["", f"## {each} {{ #{_anchor(each)} }}", "", f'<ul class="index">{lines}</ul>']
    return "\n".join(parts)


def _anchor(first: str) -> str:
    return "signs" if first == SIGNS else f"letter-{first.lower()}"
