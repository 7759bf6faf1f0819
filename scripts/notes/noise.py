"""Tells fragments that show through from another page, or that OCR made up, from lines that say something.

It only says what a line looks like: nothing is dropped because of it.
"""

import re
from collections import Counter

from scripts.notes.glossary import Glossary, words
from scripts.notes.glyphs import Folded
from scripts.notes.spelling import Speller

# `29V`, `2020A`: figures run into letters. Ordinals, and units that people write without a space, are none.
_RUN_IN = re.compile(r"\d{2,}[^\W\d_]+")
_UNITS = "st|[nr]d|th|[ap]m|k?b|[kmgtp]i?b|[kmgt]bps|[mn]?s|secs?|mins?|hr?s?|d|k|x+"
_UNITS += "|[km]?g|[cm]?m|[cm]?l|oz|lbs?|tb?sp|[cf]|k?j|v|w"
_QUANTITY = re.compile(rf"\d+(?:{_UNITS})")
_PLAIN = re.compile(r"(?<!\w)(?:[^\W\d_][^\W\d_A-Z]{2,}|[A-Z]{3,})(?!\w)")  # no identifiers such as `fromStack`
_USUAL = re.compile(r"[\w\s.,;:!?'\"’‘“”()\[\]{}<>/|&+=*%$€£#@~^°…→←↑↓↔⇌×÷·±≤≥≈√•`–—-]")
_STRANGE = 0.2  # share of a line's characters that handwriting in letters does not have
_MANY = 200  # lines; fewer cannot say which words belong to the notes
_SHORT = 6  # words; longer lines carry enough sense to be judged by a reader


def _unmarked(folded: Folded) -> bool:
    return folded.kind == "text" and not folded.marker


class Noise:
    """Judges lines against the words of the whole notes."""

    def __init__(self, glossary: Glossary, speller: Speller, lines: list[Folded]) -> None:
        """Take what is known, and all lines of the notes."""
        self._glossary, self._speller = glossary, speller
        self._counts = Counter(word for folded in lines for word in words(folded.text))
        written = [folded for folded in lines if folded.kind not in ("blank", "separator", "code")]
        unmarked = sum(1 for folded in written if _unmarked(folded))
        # In a long notebook that marks its lines, one without a mark is where fragments of another page end up.
        self._marks_tell = len(written) >= _MANY and unmarked < len(written) / 3

    def _run_in(self, word: str) -> bool:
        """Say whether `word` is figures run into letters that nothing known is written like."""
        if not _RUN_IN.fullmatch(word) or _QUANTITY.fullmatch(word) or word in self._glossary.vocabulary:
            return False
        letters = word.lstrip("0123456789")
        return letters.isalpha() and self._counts[word] <= 2 and (len(letters) == 1 or not self._speller.known(letters))

    def reason(self, folded: Folded) -> str:
        """Return why the line looks like bleed-through, or an empty string if it does not."""
        if folded.kind not in ("heading", "item", "numbered", "text"):
            return ""
        text = folded.text.replace("`", "")
        said = words(text)
        strange = sum(1 for character in text if not _USUAL.match(character))
        if strange > len(text) * _STRANGE:
            return "odd characters"
        if any(self._run_in(word) for word in said):
            return "figures run into letters"
        if folded.kind == "heading" or len(said) > _SHORT or self._glossary.matches(text):
            return ""
        alone = self._marks_tell and _unmarked(folded)
        letters = [word for word in said if not word.isdigit()]
        if not letters:
            return "no words" if alone else ""
        if text.count(")") > text.count("("):
            return "a bracket closes that never opened"
        unknown = [word for word in _PLAIN.findall(text) if not self._speller.known(word)]
        if len(unknown) >= (1 if alone else 2) and len(unknown) >= len(letters) / 3:
            return "no known word" if len(unknown) == len(letters) else "hardly a known word"
        tied = any(len(word) > 3 and self._counts[word] > 2 for word in letters)
        if alone and not tied and not re.search(r"[=→:]|\.$", text):
            return "shares no word with other lines"
        return ""
