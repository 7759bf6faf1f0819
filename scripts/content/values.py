"""Numbers in text: `{{ q.sqs.message_size }}`, `{{ limits … }}` and `{{ result wcu … }}` are replaced by what data/quotas.yml says."""

from __future__ import annotations

import re
from collections.abc import Callable

from scripts.content.data import NBSP, QUOTA_KINDS, Quota
from scripts.content.formulas import BadFormula, work

MARK = re.compile(r"\{\{\s*(q\.[\w.-]+|limits(?:\s+[\w.-]+)+|(?:sum|result)\s+\w+(?:\s+\w+=[\w.]+)+)\s*\}\}")
ANY_MARK = re.compile(r"\{\{.*?\}\}")


class UnknownQuota(KeyError):
    """A text asks for a quota id that data/quotas.yml does not have."""


def quota_value(ref: str, quotas: dict[str, Quota]) -> str:
    """Text for a reference such as `q.sqs.message_size`, `q.sqs.message_size.value` or `result wcu writes=6 kb=4.5`.

    UnknownQuota if there is no such quota or formula.
    """
    what, *words = ref.split()
    if what in ("sum", "result"):
        try:
            worked = work(words, {i: q.value for i, q in quotas.items() if isinstance(q.value, (int, float))})
        except BadFormula as bad:
            raise UnknownQuota(str(bad)) from None
        return worked.steps if what == "sum" else worked.result
    ident = ref.removeprefix("q.")
    if ident in quotas:
        return quotas[ident].text
    if ident.endswith(".value") and ident.removesuffix(".value") in quotas:
        return quotas[ident.removesuffix(".value")].number
    raise UnknownQuota(ident)


def selected(words: list[str], quotas: dict[str, Quota]) -> list[Quota]:
    """The quotas that `{{ limits words }}` lists: a service's slug stands for all of its own. UnknownQuota if a word has none."""
    out: list[Quota] = []
    for word in words:
        chosen = [quotas[word]] if word in quotas else [q for q in quotas.values() if q.service == word]
        if not chosen:
            raise UnknownQuota(word)
        out += [q for q in chosen if q not in out]
    return out


def limits_table(words: list[str], quotas: dict[str, Quota]) -> str:
    """A Markdown table of the chosen quotas: name, value, kind, each with its source."""
    rows = ["| Limit | Value | Kind | Note |", "|---|--:|---|---|"]
    for q in selected(words, quotas):
        rows.append(f"| {q.name} | {q.text} | {QUOTA_KINDS[q.kind].replace(' ', NBSP)} | {q.note} |")
    return "\n".join(rows)


def fill(text: str, quotas: dict[str, Quota], table: Callable[[list[str], dict[str, Quota]], str] = limits_table) -> str:
    """`text` with every reference replaced; UnknownQuota for an id that is not there."""

    def replace(match: re.Match) -> str:
        ref = match[1]
        if ref.startswith("limits"):
            return table(ref.split()[1:], quotas)
        return quota_value(ref, quotas)

    return MARK.sub(replace, text)


def references(text: str) -> list[str]:
    """Every reference in `text`, as written: `q.sqs.message_size`, `limits sqs`."""
    return [match[1] for match in MARK.finditer(text)]
