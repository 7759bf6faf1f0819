"""Text to comparable words: tokens, stems, and which words carry content."""

from __future__ import annotations

import functools
import re

import snowballstemmer

TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-z]+")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")

# English function words, and the verbs and fillers that notes are full of and that say nothing about their subject.
STOP = frozenset(
    """
    a able about above after again against all allow allows also always am an and any are as at be because been before being below between both
    but by came can cannot could did do does doing done down each eg etc ever ex example examples few for from further get gets getting give
    given go goes going had has have having he help helps helpful helping her here hers him his how however i if ie imp important in into
    is it its itself just kind kinds let lets like made make makes making many may me means might more most much must my need needed needs
    no nor not now of off often on once one only or other our out over own per please present provide provides s same say see she should
    so some something such sure take takes than that the their them themselves then there these they thing things this those through to
    too under until up upon us use used useful user uses using various very via want was way we well were what when where whether which while
    who whom why will with within without would yes yet you your
    """.split()
) - {"user"}


@functools.cache
def _stemmer():
    return snowballstemmer.stemmer("english")


@functools.cache
def stem(word: str) -> str:
    """English stem of a lower-case word; digits stay as they are."""
    return word if word[0].isdigit() else _stemmer().stemWord(word)


def tokens(text: str) -> list[str]:
    """Lower-case words and numbers of `text`, in order; `10GB` gives `10`, `gb`; `1,000` gives `1000`."""
    return TOKEN.findall(THOUSANDS.sub("", text).replace("\u00a0", " ").replace("'", "").replace("’", "").lower())


def content_words(text: str) -> list[str]:
    """The tokens that carry content: no stop words, no single letters."""
    return [t for t in tokens(text) if t not in STOP and (len(t) > 1 or t.isdigit())]


def stems_seen(text: str) -> set[str]:
    """Every stem under which a word of `text` may be looked for: as written, camel case split, and neighbours joined."""
    plain = tokens(text)
    split = tokens(CAMEL.sub(" ", text))
    joined = [a + b for run in (plain, split) for a, b in zip(run, run[1:], strict=False)]
    return {stem(t) for t in (*plain, *split, *joined)} | set(plain) | set(split)
