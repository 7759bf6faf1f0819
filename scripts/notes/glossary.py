"""The glossary as the draft generator sees it: how terms are spelled, and which topic a term opens.

`page` is the topic's path without `.md`; `also` lists the term's other names; a term without a page is only spelled.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from scripts.content.data import Term
from scripts.content.finding import UsageError
from scripts.content.records import load_records, load_yaml

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST = 7  # words in a term; a longer one is never met in notes


def words(text: str) -> list[str]:
    """Return the words of `text`, lower-case, `&` as `and`; other signs and underscores separate words."""
    return [word.casefold() for word in WORD.findall(text.replace("&", " and "))]


def singular(word: str) -> str:
    """Return an English plural's singular, roughly; what matters is that both forms give the same string."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("xes", "sses", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@dataclass(frozen=True)
class Match:
    """A term found in a text: the words it covers there and the topics it opens."""

    start: int
    end: int
    pages: tuple[str, ...]


@dataclass
class Glossary:
    """Known terms. `titles` gives each topic its first term, `spellings` each word in lower case its right form."""

    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)  # key of a name -> topics
    word_counts: dict[str, set[int]] = field(default_factory=dict)  # key of a name -> how many words it is written in
    titles: dict[str, str] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    vocabulary: set[str] = field(default_factory=set)
    phrases: set[tuple[str, str]] = field(default_factory=set)  # words that stand side by side in a name

    def add(self, term: str, names: list[str], page: str, explained: str) -> None:
        """Take in one entry: `names` are all its names, `page` the topic it opens or "", `explained` its other text."""
        if page:
            self.titles.setdefault(page, term)
        for name in names:
            parts = [singular(word) for word in words(name)]
            key = "".join(parts)
            if page and key and page not in self.pages.get(key, ()):
                self.pages[key] = (*self.pages.get(key, ()), page)
                self.word_counts.setdefault(key, set()).add(len(parts))
            self.phrases.update(pairwise(words(name)))
            for word in WORD.findall(name):
                # The form with most capitals wins: `also` lists of people's spellings are often in lower case.
                kept = self.spellings.get(word.casefold(), "")
                if sum(map(str.isupper, word)) > sum(map(str.isupper, kept)) or not kept:
                    self.spellings[word.casefold()] = word
        self.vocabulary.update(words(" ".join([*names, explained])))

    def matches(self, text: str) -> list[Match]:
        """Return the terms in `text` that open a topic, longest first at each place, none overlapping."""
        parts = [singular(word) for word in words(text)]
        found, start = [], 0
        while start < len(parts):
            match = next(self._at(parts, start), None)
            if match:
                found.append(match)
            start = match.end if match else start + 1
        return found

    def _at(self, parts: list[str], start: int) -> Iterator[Match]:
        for end in range(min(len(parts), start + _LONGEST), start, -1):
            key = "".join(parts[start:end])
            if key not in self.pages:
                continue
            # `Code Build` is CodeBuild; but short words run together by chance (`I am` is not IAM).
            if end - start in self.word_counts[key] or len(key) >= 6:
                yield Match(start, end, self.pages[key])


def load(path: Path) -> Glossary:
    """Return the glossary in the YAML file at `path`; raise UsageError, with file and line, if it is not one."""
    try:
        raw, found = load_yaml(path.read_text(encoding="utf-8"), str(path))
        if not raw and not found:  # a project that has no terms yet
            return Glossary()
        entries, found = load_records(path, str(path), Term)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"glossary {path} cannot be read: {error}; it must be a UTF-8 file that you may read") from error
    if found:
        raise UsageError(f"glossary {found[0]}; mend it there, or give another with --glossary")
    glossary = Glossary()
    for entry in entries:
        if not words(entry.term):
            raise UsageError(f"glossary {path}:{entry.line}: `term` has no word in it; write one")
        if entry.page and (not re.fullmatch(r"[\w-]+(?:/[\w-]+)*", entry.page) or entry.page == "review"):
            raise UsageError(f"glossary {path}:{entry.line}: page {entry.page!r} is no topic path; write category/topic")
        glossary.add(entry.term, [entry.term, *entry.also], entry.page, f"{entry.expansion} {entry.meaning}")
    return glossary
