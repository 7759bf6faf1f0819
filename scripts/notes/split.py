"""Cuts prepared lines into topics: the glossary's, and those that the notes' own headings open."""

import re
import unicodedata
from dataclasses import dataclass, field

from scripts.notes.glossary import Glossary, words
from scripts.notes.lines import Line
from scripts.notes.topics import Vote, best_cuts, looks_like_title, vote

# A heading made of such words alone names a part of the topic above it, in whatever notebook.
_PARTS = """
a about abstract advantage advantages aim aims alternative alternatives and answer answers appendix background basic
basics benefit benefits best calculation calculations case cases caution comparison concept concepts conclusion
conclusions config configuration cons cost costs data definition definitions demo description detail details diagram
difference differences directions disadvantage disadvantages discussion equipment error errors exam example examples
exercise exercises fact facts feature features for formula formulas full further general goal goals history homework
how idea ideas important in info information ingredients instructions intro introduction issue issues its key
keyword keywords learn limit limitation limitations limits list main material materials method methods mind more my
notation note notes objective objectives observation observations of option options other overview part parts point
points practice practices preparation price prices pricing problem problems procedure pros purpose question
questions reading recap reference references remark remarks remember resource result results review rule rules
safety security serving setup shortcut solution solutions source sources step steps storage structure summary task
tasks technique techniques term terms test tests the theory tip tips to todo tools topic trick tricks type types
usage use uses using variation variations warning warnings what when why with workflow
"""
_FIT = 0.2  # share of headings that a glossary must name; below that it is about something else
_PAGE = 4  # lines; less than that is no topic beside those of a glossary that fits


@dataclass
class Topic:
    """One draft to be: its path without `.md`, its title, its lines, and the lines that begin a part of it."""

    path: str
    title: str
    lines: list[Line] = field(default_factory=list)
    openers: set[int] = field(default_factory=set)  # numbers of the lines at which it opens
    unnamed: bool = False  # opened by a heading that no term of the glossary names


def slug(text: str) -> str:
    """Return `text` as a file name: lower case, letters and digits of any script, hyphens between words."""
    joined = "-".join(words(unicodedata.normalize("NFC", text)))[:60].strip("-")
    return "review-notes" if joined == "review" else joined or "topic"


def _title(name: str) -> str:
    """Return the file name `name` as a title."""
    spaced = re.sub(r"[-_]+", " ", name).strip()
    return spaced[:1].upper() + spaced[1:] or "Notes"


def fits(glossary: Glossary, lines: list[Line]) -> bool:
    """Say whether the glossary is about these notes: it names enough of their headings."""
    heads = [line.folded.text for line in lines if line.folded.kind == "heading"]
    named = sum(1 for head in heads if glossary.matches(head))
    return bool(glossary.pages) and (len(heads) < 3 or named >= _FIT * len(heads))


def _own(index: int, lines: list[Line], votes: list[Vote], paths: list[str | None], top: int) -> bool:
    """Say whether the heading at `index` opens a topic that the glossary does not have."""
    line, current = lines[index], paths[index]
    title = looks_like_title(line.folded) == "title" or (line.folded.kind == "heading" and line.folded.level <= top)
    if not title or votes[index].named or set(words(line.folded.text)) <= set(_PARTS.split()):
        return False
    if current is None:
        return True
    written = 0
    for later in range(index + 1, len(lines)):  # a part of the current topic speaks of it before the next heading
        if paths[later] != current or looks_like_title(lines[later].folded) == "title":
            break
        if votes[later].weights.get(current):
            return False
        written += not lines[later].blank
    return written >= _PAGE


def split(lines: list[Line], glossary: Glossary, name: str) -> list[Topic]:
    """Return the topics of `lines` in the order in which they first open; every line belongs to exactly one.

    Lines before the first topic make one that is called `name`.
    """
    pages = set(glossary.titles)
    votes = [vote(line.folded, glossary, pages) for line in lines]
    paths = best_cuts(votes, pages)
    levels = [line.folded.level for line in lines if line.folded.kind == "heading"]
    top = max(2, min(levels, default=2))
    topics: dict[str, Topic] = {}
    current, above = None, None
    for index, line in enumerate(lines):
        cut = index > 0 and paths[index] != paths[index - 1]
        if _own(index, lines, votes, paths, top):
            path = slug(line.folded.text)
            current = topics.setdefault(path, Topic(path, line.folded.text, unnamed=True))
            current.openers.add(line.number)
        elif paths[index] is not None and (cut or current is None or _returns(current, line, votes[index], above)):
            path = paths[index]
            current = topics.setdefault(path, Topic(path, glossary.titles[path]))
            if not line.blank:
                current.openers.add(line.number)
        elif current is None:
            if line.blank:
                continue
            path = slug(name)
            current = topics.setdefault(path, Topic(path, _title(name)))
        above = paths[index]
        current.lines.append(line)
    return list(topics.values())


def _returns(current: Topic, line: Line, ballot: Vote, path: str | None) -> bool:
    """Say whether a heading leads from an own topic back to the glossary's topic `path`."""
    return current.unnamed and path in ballot.weights and looks_like_title(line.folded) == "title"
