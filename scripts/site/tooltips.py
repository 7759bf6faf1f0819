"""Tooltips: on each page the first mention of a glossary's term explains itself.

Done on the page's HTML in one pass; Markdown's own `abbr` wants the definitions on each page and looks for all of them in each text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from scripts.content.data import Quota, Term
from scripts.content.values import fill

# Where no tooltip belongs: code, drawings, what is a tooltip already, and within tags.
SILENT = re.compile(r"<(pre|code|svg|script|kbd|abbr)\b.*?</\1>|<[^>]+>", re.S)
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Explained:
    """A term and the `<abbr>` that explains it, both as HTML, and the words that it is made of."""

    term: str
    shown: str
    words: frozenset[str]


def explanations(glossary: list[Term], quotas: dict[str, Quota]) -> list[Explained]:
    """The terms that have an explanation, the longest first. UnknownQuota if a meaning names a number that is not there."""
    out = []
    for term in glossary:
        meaning = fill(": ".join(filter(None, (term.expansion, term.meaning))), quotas)
        if meaning:
            name = html.escape(term.term, quote=False)
            title = html.escape(meaning, quote=False).replace('"', "&quot;")
            out.append(Explained(name, f'<abbr title="{title}">{name}</abbr>', frozenset(WORD.findall(name))))
    return sorted(out, key=lambda explained: -len(explained.term))


def _first(term: str, text: str) -> int:
    """Where `term` first stands in `text` as a whole word, -1 if nowhere; a pattern for each of hundreds of terms would take longer."""
    at = text.find(term)
    while at >= 0:
        if not WORD.match(text[at - 1 : at]) and not WORD.match(text, at + len(term)):
            return at
        at = text.find(term, at + 1)
    return -1


def explain(markup: str, terms: list[Explained]) -> str:
    """The HTML of a page with the first mention of each of `terms` explained."""
    text = SILENT.sub(lambda match: " " * len(match[0]), markup)
    words = set(WORD.findall(text))
    marks = []
    for each in terms:
        at = _first(each.term, text) if each.words <= words else -1
        if at >= 0:
            marks.append((at, each))
            # "API Gateway" is no mention of "API".
            text = text.replace(each.term, " " * len(each.term)) if len(each.words) > 1 else text
    out, end = [], 0
    for at, each in sorted(marks, key=lambda mark: mark[0]):
        out += [markup[end:at], each.shown]
        end = at + len(each.term)
    return "".join([*out, markup[end:]])
