"""Records read strictly: the annotations are the schema."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

import pytest

from scripts.content.finding import Finding, report, usage_error
from scripts.content.records import build, load_records, load_yaml


@dataclass(frozen=True)
class Thing:
    name: str
    size: int
    day: datetime.date
    kind: Literal["small", "large"] = "small"
    words: tuple[str, ...] = ()
    ratio: float = 0.5
    was: str | int | None = None
    becomes: str = field(default="", metadata={"key": "is"})
    line: int = 0


GOOD = {"name": "a", "size": 1, "day": datetime.date(2026, 1, 1)}


def test_record_is_built_with_its_line():
    raw, found = load_yaml("\n- name: a\n  size: 1\n  day: 2026-01-01\n  is: b\n  words: [x, y]\n", "t.yml")
    assert found == []
    thing, found = build(Thing, raw[0], "t.yml", 1)
    assert found == []
    assert thing == Thing("a", 1, datetime.date(2026, 1, 1), words=("x", "y"), becomes="b", line=2)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", 3), ("name", None), ("size", "3"), ("size", 1.5), ("size", True), ("day", "2026-01-01"),
        ("day", datetime.datetime(2026, 1, 1)),
        ("kind", "huge"), ("words", "x"), ("words", ["x", 3]), ("ratio", "1"), ("was", 1.5), ("is", 4),
    ],
)  # fmt: skip
def test_value_of_another_type_is_found(key, value):
    thing, found = build(Thing, {**GOOD, key: value, "__line__": 7}, "t.yml", 1)
    assert thing is None
    assert [(f.path, f.line, f.rule) for f in found] == [("t.yml", 7, "Y004")]
    assert found[0].message.startswith(f"{key}: ")


@pytest.mark.parametrize(("key", "value"), [("ratio", 2), ("was", None), ("was", 4), ("was", "x"), ("words", [])])
def test_value_that_fits_is_taken(key, value):
    thing, found = build(Thing, {**GOOD, key: value}, "t.yml", 1)
    assert found == []
    assert getattr(thing, key) == (tuple(value) if isinstance(value, list) else value)


def test_python_name_of_a_key_is_unknown():
    _, found = build(Thing, {**GOOD, "becomes": "b", "line": 3}, "t.yml", 1)
    assert [(f.rule, f.message) for f in found] == [("Y003", "unknown key 'becomes'"), ("Y003", "unknown key 'line'")]


def test_good_records_survive_bad_ones(tmp_path):
    path = tmp_path / "t.yml"
    path.write_text("- {name: a, size: 1, day: 2026-01-01}\n- {name: b}\n- {name: c, size: 3, day: 2026-01-01}\n")
    things, found = load_records(path, "t.yml", Thing)
    assert [(t.name, t.line) for t in things] == [("a", 1), ("c", 3)]
    assert [(f.line, f.rule) for f in found] == [(2, "Y005"), (2, "Y005")]


def test_findings_are_printed_once_and_in_order(capsys):
    one, two = Finding("b.md", 3, "S001", "m"), Finding("a.md", 9, "S002", "n", "do this")
    assert report([one, two, one], 4, "pages") == 1
    assert capsys.readouterr().out == "a.md:9: S002 n; fix: do this\nb.md:3: S001 m\n4 pages looked at, 2 findings\n"
    assert report([], 1, "pages") == 0
    assert report([], 0, "pages") == 2
    assert usage_error("two\nlines") == 2
    assert capsys.readouterr().err.endswith("error: two lines\n")
