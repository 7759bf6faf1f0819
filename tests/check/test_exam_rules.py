"""Each rule on the exam map and the study plan: one slip makes the command fail and name file, line and rule."""

from __future__ import annotations

import pytest

from tests.fixtures.small import BUCKET, COMPARE, DNS, Break, expect

EXAM, PLAN = "data/exam.yml", "data/plan.yml"

CASES = [
    Break("X001", EXAM, "weight: 100", "weight: 90", 1, "90 %"),
    Break(
        "X002",
        EXAM,
        "sections: [storage/bucket#objects-and-keys, storage/bucket#limits, storage/bucket#security, integration/queue/index#at-a-glance]",
        "sections: []",
        "1.3.1",
        "names no section",
        also=frozenset({"X004", "X006"}),
    ),
    Break(
        "X003",
        EXAM,
        "integration/queue/order#fifo-queues",
        "integration/queue/order#order",
        "1.1.2",
        "it has fifo-queues",
        also=frozenset({"X006"}),
    ),
    Break("X003", EXAM, "storage/bucket#limits", "storage/basket#limits", "1.3.1", "no page 'storage/basket'"),
    Break("X004", EXAM, "storage/bucket#limits, ", "", 'id: "1.3"', "has 3 sections"),
    Break(
        "X005", EXAM, "Example Queue: integration/queue/index", "Example Queue: integration/stack", "Example Queue:", "'integration/stack'"
    ),
    Break("X006", DNS, "exam: []", 'exam: ["1.1"]', 1, "names no section", also=frozenset({"X008"})),
    Break("X006", COMPARE, 'exam: ["1.1"]', "exam: []", 1, "under task 1.1"),
    Break("X007", PLAN, "storage/bucket", "storage/basket", "title: Storage", "'storage/basket'", also=frozenset({"X008"})),
    Break("X008", PLAN, "storage/bucket, compare", "compare", 1, "'storage/bucket' serves the exam"),
    Break("X008", PLAN, "[storage/bucket", "[integration/queue/order, storage/bucket", "title: Storage", "stands twice"),
    Break("Y003", EXAM, "does: Decouple", "do: Decouple", "1.1.1", "unknown key 'do'", also=frozenset({"Y005", "S009"})),
    Break("Y004", EXAM, "weight: 100", "weight: heavy", 'id: "1"', "'heavy'", also=frozenset({"S009"})),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_slip_in_the_exam_map_is_found(project, run, case):
    project.replace(case.path, case.old, case.new)
    expect(run("scripts.check.content", "--root", project.root), project, case)


def test_number_in_a_heading_stands_in_its_anchor(project, run):
    project.replace(BUCKET, "## Objects and keys", "## Objects of {{ q.bucket.object_size }} and `keys`")
    project.replace(EXAM, "storage/bucket#objects-and-keys", "storage/bucket#objects-of-5-tb-and-keys")
    project.replace("data/vocabulary/storage/bucket.yml", "objects-and-keys:", "objects-of-5-tb-and-keys:")
    result = run("scripts.check.content", "--root", project.root)
    assert result.returncode == 0, result.stdout
