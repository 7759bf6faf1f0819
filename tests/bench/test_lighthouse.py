"""Lighthouse's limits can be missed, its pages are of the site, and bad arguments get one line."""

from __future__ import annotations

from scripts.bench import projects
from scripts.bench.lighthouse import LIMITS, missed, pages


def test_each_score_can_miss_its_limit():
    assert missed(LIMITS) == []
    for name, limit in LIMITS.items():
        assert missed(LIMITS | {name: limit - 2}) == [f"{name} {limit - 2} (limit {limit})"]


def test_pages_are_there(site):
    looked = pages(site, projects.navigation())
    assert len(set(looked.values())) == 3
    assert all((site / path / "index.html").is_file() for path in looked.values())


def test_bad_arguments_get_one_line(run, tmp_path):
    for arguments, words in ((("--runs", "0"), "--runs must be 1 or more"), (("--site", tmp_path), "run: make site")):
        result = run("scripts.bench.lighthouse", *arguments)
        assert result.returncode == 2
        assert words in result.stderr
        assert result.stderr.count("\n") == 1
