"""The learner's vocabulary (data/vocabulary/): what people call a section and ask of it, written by hand, searched and never shown."""

from __future__ import annotations

from pathlib import Path

from scripts.content.finding import Finding, relative
from scripts.content.records import load_yaml, read_text

FOLDER = "data/vocabulary"
SYNONYMS = "data/synonyms.yml"


def load_vocabulary(root: Path) -> tuple[dict[str, dict[str, tuple[str, ...]]], list[Finding]]:
    """Page (its path under docs/ without services/ and .md) -> anchor -> phrases, and what does not fit that form (Y004, Y007)."""
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    found: list[Finding] = []
    for path in sorted((root / FOLDER).rglob("*.yml")):
        name = relative(path, root)
        text, wrong = read_text(path, name)
        raw, unreadable = load_yaml(text, name)
        found += wrong + unreadable
        if wrong or unreadable:
            continue
        if not isinstance(raw, dict):
            found.append(Finding(name, 1, "Y007", "expected `anchor:` and under it a list of phrases"))
            continue
        sections = {}
        for anchor, phrases in raw.items():
            if anchor == "__line__":
                continue
            if not isinstance(phrases, list) or not phrases or not all(isinstance(phrase, str) for phrase in phrases):
                found.append(
                    Finding(name, line_of(text, anchor), "Y004", f"{anchor}: expected a list of phrases; quote what is not plain text")
                )
            else:
                sections[anchor] = tuple(phrases)
        out[path.relative_to(root / FOLDER).with_suffix("").as_posix()] = sections
    return out, found


def load_synonyms(root: Path) -> tuple[list[list[str]], list[Finding]]:
    """Groups of everyday words that mean the same (data/synonyms.yml), and what does not fit that form (Y006, Y007)."""
    path = root / SYNONYMS
    if not path.is_file():
        return [], [Finding(SYNONYMS, 1, "Y006", "file is missing")]
    text, found = read_text(path, SYNONYMS)
    raw, unreadable = load_yaml(text, SYNONYMS)
    if found or unreadable:
        return [], found + unreadable
    if not isinstance(raw, list) or not all(isinstance(group, list) and all(isinstance(word, str) for word in group) for group in raw):
        return [], [Finding(SYNONYMS, 1, "Y007", "expected a list of lists of words: - [server, machine]")]
    return raw, []


def line_of(text: str, start: object) -> int:
    """The line of `text` on which the anchor or phrase `start` stands; 1 if it is spelled otherwise there."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(" -'\"").startswith(str(start)):
            return number
    return 1
