"""Each rule on data/*.yml: one slip in one file makes the command fail and name file, line and rule."""

from __future__ import annotations

import pytest

from tests.fixtures.small import BUCKET, DNS, END, Break, expect

Q, C, S, G = (f"data/{name}.yml" for name in ("quotas", "corrections", "services", "glossary"))
SHORT = "data/shorthand.yml"

CASES = [
    Break("F001", C, "{{ q.queue.message_size }}", "{{ q.queue.size }}", 1, "queue-size: no quota 'queue.size'"),
    Break("F003", Q, "id: bucket.parts", "id: bucket.Parts", "bucket.Parts", "snake_case", also=frozenset({"F001"})),
    Break(
        "F003",
        Q,
        END,
        "- {id: queue, name: x, value: 1, kind: hard, source: 'https://example.org/q', checked: 2026-11-01}\n",
        "{id: queue,",
        "id 'queue'",
    ),
    Break(
        "F004",
        Q,
        END,
        "- {id: moon.age, name: x, value: 1, kind: hard, source: 'https://example.org/q', checked: 2026-11-01}\n",
        "moon.age",
        "no page of 'moon'",
    ),
    Break("F004", S, END, "- {id: moon, name: Moon, status: current}\n", "moon", "no page of 'moon'"),
    Break("F005", Q, "https://example.org/queue-quotas", "see the console", "queue.message_size", "https"),
    Break("F005", C, "https://example.org/queue-size", "http://example.org/queue-size", 1, "https"),
    Break("F006", C, "page: integration/queue/index", "page: integration/queue", 1, "no page 'integration/queue'"),
    Break("F006", G, "page: integration/queue/order", "page: integration/queue/fifo", "term: FIFO", "no page 'integration/queue/fifo'"),
    Break("F007", C, "lines: [4]", "lines: [13]", 1, "line 13 does not belong"),
    Break("F007", C, "lines: [4]", "lines: [4, 13]", 1, "line 13 does not belong"),
    Break("F007", C, "lines: [4]", "lines: []", 1, "names no lines"),
    Break("F001", S, "  instead: Use the new queue.\n", "  instead: 'Use {{ q.queue.none }}.'\n", "id: queue", "'queue.none'"),
    Break("F008", S, "  instead: Use the new queue.\n", "", "id: queue", "maintenance needs instead"),
    Break("F006", S, END, "- {id: feature, name: Feature, page: storage/basket, status: current}\n", "Feature", "no page 'storage/basket'"),
    Break("F008", S, "status: current\n", "status: renamed\n", "id: bucket", "renamed needs since and source and checked"),
    Break(
        "F014",
        S,
        END,
        "- {id: heap, name: Heap, page: storage/bucket, status: retired, since: '2025', instead: Use Example Queue., "
        "source: 'https://example.org/heap', checked: 2026-11-01}\n",
        "id: heap",
        "names Example Queue, which is in maintenance",
    ),
    Break("F009", G, END, "- {term: FIFO, meaning: again}\n", "again", "also line 4"),
    Break(
        "F010", "data/categories.yml", '- {id: networking, name: Networking, light: "#5b3fa8", dark: "#b9a2ff"}\n', "", 1, "'networking'"
    ),
    Break("Y001", C, "page: integration", "page: [integration", 3, "not valid YAML"),
    Break("Y001", DNS, "exam: []", "exam: ]", 2, "not valid YAML"),
    Break("Y001", C, "  kind: outdated", "  kind: outdated\n  kind: wrong", "kind: wrong", "'kind' stands twice"),
    Break("Y001", C, "now: A message holds {{ q.queue.message_size }}.", "now: {{ q.queue.message_size }}", "now:", "quote the text"),
    Break("Y001", S, "since: '2026-01-01'", "since: 2026-13-45", "2026-13-45", "2026-13-45: month", also=frozenset({"S016"})),
    Break("Y001", SHORT, '"msg": ["message"]', '"msg": ["message"', 2, "not valid YAML"),
    Break("Y001", G, "Order is kept.", "Order is\u0001 kept.", "Order is", "not valid YAML"),
    Break("Y002", G, END, "- just a word\n", 1, "expected a mapping of keys, found str"),
    Break("Y003", Q, "  sheet: true\n", "  sheets: true\n", "queue.message_size", "unknown key 'sheets'", also=frozenset({"F001"})),
    Break("Y003", DNS, "status: reviewed", "state: reviewed", 2, "unknown key 'state'"),
    Break("Y003", DNS, 'title: "Names"', 'titel: "Names"', "titel", "unknown key 'titel'", also=frozenset({"Y005", "S010"})),
    Break(
        "Y004", Q, "checked: 2026-10-15", "checked: yesterday", "queue.message_size", "'yesterday' is not date", also=frozenset({"F001"})
    ),
    Break("Y004", C, "kind: outdated", "kind: old", 1, "one of wrong, outdated, condition"),
    Break("Y004", C, "lines: [4]", "lines: [4.5]", 1, "4.5"),
    Break("Y004", DNS, "exam: []", "exam: [1.1]", 2, "1.1"),
    Break("Y004", SHORT, '"msg": ["message"]', '"msg": message', 1, "'msg': expected"),
    Break("Y005", C, "  why: The limit was raised.\n", "", 1, "key 'why' is missing"),
    Break("Y007", G, "", "", 1, "expected a list of records"),
    Break("Y007", SHORT, "", "", 1, "expected `word: [meaning, …]`"),
    Break("Y008", Q, "id: bucket.parts", "id: bucket.object_size", 8, "stands twice (also line 1)", also=frozenset({"F001"})),
    Break(
        "Y008",
        C,
        END,
        "- {id: queue-size, page: integration/queue/index, lines: [5], kind: wrong, said: a, now: b, why: c, source: 'https://example.org/', checked: 2026-11-01}\n",
        "said: a",
        "stands twice",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_slip_in_data_is_found(project, run, case):
    if case.old:
        project.replace(case.path, case.old, case.new)
    else:
        project.write(case.path, "# nothing here\n")
    expect(run("scripts.check.content", "--root", project.root), project, case)


@pytest.mark.parametrize(
    "name", ["quotas", "corrections", "services", "categories", "glossary", "dropped", "mends", "exam", "plan", "shorthand"]
)
def test_missing_file_is_found(project, run, name):
    project.path(f"data/{name}.yml").unlink()
    result = run("scripts.check.content", "--root", project.root)
    assert result.returncode == 1
    assert f"data/{name}.yml:1: Y006 file is missing" in result.stdout
    assert not result.stderr


@pytest.mark.parametrize(("name", "line"), [("data/glossary.yml", 8), (SHORT, 3), (DNS, 13)])
def test_bytes_that_are_not_utf8_are_found(project, run, name, line):
    path = project.path(name)
    rows = path.read_bytes().split(b"\n")
    rows[line - 1] += b" caf\xe9"
    path.write_bytes(b"\n".join(rows))
    result = run("scripts.check.content", "--root", project.root)
    assert result.returncode == 1
    assert f"{name}:{line}: Y001 not UTF-8: byte 0xe9" in result.stdout
    assert "Traceback" not in result.stderr


def test_unquoted_exam_task_says_how_to_write_it(project, run):
    project.replace(BUCKET, 'exam: ["1.3"]', 'exam: ["1.4"]')
    result = run("scripts.check.content", "--root", project.root)
    assert 'fix: quote it: exam: ["1.1"]' in result.stdout
    assert result.returncode == 1
