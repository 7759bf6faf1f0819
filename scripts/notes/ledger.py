"""The ledger: proves that nothing in the notes was lost.

usage: python -m scripts.notes.ledger [--root DIR] [PAGE ...]

Every non-blank line of notes/*.txt is owned by exactly one page (`notes:` in its front matter) or stands in
data/dropped.yml with a reason. The content words of an owned line, after the mends of data/mends.yml and stemming, are all
found on its page as a reader sees it, most of them together in one block, or data/corrections.yml says what replaced the line.
Prints the counts. With PAGE (files under docs/) only the words of these pages' lines are looked at.

Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from scripts.content.blocks import blocks
from scripts.content.finding import Finding, UsageError, relative, report, usage_error
from scripts.content.load import Content, load
from scripts.content.page import Page
from scripts.content.paths import ROOT, notes_file
from scripts.content.records import read_text
from scripts.content.words import content_words, stem, stems_seen
from scripts.notes.glyphs import plain

DROPPED_SHARE = 0.04  # at most this share of the non-blank lines may carry nothing
TOGETHER = 0.8  # this share of a line's content words stands in one block of its page


@dataclass
class Ledger:
    """Who owns what: line number -> names of the pages that own it, -> reason if dropped, -> corrected; and the counts."""

    lines: list[str]
    owners: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    dropped: dict[int, str] = field(default_factory=dict)
    corrected: set[int] = field(default_factory=set)
    mended: dict[int, str] = field(default_factory=dict)

    @property
    def written(self) -> list[int]:
        """The numbers of the non-blank lines."""
        return [n for n, text in enumerate(self.lines, 1) if text.strip()]


def read_notes(root: Path) -> list[str]:
    """The lines of the raw notes, numbered from 1 by position; UsageError if they cannot be read or are empty."""
    path = notes_file(root)
    text, unreadable = read_text(path, relative(path, root))
    if unreadable or not text.strip():
        raise UsageError(unreadable[0] if unreadable else f"{relative(path, root)} is empty")
    return text.split("\n")


def open_ledger(content: Content) -> tuple[Ledger, list[Finding]]:
    """Enter every page, drop, correction and mend; findings for entries that cannot be right."""
    ledger, found = Ledger(read_notes(content.root)), []
    last = len(ledger.lines)
    for page in content.pages.values():
        shown = relative(page.path, content.root)
        for first, end in page.owned:
            if not 1 <= first <= end <= last:
                found.append(Finding(shown, 1, "N008", f"notes: {first}-{end} lies outside the notes (1-{last})"))
                continue
            for number in range(first, end + 1):
                ledger.owners[number].append(page.name)
    for entry in content.dropped:
        for number in entry.lines:
            if not 1 <= number <= last or not ledger.lines[number - 1].strip():
                found.append(Finding("data/dropped.yml", entry.line, "N008", f"line {number} of the notes is blank or not there"))
            elif number in ledger.dropped:
                found.append(Finding("data/dropped.yml", entry.line, "N009", f"line {number} is dropped twice"))
            ledger.dropped[number] = entry.reason
    for entry in content.corrections:
        ledger.corrected.update(entry.lines)
        if wrong := [n for n in entry.lines if not 1 <= n <= last]:
            found.append(Finding("data/corrections.yml", entry.line, "N008", f"line {wrong[0]} lies outside the notes (1-{last})"))
    for entry in content.mends:
        for number in entry.lines:
            raw = ledger.mended.get(number, ledger.lines[number - 1] if 1 <= number <= last else "")
            if entry.read not in raw:
                found.append(Finding("data/mends.yml", entry.line, "N007", f"line {number} does not read {entry.read!r}"))
            if not entry.becomes and not entry.why:
                found.append(Finding("data/mends.yml", entry.line, "N010", "words are taken out without a reason", "add why:"))
            ledger.mended[number] = raw.replace(entry.read, entry.becomes, 1)
    return ledger, found


def check_fates(ledger: Ledger, notes: str) -> list[Finding]:
    """Each non-blank line has exactly one fate; not too many are dropped."""
    found = []
    for number in ledger.written:
        owners = ledger.owners.get(number, [])
        if number in ledger.dropped and owners:
            found.append(Finding(notes, number, "N003", f"is dropped and owned by {owners[0]}", "leave it out of one of the two"))
        elif not owners and number not in ledger.dropped:
            found.append(Finding(notes, number, "N001", "belongs to no page", "add it to a page's notes: or to data/dropped.yml"))
        elif len(owners) > 1:
            found.append(Finding(notes, number, "N002", "is owned by " + " and ".join(owners), "keep one owner"))
    if len(ledger.dropped) > DROPPED_SHARE * len(ledger.written):
        share = 100 * len(ledger.dropped) / len(ledger.written)
        found.append(
            Finding("data/dropped.yml", 1, "N006", f"{share:.1f} % of the lines are dropped, at most {100 * DROPPED_SHARE:.0f} % may be")
        )
    return found


class Reader:
    """What a reader of one page sees, ready to be asked for words."""

    def __init__(self, page: Page, content: Content) -> None:
        self.shorthand = content.shorthand
        seen = blocks(page, content.quotas)
        self.blocks = [stems_seen(block.text) | stems_seen(block.context) for block in seen]
        self.all = set().union(*self.blocks) if self.blocks else set()

    def has(self, word: str, where: set[str]) -> bool:
        """Is `word`, or what the notebook's shorthand means by it, among the stems `where`?"""
        if stem(word) in where or word in where:
            return True
        return any(all(stem(w) in where for w in content_words(means) or [means]) for means in self.shorthand.get(word, ()))

    def missing(self, words: list[str]) -> list[str]:
        """The words that the page does not show at all."""
        return [word for word in words if not self.has(word, self.all)]

    def together(self, words: list[str]) -> int:
        """How many of the words the best block of the page holds."""
        return max((sum(self.has(w, block) for w in words) for block in self.blocks), default=0)


def check_words(ledger: Ledger, page: Page, content: Content, notes: str) -> tuple[list[Finding], int]:
    """Findings for lines of `page` whose words a reader does not find there; and how many lines were compared."""
    found, compared, reader = [], 0, Reader(page, content)
    shown = relative(page.path, content.root)
    for first, end in page.owned:
        for number in range(first, min(end, len(ledger.lines)) + 1):
            raw = ledger.lines[number - 1]
            if not raw.strip() or number in ledger.corrected or number in ledger.dropped:
                continue
            words = list(dict.fromkeys(content_words(plain(ledger.mended.get(number, raw)))))
            compared += 1
            if missing := reader.missing(words):
                found.append(
                    Finding(
                        notes,
                        number,
                        "N004",
                        f"{shown} does not show {', '.join(missing)!r} of {raw.strip()!r}",
                        "say it there, or enter a mend, a correction or a drop",
                    )
                )
            elif reader.together(words) < math.ceil(TOGETHER * len(words)):
                found.append(
                    Finding(
                        notes,
                        number,
                        "N005",
                        f"{shown} has the words of {raw.strip()!r}, but nowhere together",
                        "keep them in one sentence, item or row",
                    )
                )
    return found, compared


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    args = parser.parse_args(argv)
    try:
        content = load(args.root)
        notes = relative(notes_file(args.root), args.root)
        wanted = {p.resolve() for p in args.pages}
        if missing := [p for p in args.pages if not p.is_file()]:
            raise UsageError(f"no such page: {missing[0]}")
        ledger, found = open_ledger(content)
    except (UsageError, FileNotFoundError) as error:
        return usage_error(error)
    if not wanted:
        found += content.findings + check_fates(ledger, notes)
    compared = 0
    for page in content.pages.values():
        if page.owned and (not wanted or page.path.resolve() in wanted):
            wrong, count = check_words(ledger, page, content, notes)
            found, compared = found + wrong, compared + count
    if not wanted:
        written = ledger.written
        owned = sum(1 for n in written if len(ledger.owners.get(n, [])) == 1 and n not in ledger.dropped)
        gone = sum(1 for n in written if n in ledger.dropped)
        print(
            f"notes: {len(written)} non-blank lines; {owned} owned by one page, {gone} dropped ({100 * gone / len(written):.1f} %), "
            f"{100 * (owned + gone) / len(written):.2f} % accounted for; {sum(1 for n in written if n in ledger.corrected)} corrected, "
            f"{len(ledger.mended)} mended"
        )
    return report(found, compared, "kept lines")


if __name__ == "__main__":
    sys.exit(main())
