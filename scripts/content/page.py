"""One page: its front matter, its summary, its sections, its diagrams. The only parser of the project's Markdown."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from scripts.content.data import Source
from scripts.content.finding import Finding
from scripts.content.paths import kind_of, slug_of
from scripts.content.records import build, load_yaml, read_text

FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.S)
HEADING = re.compile(r"^(#{1,6}) +(.+?)(?: +\{[^}]*\})? *#*$")
FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})\s*([\w+-]*)")
RANGE = re.compile(r"^(\d+)(?:-(\d+))?$")
# What goes on the cheat sheet: a trap, a table's row (after its first cell) or a diagram (after the fence's language).
ON_SHEET = re.compile(r" \{ \.sheet \}(?=$| \|)")


@dataclass(frozen=True)
class FrontMatter:
    """The keys that a page's front matter may have; anything else is an error."""

    exam: tuple[str, ...] = ()
    notes: tuple[int | str, ...] = ()
    checked: datetime.date | None = None
    sources: tuple[dict, ...] = ()
    aliases: tuple[str, ...] = ()
    status: Literal["draft", "reviewed"] = "draft"
    beyond: bool = False
    examples: tuple[str, ...] = ()
    title: str = ""
    hide: tuple[str, ...] = ()
    template: str = ""
    search: dict = field(default_factory=dict)
    line: int = 1


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    line: int


@dataclass(frozen=True)
class Diagram:
    """A Mermaid fence: its source, the line of its first line, and whether it is on the cheat sheet."""

    source: str
    line: int
    sheet: bool = False


@dataclass
class Page:
    """A page of docs/.

    `name` is its path under docs/ without .md; `lines` are the file's, front matter included, without the marks for the cheat sheet;
    `on_sheet` are the numbers of the lines that had one.
    """

    path: Path
    name: str
    meta: FrontMatter
    lines: list[str]
    body_start: int
    headings: list[Heading] = field(default_factory=list)
    diagrams: list[Diagram] = field(default_factory=list)
    code_lines: set[int] = field(default_factory=set)
    on_sheet: set[int] = field(default_factory=set)
    open_fence: int = 0
    sources: tuple[Source, ...] = ()
    owned: list[tuple[int, int]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return kind_of(self.name)

    @property
    def slug(self) -> str:
        return slug_of(self.name)

    @property
    def category(self) -> str:
        parts = self.name.split("/")
        return parts[1] if parts[0] == "services" and len(parts) > 1 else ""

    @property
    def key(self) -> str:
        """The name without `services/`, as data/ refers to it."""
        return self.name.removeprefix("services/")

    @property
    def title(self) -> str:
        first = next((h for h in self.headings if h.level == 1), None)
        return first.text if first else self.meta.title or self.path.stem

    @property
    def body(self) -> str:
        return "\n".join(self.lines[self.body_start :])

    @property
    def summary(self) -> tuple[str, int]:
        """The one-sentence quote after the H1, and its line; ("", 0) if there is none."""
        for number, text in self.outside_code():
            if text.startswith("> "):
                return text[2:].strip(), number
            if text.startswith("## "):
                break
        return "", 0

    def outside_code(self):
        """(line number, text) of each line of the body that is not inside a fence."""
        for number in range(self.body_start + 1, len(self.lines) + 1):
            if number not in self.code_lines:
                yield number, self.lines[number - 1]

    def section(self, title: str) -> tuple[list[str], int] | None:
        """The lines under the H2 `title` up to the next H2, and the heading's line; None if there is no such section."""
        tops = [h for h in self.headings if h.level <= 2]
        for index, heading in enumerate(tops):
            if heading.level == 2 and heading.text == title:
                end = tops[index + 1].line - 1 if index + 1 < len(tops) else len(self.lines)
                return self.lines[heading.line : end], heading.line
        return None


def note_lines(entries: tuple, name: str, line: int) -> tuple[list[tuple[int, int]], list[Finding]]:
    """Line ranges from front matter entries such as `1162-1259` or `1300`, with findings for those that are none."""
    ranges, found = [], []
    for entry in entries:
        match = RANGE.match(str(entry))
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            found.append(Finding(name, line, "S002", f"notes: {entry!r} is not a range of lines", "write 12-34 or 12"))
        else:
            ranges.append((first, last))
    return ranges, found


def parse(path: Path, name: str, shown: str) -> tuple[Page | None, list[Finding]]:
    """Read the page at `path`; `name` is its path under docs/ without .md, `shown` the path for messages."""
    text, found = read_text(path, shown)
    if found:
        return None, found
    match = FRONT.match(text)
    if match:
        raw, found = load_yaml("\n" + match[1], shown)  # lines are counted from the file's first
        if found:
            return None, found
    elif name.startswith("services/"):
        return None, [Finding(shown, 1, "S001", "no front matter", "begin the file with --- and the keys of CONTRIBUTING.md")]
    else:
        raw = {}
    meta, found = build(FrontMatter, raw or {}, shown, 1)
    if meta is None:
        return None, found
    lines = text.split("\n")
    marked = {number for number, line in enumerate(lines, 1) if ON_SHEET.search(line)}
    plain = [ON_SHEET.sub("", line) for line in lines] if marked else lines
    page = Page(path, name, meta, plain, match[0].count("\n") if match else 0, on_sheet=marked)
    page.owned, wrong = note_lines(meta.notes, shown, 1)
    found += wrong
    sources = []
    for entry in meta.sources:
        source, wrong = build(Source, entry, shown, 1)
        found += wrong
        sources += [source] if source else []
    page.sources = tuple(sources)
    _scan(page)
    return page, found


def _scan(page: Page) -> None:
    """Fill in headings, diagrams, which lines are code, and the line of a fence that is never closed (0: there is none)."""
    fence, diagram, start = "", None, 0
    for number in range(page.body_start + 1, len(page.lines) + 1):
        text = page.lines[number - 1]
        match = FENCE.match(text)
        if fence:
            page.code_lines.add(number)
            if match and match[2].startswith(fence) and not match[3]:
                if diagram is not None:
                    page.diagrams.append(Diagram("\n".join(diagram), start, start - 1 in page.on_sheet))
                fence, diagram, page.open_fence = "", None, 0
            elif diagram is not None:
                diagram.append(text)
        elif match:
            page.code_lines.add(number)
            fence, page.open_fence = match[2], number
            if match[3] == "mermaid":
                diagram, start = [], number + 1
        elif heading := HEADING.match(text):
            page.headings.append(Heading(len(heading[1]), heading[2], number))
