"""Which topic each line of the notes belongs to.

Each line votes for the topics whose terms it names. A topic may open only at a heading, or at a short line that is
little more than a term; elsewhere the line continues the topic before it. Among all ways to cut the notes at such
places the one with most votes wins. Each cut costs something, so that a name in passing (`works with X`) opens nothing.
"""

import re
from dataclasses import dataclass

from scripts.notes.glossary import Glossary, words
from scripts.notes.glyphs import Folded

# What a cut must earn in votes: little at a heading, more the less the line looks like one, and less if it leads
# to another page of the same folder. The figures are round: the result hardly moves if they do.
_CUT = {"title": (0.5, 1.0), "subtitle": (1.0, 4.0), "line": (2.0, 3.0)}  # (within the folder, out of it)
_NAMED_IN_TITLE = 4.0  # a heading's vote against a line's 1
_ANNOUNCED = 2.0  # that of a short line that ends in a colon
_COMMON = 0.98  # less than 1, so that the index wins where nothing tells its pages apart
_SIBLING = 0.4  # a term of one page of a folder speaks for the folder's other pages too, but less
_MOST = 2.0  # what a single line may say for a topic, so that a list of names does not outweigh a section
_FEW_WORDS = 9
_LITTLE = "a an and are as at by for from how in into is it of on or the their to using vs what with your"


@dataclass(frozen=True)
class Vote:
    """What one line says: how it may open a topic (empty if it may not), and for which topics it speaks."""

    opens: str
    named: dict[str, float]  # topics whose own terms it names: only these may open here
    weights: dict[str, float]  # those and their siblings


def looks_like_title(folded: Folded) -> str:
    """Return title, subtitle or line as the line could open a topic so, or an empty string if it cannot."""
    if folded.kind == "heading":
        return "title" if folded.level <= 2 else "subtitle"
    short = 0 < len(words(folded.text)) <= _FEW_WORDS and not re.search(r"[.,;?]$", folded.text)
    if not short or folded.level > 0 or folded.kind not in ("text", "item", "numbered"):
        return ""
    return "title" if folded.marker == "\\*" else "line"


def family(page: str, pages: set[str]) -> list[str]:
    """Return the topics that share `page`'s folder, if that folder has an index and so is one subject; else `page`."""
    folder = page.rpartition("/")[0]
    if f"{folder}/index" not in pages:
        return [page]
    return sorted(other for other in pages if other.rpartition("/")[0] == folder)


def _shares(text: str, glossary: Glossary) -> list[tuple[float, bool, tuple[str, ...]]]:
    """Return for each term in `text` its share of the words that count, whether it comes first, and its topics."""
    little = set(_LITTLE.split())
    counted = [word not in little for word in words(text)]
    total = max(1, sum(counted))
    return [(sum(counted[m.start : m.end]) / total, not any(counted[: m.start]), m.pages) for m in glossary.matches(text)]


def _weight(opens: str, text: str, share: float, first: bool) -> float:
    """Return what a term counts for that makes up `share` of the line `text`, and stands `first` in it."""
    if opens in ("title", "subtitle"):
        return _NAMED_IN_TITLE * (1 if first else 0.5 + share / 2)
    return _ANNOUNCED if opens == "line" and text.endswith(":") else 1.0


def vote(folded: Folded, glossary: Glossary, pages: set[str]) -> Vote:
    """Return what the line `folded` says about its topic."""
    shares = _shares(folded.text, glossary)
    opens = looks_like_title(folded)
    subjects = {tuple(family(page, pages)) for _, _, found in shares for page in found}
    # A line opens a topic if it is little more than its name; `Deploy with X, Y, Z` lists topics, it does not open one.
    if opens == "line" and (sum(share for share, *_ in shares) < 0.6 or len(subjects) > 1):
        opens = ""
    named: dict[str, float] = {}
    weights: dict[str, float] = {}
    for share, first, term_pages in shares:
        weight = _weight(opens, folded.text, share, first)
        for page in term_pages:
            named[page] = named.get(page, 0) + weight / len(term_pages)
            # The folder's own name in passing is said of all its pages; alone in a heading it means the index.
            common = page.endswith("/index") and not (opens in ("title", "subtitle") and share == 1)
            for other in family(page, pages):
                part = 1 if other == page else _COMMON if common else _SIBLING
                weights[other] = weights.get(other, 0) + part * weight / len(term_pages)
    most = _MOST if opens in ("", "line") else 2 * _NAMED_IN_TITLE
    return Vote(opens, named, {page: min(most, weight) for page, weight in weights.items()})


def _best(score: dict[str | None, float]) -> str | None:
    return max(score, key=lambda state: (score[state], state is None, state or ""))


def best_cuts(votes: list[Vote], pages: set[str]) -> list[str | None]:
    """Return for each vote the topic that its line belongs to; None before the first topic opens."""
    families = {page: family(page, pages) for page in pages}
    score: dict[str | None, float] = {None: 0.0}  # what the best way to arrive in a state has earned so far
    back: list[dict[str | None, str | None]] = []
    for ballot in votes:
        came = {state: state for state in score}
        after = dict(score)
        if ballot.opens:
            within, beyond = _CUT[ballot.opens]
            far = _best(score)
            for page in sorted(ballot.named):
                near = _best({state: score[state] for state in families[page] if state in score} or {far: score[far]})
                # The first topic leaves none behind, so it is as near as one of its own folder.
                for origin, cost in ((near, within if near in (*families[page], None) else beyond), (far, beyond)):
                    if score[origin] - cost > after.get(page, float("-inf")):
                        came[page], after[page] = origin, score[origin] - cost
        score = {state: total + ballot.weights.get(state, 0.0) for state, total in after.items()}
        back.append(came)
    state = _best(score)
    path: list[str | None] = []
    for came in reversed(back):
        path.append(state)
        state = came[state]
    return path[::-1]
