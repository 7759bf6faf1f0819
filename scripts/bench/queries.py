"""The learners' queries of tests/search/queries/, and what a reader finds where a result leads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.content.finding import UsageError
from scripts.content.paths import ROOT
from scripts.content.records import load_records

KINDS = ("name", "acronym", "question", "misspelling", "paraphrase", "number", "api", "comparison")
FOLDER = "tests/search/queries"
HEADING = re.compile(r'<h([1-3]) id="([^"]*)"')
GONE = re.compile(r"<(script|svg|style)\b.*?</\1>", re.S)
BLOCK = re.compile(r"</?(?:p|li|ul|ol|td|th|tr|table|div|h\d|dt|dd|pre|summary|details|caption|blockquote|br)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Query:
    """What is typed, of which kind, on which pages (paths under docs/services/, or under docs/) and by which pattern it is answered."""

    query: str
    kind: str
    pages: tuple[str, ...]
    answer: str
    held_out: bool = False
    line: int = 1

    @property
    def addresses(self) -> tuple[str, ...]:
        """Addresses of the pages from the site's root."""
        paths = [page if page.startswith(("compare/", "study/", "services/")) else f"services/{page}" for page in self.pages]
        return tuple(re.sub(r"(^|/)index/$", r"\1", f"{path}/") for path in paths)


def load_queries(root: Path = ROOT) -> list[Query]:
    """All queries; UsageError at the first that does not fit."""
    out: list[Query] = []
    for path in sorted((root / FOLDER).glob("*.yml")):
        name = path.relative_to(root).as_posix()
        records, found = load_records(path, name, Query)
        if found:
            raise UsageError(str(found[0]))
        for record in records:
            if record.kind not in KINDS:
                raise UsageError(f"{name}:{record.line}: kind {record.kind!r} is none of {', '.join(KINDS)}")
        out += records
    if not out:
        raise UsageError(f"no queries in {FOLDER}/")
    return out


def _text(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(TAG.sub("", BLOCK.sub(" ", GONE.sub("", markup))))).strip()


def opened(site: Path, address: str, whole: bool = False) -> str:
    """What a reader sees at `address` (from the site's root): the section from its heading to the next of its level or above.

    With `whole`, the page's text from its first heading on.
    """
    path, _, anchor = address.partition("#")
    file = site / path / "index.html"
    if not file.is_file():
        return ""
    markup = file.read_text(encoding="utf-8").split("</article>")[0]
    heads = list(HEADING.finditer(markup))
    if whole:
        return _text(markup[heads[0].start() if heads else 0 :])
    at = next((i for i, head in enumerate(heads) if head[2] == anchor), 0)
    if not heads or (anchor and heads[at][2] != anchor):
        return ""
    level = int(heads[at][1])
    if not anchor or level == 1:
        # The page's beginning with its card; the rest are sections of their own.
        end = next((head.start() for head in heads[at + 1 :] if head[2] != "at-a-glance"), len(markup))
    else:
        end = next((head.start() for head in heads[at + 1 :] if int(head[1]) <= level), len(markup))
    return _text(markup[heads[at].start() : end])
