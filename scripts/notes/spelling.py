"""Mends near misses of glossary terms, and says which.

Only words that nobody knows are touched: not in the glossary, not English, not written often in the same notes.
English is pyspellchecker's list of 160,000 words; its own corrections are not used, they know no subject's terms.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein
from spellchecker import SpellChecker

from scripts.content.words import stem
from scripts.notes.glossary import Glossary, words

_SHORTEST = 5  # letters; below that a near miss is chance
_OFTEN = 4  # a spelling written so often in the notes is the writer's own word
_CHUNK = re.compile(r"`[^`]*`|[^\s`]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[a-z][A-Z0-9]|[A-Z]{2}[a-z]")  # `CloudWatch`, `GraphQL`, `IPsec`: a form that capitals belong to


@dataclass(frozen=True)
class Change:
    """A word that was read and what it is, or may be."""

    read: str
    meant: str
    applied: bool


@cache
def english() -> frozenset[str]:
    """Return English words, lower-case."""
    return frozenset(SpellChecker(language="en").word_frequency.words())


class Speller:
    """Knows which words of some notes are words, and what the others probably are."""

    def __init__(self, glossary: Glossary, texts: list[str]) -> None:
        """Take the glossary and the plain text of all lines, which says what words the writer uses often."""
        counts = Counter(word for text in texts for word in words(text))
        often = {word for word, count in counts.items() if count >= _OFTEN}
        self._known = english() | glossary.vocabulary | often
        self._stems = {stem(word) for word in glossary.vocabulary | often}
        self._spellings = glossary.spellings
        self._names = {word: form for word, form in glossary.spellings.items() if _NAME.search(form)}
        self._phrases = glossary.phrases
        self._targets = sorted(w for w in glossary.spellings if len(w) >= _SHORTEST and w.isalpha())

    def known(self, word: str) -> bool:
        """Say whether `word` is a word: of the glossary, of English, or of the writer."""
        lower = word.casefold()
        return lower in self._known or stem(lower) in self._stems

    def _near(self, read: str) -> Change | None:
        """Return what the unknown word `read` is nearest to, applied only if that is beyond reasonable doubt."""
        lower, best, second = read.casefold(), (99, ""), 99
        for target in self._targets:
            if abs(len(target) - len(lower)) > 2 or stem(target) == stem(lower):
                continue
            distance = DamerauLevenshtein.distance(lower, target, score_cutoff=3)
            if distance < best[0]:
                best, second = (distance, target), best[0]
            elif distance < second:
                second = distance
        distance, target = best
        shorter = min(len(lower), len(target))
        if distance > 2 or shorter < 5 + distance or not lower.isalpha():
            return None
        form = self._spellings[target]
        meant = form if form != form.lower() or read.islower() else form.capitalize()
        sure = distance < second and lower[0] == target[0] and shorter >= (6 if distance == 1 else 11)
        return Change(read, meant, sure)

    def _word(self, read: str) -> Change | None:
        lower = read.casefold()
        form = self._names.get(lower)
        if form:
            return Change(read, form, True) if form != read else None
        if len(read) < _SHORTEST or self.known(read):
            return None
        return self._near(read)

    def _joined(self, text: str) -> list[Change]:
        """Return names in `text` that were read as two words: `Cloud Front`. Sure only if both begin with a capital."""
        found = []
        for pair in re.finditer(r"(?<![\w.-])(?=(\w+) (\w+)(?![\w-]))", text):
            form = self._names.get((pair[1] + pair[2]).casefold())
            if form and pair[1][0].isupper() and (pair[1].casefold(), pair[2].casefold()) not in self._phrases:
                found.append(Change(f"{pair[1]} {pair[2]}", form, not pair[2][0].islower()))
        return found

    def mend(self, text: str) -> tuple[str, list[Change]]:
        """Return `text` with its sure near misses mended, and all changes, those merely suggested too."""
        changes = self._joined(text)
        for change in changes:
            if change.applied:
                text = re.sub(rf"(?<![\w.-]){re.escape(change.read)}(?![\w-])", change.meant, text)

        def in_chunk(chunk: re.Match[str]) -> str:
            if re.search(r"`|://|www\.|@", chunk[0]):  # code and addresses are spelled as they must be
                return chunk[0]
            return _LETTERS.sub(in_word, chunk[0])

        def in_word(match: re.Match[str]) -> str:
            change = None if _glued(match) else self._word(match[0])
            if change:
                changes.append(change)
            return change.meant if change and change.applied else match[0]

        return _CHUNK.sub(in_chunk, text), changes


def _glued(match: re.Match[str]) -> bool:
    """Say whether the word is part of an identifier, file name or option: `my_stack`, `example.com`, `--filter`."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:2]
    return bool(re.search(r"[\w.\\$-]", before) or re.match(r"[\d_(]|[.:-]\w", after))
