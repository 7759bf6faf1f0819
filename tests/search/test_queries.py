"""Learners' queries through the box of the built site: a floor for each kind, below what `make bench` shows, so that a loss is noticed."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from scripts.bench.queries import KINDS, load_queries, opened
from scripts.bench.searching import ask, judge, sizes, tally
from scripts.content.finding import UsageError

# hit@3, over all queries of a kind
FLOORS = {
    "name": 0.95,
    "acronym": 0.9,
    "question": 0.85,
    "misspelling": 0.9,
    "paraphrase": 0.75,
    "number": 0.92,
    "api": 0.92,
    "comparison": 0.95,
}


def test_there_are_sixty_of_each_kind_and_twenty_held_out(site):
    queries = load_queries()
    assert Counter(q.kind for q in queries) == dict.fromkeys(KINDS, 60)
    assert Counter(q.kind for q in queries if q.held_out) == dict.fromkeys(KINDS, 20)
    assert len({q.query.lower() for q in queries}) == len(queries)


def test_each_query_has_its_answer_on_the_site(site):
    missing = []
    for query in load_queries():
        for address in query.addresses:
            page = (site / address / "index.html").read_text(encoding="utf-8")
            anchors = ["", *re.findall(r'<h[23] id="([^"]*)"', page)]
            if not any(re.search(query.answer, opened(site, f"{address}#{anchor}".rstrip("#")), re.IGNORECASE) for anchor in anchors):
                missing.append(f"{query.query}: {address}")
    assert missing == []


def test_each_kind_is_answered_and_nothing_stays_without_result(site, chromium):
    rows = ask(chromium, site, site, load_queries())
    found = {kind: tally(rows, kind).figures()["hit@3"] for kind in KINDS}
    assert {kind: share for kind, share in found.items() if share < FLOORS[kind]} == {}
    assert [query.query for query, _, empty, _, _ in rows if empty] == []


def test_engine_and_index_stay_small(site):
    figures = sizes(site)
    assert figures["engine, kB"] <= 15
    assert figures["index/text"] <= 1.3


def test_each_limit_of_the_benchmark_can_be_missed():
    good = {"hit@1": 1, "hit@3": 1, "MRR@10": 1, "none": 0, "p95, ms": 5, "first, ms": 90, "engine, kB": 9, "index/text": 1}
    kinds = {kind: {"hit@3": 1.0} for kind in KINDS}
    assert judge(good, kinds) == []
    bad = {"hit@1": 0.8, "hit@3": 0.9, "MRR@10": 0.9, "none": 0.02, "p95, ms": 40, "first, ms": 310, "engine, kB": 16, "index/text": 1.4}
    for name, value in bad.items():
        assert [line.split()[0] for line in judge(good | {name: value}, kinds)] == [name.split()[0]]
    assert judge(good, kinds | {"api": {"hit@3": 0.89}}) == ["api: hit@3 0.890 (limit 0.9)"]


def test_query_that_does_not_fit_is_named(tmp_path):
    folder = tmp_path / "tests/search/queries"
    folder.mkdir(parents=True)
    with pytest.raises(UsageError, match="no queries"):
        load_queries(tmp_path)
    (folder / "a.yml").write_text("- query: x\n  kind: name\n  pages: [x]\n  answer: y\n- {query: x, kind: guess, pages: [x], answer: y}\n")
    with pytest.raises(UsageError, match=r"tests/search/queries/a.yml:5: kind 'guess'"):
        load_queries(tmp_path)
    (folder / "a.yml").write_text("- query: x\n  kind: name\n  pages: [x]\n")
    with pytest.raises(UsageError, match=r"a.yml:1: Y005 key 'answer' is missing"):
        load_queries(tmp_path)
