"""A page as it is built: numbers, generated sections, the card, the lead, the banner."""

from __future__ import annotations

import dataclasses

import pytest

from scripts.content.load import load
from scripts.content.values import UnknownQuota
from scripts.site.dress import dress, link, minutes
from tests.fixtures.small import BUCKET, DNS, ORDER, QUEUE


@pytest.fixture
def content(project):
    return load(project.root)


def dressed(content, name: str) -> str:
    return dress(content.pages[name.removeprefix("docs/").removesuffix(".md")], content)


def test_sections_follow_in_their_order(content):
    headings = [line for line in dressed(content, QUEUE).split("\n") if line.startswith("## ")]
    own = ["## At a glance", "## When to use it", "## How a message lives", "## Polling", "## Limits", "## Security", "## Exam traps"]
    assert headings == [*own, "## What changed since the notes", "## Sources"]


def test_numbers_are_filled_in_everywhere(content):
    text = dressed(content, QUEUE)
    assert "{{" not in text
    assert "| Visibility timeout | 30\u00a0seconds | default |  |" in text
    assert "Q[[Queue: hidden<br/>30\u00a0seconds]]" in text


def test_corrections_are_folded_and_lead_to_the_notes(content):
    lines = dressed(content, QUEUE).split("\n")
    start = lines.index("## What changed since the notes")
    assert lines[start + 2] == '??? changed "1 correction to the notes"'
    assert lines[start + 4] == (
        '    <span id="c-queue-size"></span>**Outdated since 2025-08**, notes line [4](../../../study/notes.md#l4): '
        "<q>message size upto 256 KB</q>"
    )
    assert (
        lines[start + 6]
        == "    A message holds 1\u00a0MiB. The limit was raised. [Source](https://example.org/queue-size), read 2026-11-01"
    )


def test_what_the_notes_said_is_escaped_and_counted(content):
    entry = content.corrections[0]
    content.corrections += [dataclasses.replace(entry, id="second", lines=(3, 5), said="a <b> & c")]
    text = dressed(content, QUEUE)
    assert '??? changed "2 corrections to the notes"' in text
    assert "<q>a &lt;b&gt; &amp; c</q>" in text
    assert text.index("c-second") < text.index("c-queue-size")
    assert "notes line [3](../../../study/notes.md#l3), [5](../../../study/notes.md#l5)" in text


def test_page_without_corrections_has_no_such_section(content):
    assert "What changed since the notes" not in dressed(content, DNS)


def test_sources_name_the_day_on_which_they_were_read(content):
    assert '\n## Sources\n\n- [FIFO queues](https://example.org/fifo), read 2026-11-01\n' in dressed(
        content, ORDER
    )


def test_note_lines_lead_to_the_raw_notes(content):
    assert "From the handwritten notes, lines [12–15](../../../study/notes.md#l12).\n{ .from-notes }" in dressed(content, ORDER)
    content.pages["services/networking/dns"].owned[:] = [(26, 26), (28, 30)]
    assert "lines [26](../../study/notes.md#l26), [28–30](../../study/notes.md#l28)." in dressed(content, DNS)


def test_summary_becomes_the_lead_and_aliases_are_for_search_alone(content):
    text = dressed(content, QUEUE)
    assert "for at most 14\u00a0days.\n{ .lead }\n" in text
    assert "DLQ <dead letter>" not in text
    assert "\n> " not in text


def test_service_on_its_way_out_has_a_banner_below_the_lead(content):
    text = dressed(content, QUEUE)
    box = '!!! changed "Example Queue: in maintenance since 2026-01-01 (in scope of the exam)"\n\n    Use the new queue.'
    assert box in text
    assert text.index("{ .lead }") < text.index(box) < text.index("## At a glance")
    assert "!!! changed" not in dressed(content, BUCKET)


def test_feature_of_a_page_has_a_banner_there_alone(project):
    record = "- {id: heap, name: Heap, page: storage/bucket, status: closed, since: unknown, instead: Use objects., "
    project.write(
        "data/services.yml", project.read("data/services.yml") + record + "source: 'https://example.org/heap', checked: 2026-11-01}\n"
    )
    content = load(project.root)
    box = '!!! changed "Heap: closed to new customers"\n\n    Use objects. [Source](https://example.org/heap)'
    assert box in dressed(content, BUCKET)
    assert "Heap" not in dressed(content, QUEUE)


@pytest.mark.parametrize(("number", "opening"), [(2, "!!!"), (3, "???")])
def test_several_features_share_a_banner(project, number, opening):
    records = "".join(
        f"- {{id: heap{n}, name: Heap {n}, page: storage/bucket, status: retired, since: '2025', instead: Use objects., "
        "source: 'https://example.org/heap', checked: 2026-11-01}\n"
        for n in range(number)
    )
    project.write("data/services.yml", project.read("data/services.yml") + records)
    text = dressed(load(project.root), BUCKET)
    assert f'{opening} changed "{number} things named here are not for new work"' in text
    assert text.count(": retired since 2025. Use objects. [Source](https://example.org/heap)") == number


def test_unknown_number_stops_the_build(content):
    del content.quotas["queue.visibility"]
    with pytest.raises(UnknownQuota, match=r"queue\.visibility"):
        dressed(content, QUEUE)


def test_links_are_relative_to_the_page(content):
    page = content.pages["services/integration/queue/order"]
    assert link(page, "services/integration/queue/index.md") == "index.md"
    assert link(page, "study/notes.md#l3") == "../../../study/notes.md#l3"


def test_reading_time_leaves_code_out(content, project):
    page = content.pages["services/networking/dns"]
    assert minutes(page) == 1
    project.replace(DNS, "## Names and addresses", "```text\n" + "word " * 3000 + "\n```\n\n## Names and addresses")
    assert minutes(load(project.root).pages["services/networking/dns"]) == 1
    project.replace(DNS, "## Names and addresses", "word " * 1100 + "\n\n## Names and addresses")
    assert minutes(load(project.root).pages["services/networking/dns"]) == 5
