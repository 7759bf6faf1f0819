"""What a page writes in code font: its inline spans, and its fenced code line by line; and which services it links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.content.page import FENCE, Page
from scripts.content.paths import slug_of

SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
LINK = re.compile(r"\]\(([^)\s#]+\.md)")
MARK = re.compile(r"\{\{\s*(?:q\.|limits\s)[^}]*\}\}")


@dataclass(frozen=True)
class Span:
    """A piece of code of a page and its line; `language` is "" for an inline span, else the fence's."""

    text: str
    line: int
    language: str = ""


def inline(page: Page) -> Iterator[Span]:
    """The spans in code font; a number shown by its id is taken out."""
    for number, text in page.outside_code():
        for match in SPAN.finditer(text):
            if shown := MARK.sub("", match[2]).strip():
                yield Span(shown, number)


def fenced(page: Page) -> Iterator[Span]:
    """The lines of fenced code, diagrams excepted; a line continued with a backslash is joined to the next."""
    language, held, start = None, "", 0
    for number in sorted(page.code_lines):
        text = page.lines[number - 1]
        if match := FENCE.match(text):
            language = (match[3] or "text") if language is None else None
            held = ""
        elif language and language != "mermaid":
            start = start if held else number
            held = f"{held} {text.strip()}" if held else text
            if held.endswith("\\"):
                held = held[:-1].rstrip()
            else:
                yield Span(held, start, language)
                held = ""


def linked(page: Page) -> list[str]:
    """The slugs of the service pages that `page` links, in the order of the page."""
    out: list[str] = []
    for target in LINK.findall(page.body):
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), target)).removesuffix(".md")
        if name.startswith("services/") and (slug := slug_of(name)) not in out:
            out.append(slug)
    return out
