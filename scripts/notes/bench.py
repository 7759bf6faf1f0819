"""Measure how much work the draft generator takes off a person, on this project's own notes.

usage: python -m scripts.notes.bench [--root DIR] [--glossary FILE]

Two figures, each with a floor:
  topics   share of the non-blank lines whose draft is the page that owns them in the end (`notes:` of docs/services/);
           lines that no page owns, and lines dropped, are not counted
  glyphs   share of the non-blank lines that need no glyph repaired by hand: what is left of the line has no bullet,
           arrow at an end, marker, tag, escape, strike, LaTeX, rule or OCR colon in it, and the mends that a person
           made to it (data/mends.yml) take no such sign away either

Exit 0 both floors are met; 1 one is not; 2 there is nothing to measure.

Example: python -m scripts.notes.bench
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.content.finding import CLEAN, FOUND, UsageError, usage_error
from scripts.content.load import Content
from scripts.content.load import load as load_content
from scripts.content.paths import ROOT, notes_file
from scripts.notes.command import parser
from scripts.notes.draft import make
from scripts.notes.glossary import load as load_glossary
from scripts.notes.glyphs import plain
from scripts.notes.lines import Line
from scripts.notes.reading import read_lines

TOPICS_FLOOR, GLYPHS_FLOOR = 85.0, 90.0
# Written apart from the generator's own tables, so that a sign which those forget is still seen here.
_LEFT_OVER = {
    "sign": re.compile(r"[^\w\s.,;:!?'\"’‘“”()\[\]{}/&%@#$€£+=<>~|*\\`^°×÷·±≤≥≈√…–—→↔⇌↑↓-]"),
    "arrow at an end": re.compile(r"^[→↔⇌↑↓]|[→↔⇌]$|(?<!\w )[↑↓]"),
    "marker": re.compile(r"^(?:[-–—*+>=~|#:;,]+|\(?\d{1,2}[.)])(?:\s|$)"),
    "dangling sign": re.compile(r"\s[-–—*=<>|~]+$"),
    "escape": re.compile(r"\\[!-/:-@\[-`{-~]"),
    "tag": re.compile(r"</?[a-z]+\b[^>]*>", re.IGNORECASE),
    "strike or emphasis": re.compile(r"~~|\*\*|(?<!\w)__(?=\w)"),
    "LaTeX": re.compile(r"\$\s*\\|\\[a-z]+\{|\\(?:\w*arrow|times|frac|text)\b"),
    "OCR colon": re.compile(r"[:!;]\s?[-–—=]+(?=\s|$)|\s[:!]\s"),
    "rule": re.compile(r"={2,}|-{3,}|_{3,}|=\s+="),
}
_REPAIRED = re.compile(r"[^\w\s.,;:?'\"’‘“”()\[\]/&%+-]")  # a sign that a person took out of a line


def left_over(text: str) -> list[str]:
    """Return the names of what a hand would still have to repair in the cleaned line `text`."""
    return [name for name, pattern in _LEFT_OVER.items() if pattern.search(text)]


def hand_mended(content: Content, raws: list[str]) -> dict[int, str]:
    """Return for each line that a person mended what it reads after that, by line number."""
    mended: dict[int, str] = {}
    for mend in content.mends:
        for number in mend.lines:
            if 0 < number <= len(raws):
                mended[number] = mended.get(number, raws[number - 1]).replace(mend.read, mend.becomes, 1)
    return mended


def glyph_faults(lines: list[Line], mended: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield (line number, what is left) for each line that still needs a glyph repaired by hand."""
    for line in lines:
        if line.blank or line.folded.kind == "code":
            continue
        shown = plain(line.raw)
        faults = left_over(shown)
        if line.number in mended and set(_REPAIRED.findall(shown)) - set(_REPAIRED.findall(plain(mended[line.number]))):
            faults.append("sign that a person took out")
        if faults:
            yield line.number, ", ".join(faults)


def _share(name: str, good: int, counted: int, floor: float) -> bool:
    share = 100 * good / counted
    print(f"{name}: {good} of {counted} lines, {share:.1f} % (floor {floor:.0f} %)")
    return share >= floor


def measure(root: Path, glossary: Path) -> int:
    """Print both figures for the project at `root`; return the exit code; UsageError if nothing can be measured."""
    content = load_content(root)
    notes = notes_file(root)
    raws = read_lines(notes)
    owner = {n: page.key for page in content.service_pages() for first, last in page.owned for n in range(first, last + 1)}
    dropped = {number for entry in content.dropped for number in entry.lines}
    lines, topics, _ = make(raws, load_glossary(glossary), notes.stem)
    drafted = {line.number: topic.path for topic in topics for line in topic.lines if not line.blank}
    owned = [number for number in drafted if number in owner and number not in dropped]
    if not owned:
        raise UsageError(f"no page under {root / 'docs/services'} owns a line of {notes.name}; nothing to compare drafts with")
    faults = list(glyph_faults(lines, hand_mended(content, raws)))
    for number, fault in faults:
        print(f"{notes.name}:{number}: {fault} left: {plain(raws[number - 1])}")
    right = sum(1 for number in owned if drafted[number] == owner[number])
    met = [
        _share("topics", right, len(owned), TOPICS_FLOOR),
        _share("glyphs", len(drafted) - len(faults), len(drafted), GLYPHS_FLOOR),
    ]
    return CLEAN if all(met) else FOUND


def main(argv: list[str] | None = None) -> int:
    """Run the command on `argv`; return its exit code."""
    arguments = parser("scripts.notes.bench", __doc__)
    arguments.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    arguments.add_argument("--glossary", type=Path, help="default: data/glossary.yml of the project")
    options = arguments.parse_args(argv)
    try:
        return measure(options.root, options.glossary or options.root / "data" / "glossary.yml")
    except (UsageError, FileNotFoundError) as error:
        return usage_error(error)


if __name__ == "__main__":
    sys.exit(main())
