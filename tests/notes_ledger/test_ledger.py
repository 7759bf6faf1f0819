"""The ledger: a line of the notes that is lost, or owned twice, or no longer said on its page, makes the command fail."""

from __future__ import annotations

import pytest

from tests.fixtures.small import BUCKET, DNS, END, NOTES, ORDER, QUEUE, Break, expect

DROPPED, MENDS, CORRECTIONS = "data/dropped.yml", "data/mends.yml", "data/corrections.yml"

CASES = [
    Break("N001", DNS, "notes: [26-30]", "notes: [26-29]", 30, "belongs to no page", where=NOTES),
    Break(
        "N002",
        DNS,
        "notes: [26-30]",
        "notes: [24-30]",
        24,
        "owned by services/networking/dns and services/storage/bucket",
        NOTES,
        frozenset({"N004"}),
    ),
    Break("N003", DNS, "notes: [26-30]", "notes: [26-31]", 31, "is dropped and owned by services/networking/dns", where=NOTES),
    Break(
        "N004",
        BUCKET,
        "- Versioning protects against deletes.\n",
        "",
        "versioning protects",
        "does not show 'versioning, protects, deletes'",
        NOTES,
    ),
    Break("N004", DNS, "| TTL | How long a resolver caches an answer |\n", "", "TTL", "does not show", NOTES),
    Break("N004", QUEUE, "- Consumers scale with the length of the queue.\n", "", "consumers scale", "'scale, length'", NOTES),
    Break(
        "N004",
        ORDER,
        "The deduplication window lasts {{ q.queue.deduplication }}.",
        "The deduplication window is short.",
        "deduplication",
        "'5, minutes'",
        NOTES,
    ),
    Break(
        "N005",
        DNS,
        "A registrar is where a domain is bought.",
        "A registrar.\n\nA domain.\n\nBought.",
        "registrar",
        "nowhere together",
        NOTES,
    ),
    Break("N006", DROPPED, "lines: [31]", "lines: [31, 30]", 1, "7.4 % of the lines are dropped, at most 4 %", also=frozenset({"N003"})),
    Break("N007", MENDS, "read: visibilty", "read: visiblty", 1, "line 5 does not read 'visiblty'", also=frozenset({"N004"})),
    Break("N007", MENDS, "lines: [23]", "lines: [99]", 4, "line 99 does not read"),
    Break("N008", DNS, "notes: [26-30]", "notes: [26-30, 99]", 1, "99-99 lies outside the notes (1-32)"),
    Break("N008", DROPPED, "lines: [31]", "lines: [31, 2]", 1, "line 2 of the notes is blank", also=frozenset({"N006"})),
    Break("N008", CORRECTIONS, "lines: [4]", "lines: [4, 99]", 1, "line 99 lies outside the notes"),
    Break("N009", DROPPED, END, "- {lines: [31], reason: separator, note: again}\n", 4, "line 31 is dropped twice"),
    Break("N010", MENDS, "  why: the page says large elsewhere\n", "", 4, "without a reason"),
    # What a schema refuses stops the ledger as well: it counts what it could read.
    Break("Y004", DROPPED, "reason: bleed-through", "reason: because", 1, "one of bleed-through", also=frozenset({"N001"})),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_loss_is_found(project, run, case):
    project.replace(case.path, case.old, case.new)
    expect(run("scripts.notes.ledger", "--root", project.root), project, case)


def test_clean_project_accounts_for_every_line(project, run):
    result = run("scripts.notes.ledger", "--root", project.root)
    assert result.returncode == 0, result.stdout
    assert (
        "notes: 27 non-blank lines; 26 owned by one page, 1 dropped (3.7 %), 100.00 % accounted for; 1 corrected, 2 mended" in result.stdout
    )
    assert "25 kept lines looked at, 0 findings" in result.stdout


def test_corrected_line_is_accounted_for_by_its_correction_alone(project, run):
    """Without the correction the page would have to say 256 KB; with it, it must not."""
    project.write(CORRECTIONS, project.read(CORRECTIONS).replace("lines: [4]", "lines: [3]"))
    result = run("scripts.notes.ledger", "--root", project.root)
    assert result.returncode == 1
    assert f"{NOTES}:4: N004 {QUEUE} does not show" in result.stdout
    assert "256" in result.stdout


def test_word_in_a_comment_of_a_diagram_does_not_count(project, run):
    project.replace(QUEUE, "    accDescr: A producer", "    accDescr: Consumers scale with the length. A producer")
    project.replace(QUEUE, "- Consumers scale with the length of the queue.\n", "")
    result = run("scripts.notes.ledger", "--root", project.root)
    assert result.returncode == 1
    assert f"{NOTES}:10: N004" in result.stdout


def test_word_in_the_front_matter_or_an_address_does_not_count(project, run):
    project.replace(DNS, "aliases: [", "aliases: [registrar, domain bought, ")
    project.replace(DNS, "A registrar is where a domain is bought.", "See [there](https://example.org/registrar/domain/bought).")
    result = run("scripts.notes.ledger", "--root", project.root)
    assert result.returncode == 1
    assert f"{NOTES}:30: N004 {DNS} does not show 'registrar, domain, bought'" in result.stdout


def test_named_page_alone_is_compared(project, run):
    project.replace(BUCKET, "- Versioning protects against deletes.\n", "")
    project.replace(DNS, "notes: [26-30]", "notes: [26-29]")
    result = run("scripts.notes.ledger", "--root", project.root, project.path(BUCKET))
    assert result.returncode == 1
    assert [line.split()[1] for line in result.stdout.splitlines() if line.startswith(NOTES)] == ["N004"]
    assert "8 kept lines looked at, 1 finding" in result.stdout
    assert run("scripts.notes.ledger", "--root", project.root, project.path(ORDER)).returncode == 0
