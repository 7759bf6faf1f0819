"""How well the ledger guards this project's own pages: from each page one list item or table row is deleted that says a line of the
notes better than any other place of the page, and the ledger must notice on at least four pages of five. It cannot where a second
place holds enough of the line's words (TOGETHER) and the page has the rest of them.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from scripts.content.blocks import ITEM, blocks
from scripts.content.load import Content, load
from scripts.content.page import Page
from scripts.content.paths import ROOT
from scripts.content.words import content_words
from scripts.notes.glyphs import plain
from scripts.notes.ledger import Ledger, Reader, open_ledger

PAGES = 25  # at the least
WANTED = 0.8


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The pages, data and notes of this project, for deleting."""
    for name in ("docs", "data", "notes"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("assets"))
    return tmp_path


def carriers(page: Page, content: Content, ledger: Ledger) -> list[int]:
    """The lines of `page` that begin a list item or are a table row, and hold more words of some line of the notes than any other place."""
    reader, seen, out = Reader(page, content), blocks(page, content.quotas), set()
    for number in (n for first, end in page.owned for n in range(first, end + 1)):
        words = list(dict.fromkeys(content_words(plain(ledger.mended.get(number, ledger.lines[number - 1])))))
        if len(words) < 2 or number in ledger.corrected or number in ledger.dropped:
            continue
        held = [sum(reader.has(word, block) for word in words) for block in reader.blocks]
        best = seen[held.index(max(held))].line
        text = page.lines[best - 1]
        if held.count(max(held)) == 1 and best not in page.code_lines and (ITEM.match(text) or text.startswith("|")):
            out.add(best)
    return sorted(out)


def delete(page: Page, line: int) -> None:
    """Take the item or row at `line` out of the page's file, with the lines that continue it."""
    end = line
    if ITEM.match(page.lines[line - 1]):
        while page.lines[end].strip() and not ITEM.match(page.lines[end]) and not page.lines[end].startswith(("|", "#")):
            end += 1
    page.path.write_text("\n".join(page.lines[: line - 1] + page.lines[end:]), encoding="utf-8")


def lost(output: str) -> set[str]:
    """The pages that do not say a line of theirs, as the ledger found them."""
    return set(re.findall(r": N00[45] docs/(\S+)\.md ", output))


def test_deleted_bullets_are_found(copy, run):
    content = load(copy)
    ledger, _ = open_ledger(content)
    lost_before = lost(run("scripts.notes.ledger", "--root", copy).stdout)
    choice = {
        name: lines
        for name, page in sorted(content.pages.items())
        if name not in lost_before and (lines := carriers(page, content, ledger))
    }
    assert len(choice) >= PAGES
    for name, lines in choice.items():
        delete(content.pages[name], lines[len(lines) // 2])
    result = run("scripts.notes.ledger", "--root", copy)
    found = lost(result.stdout) & set(choice)
    rate = len(found) / len(choice)
    print(f"loss found on {len(found)} of {len(choice)} pages ({100 * rate:.0f} %); not on {sorted(set(choice) - found)}")
    assert result.returncode == 1
    assert lost(result.stdout) <= set(choice) | lost_before, "a page that was not touched lost something"
    assert rate >= WANTED
