"""Each rule on the learner's vocabulary: one slip makes the command fail and name file, line and rule."""

from __future__ import annotations

import pytest

from tests.fixtures.small import END, Break, expect

QUEUE = "data/vocabulary/integration/queue/index.yml"
SYNONYMS = "data/synonyms.yml"
POLLING = "polling:\n  - what polling is about in example queue\n"

CASES = [
    Break("Q001", QUEUE, POLLING, "", 1, "no phrases for section 'polling'"),
    Break("Q002", QUEUE, END, "pulling:\n  - get a message\n", "pulling:", "no section 'pulling'"),
    Break("Q002", "data/vocabulary/storage/pail.yml", END, "pail:\n  - a pail\n", 1, "there is no page 'storage/pail'"),
    Break(
        "Q003", QUEUE, END, "  - What polling  is about in example queue\n", "What polling", "leads to integration/queue/index#polling too"
    ),
    Break("Y004", QUEUE, POLLING, "polling: ask\n", "polling:", "polling: expected a list of phrases"),
    Break("Y007", SYNONYMS, "- [queue, line]\n", "- queue\n", 1, "expected a list of lists of words"),
    Break("Y001", SYNONYMS, "- [queue, line]\n", "- [queue\n", 2, "not valid YAML"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_slip_in_the_vocabulary_is_found(run, project, case):
    if not project.path(case.path).exists():
        project.write(case.path, "")
    project.replace(case.path, case.old, case.new)
    expect(run("scripts.check.content", "--root", project.root), project, case)


def test_synonyms_that_are_not_there_are_missed(run, project):
    project.path(SYNONYMS).unlink()
    result = run("scripts.check.content", "--root", project.root)
    assert result.returncode == 1
    assert "data/synonyms.yml:1: Y006 file is missing" in result.stdout
