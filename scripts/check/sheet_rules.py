"""Rules on what is marked for the cheat sheet with `{ .sheet }`: only what the sheet shows, and something of each page that it shows."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.finding import Finding, relative
from scripts.content.load import Content
from scripts.content.page import Page

TRAPS, SIDES = "Exam traps", "Side by side"


def _within(page: Page, title: str, start: str) -> set[int]:
    """Numbers of the lines of the section `title` that begin with `start`."""
    section = page.section(title)
    if not section:
        return set()
    lines, heading = section
    return {number for number, line in enumerate(lines, heading + 1) if line.startswith(start)}


def check_sheet(page: Page, content: Content) -> Iterator[Finding]:
    """Findings about the marks of one page."""
    shown = relative(page.path, content.root)
    diagrams = {diagram.line - 1 for diagram in page.diagrams}
    traps, rows = _within(page, TRAPS, "- "), _within(page, SIDES, "|")
    fitting = diagrams | (rows if page.kind == "compare" else traps)
    for number in sorted(page.on_sheet - fitting):
        yield Finding(shown, number, "S026", "only an exam trap of a service, a row of a comparison and a diagram go on the cheat sheet")
    due = {"compare": rows}.get(page.kind, traps if page.meta.exam else set())
    if due and not due & page.on_sheet:
        kind, title = ("row", SIDES) if page.kind == "compare" else ("trap", TRAPS)
        start = page.section(title)[1]
        message = f"no {kind} is marked for the cheat sheet"
        yield Finding(shown, start, "S027", message, "mark the few worth learning with { .sheet }")
