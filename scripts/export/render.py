"""A page's Markdown as HTML for print: numbers filled in, links turned inwards, nothing torn apart at a line's end."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable

import markdown

from scripts.content.data import NBSP
from scripts.content.finding import UsageError
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import UnknownQuota, fill

HREF = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.S)
PIPE = re.compile(r"(?<!\\)\|")
FOLDED = re.compile(r"^\?\?\?\+?", re.M)  # a box that the site shows folded
MAKER = re.compile(r"^(Amazon|AWS) ")
UNIT = re.compile(r"(?<![\w.-])(\d[\d.,]*) (?=[a-zA-Z%])")  # a number and the space before what it counts
LONG_CODE = 40  # characters of code, its tags included, that may wrap
Target = Callable[[Page, str], str]


def anchor(page: Page) -> str:
    """The id of a page's entry."""
    return page.key.replace("/", "-")


def short_title(page: Page) -> str:
    """The title without the maker's name, a part's without its service's."""
    if page.kind == "part":
        return page.title.split(": ", 1)[-1]
    title = MAKER.sub("", page.title)
    return title[:1].upper() + title[1:]


def unbroken(markup: str) -> str:
    """`markup` with no line end possible between a number and its unit, nor inside short code."""
    out = []
    for part in re.split(r"(<code>.*?</code>|<[^>]*>)", markup, flags=re.S):
        if not part.startswith("<"):
            out.append(UNIT.sub(rf"\1{NBSP}", part))
        elif part.startswith("<code>"):
            # Unicode allows no line end before a full stop, so that `.fifo` would drag the words before it along.
            start = "<wbr>" if part.startswith("<code>.") else ""
            out.append(start + (part.replace("<code>", '<code class="whole">') if len(part) < LONG_CODE else part))
        else:
            out.append(part)
    return "".join(out)


def cells(line: str) -> list[str]:
    """The cells of a row of a Markdown table."""
    return [cell.strip() for cell in PIPE.split(line)[1:-1]]


def is_rule(row: list[str]) -> bool:
    """Whether the cells are those of the line under a table's head."""
    return bool(row) and all(cell and not cell.strip("-: ") for cell in row)


class Printer:
    """Turns Markdown into HTML; `target` says where a link to a page (and perhaps a section) leads, "" if nowhere."""

    def __init__(self, content: Content, target: Target) -> None:
        self.content = content
        self.target = target
        self.markdown = markdown.Markdown(extensions=["admonition", "sane_lists", "tables"])

    def block(self, text: str, page: Page) -> str:
        """Markdown of `page` as HTML, links turned inwards."""
        try:
            filled = fill(text, self.content.quotas)
        except UnknownQuota as unknown:
            raise UsageError(f"docs/{page.name}.md: no quota {unknown.args[0]!r} in data/quotas.yml") from None

        def inwards(match: re.Match) -> str:
            path, _, section = html.unescape(match[1]).partition("#")
            name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)).removesuffix(".md") if path else page.name
            other = self.content.pages.get(name)
            address = self.target(other, section) if other and not path.startswith("http") else ""
            return f'<a href="{address}">{match[2]}</a>' if address else match[2]

        rendered = self.markdown.reset().convert(FOLDED.sub("!!!", filled))
        return unbroken(HREF.sub(inwards, rendered))

    def inline(self, text: str, page: Page) -> str:
        """One line of a page's Markdown as HTML."""
        return self.block(text, page).removeprefix("<p>").removesuffix("</p>")
