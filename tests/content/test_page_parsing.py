"""The one parser of pages: front matter, headings, sections, fences, diagrams, note lines, names."""

from __future__ import annotations

import datetime

import pytest

from scripts.content.load import load
from scripts.content.page import parse
from scripts.content.paths import kind_of, notes_file, slug_of
from tests.fixtures.small import BUCKET, DNS, ORDER, QUEUE

HEAD = """---
exam: ["1.1"]
notes: [3-5, 9, 12-12]
checked: 2026-11-01
sources:
  - {title: One, url: "https://example.org/1", read: 2026-10-01}
aliases: [first, "second: with colon"]
status: reviewed
---
"""


def page_of(tmp_path, text, name="services/storage/thing"):
    path = tmp_path / "thing.md"
    path.write_text(text, encoding="utf-8")
    page, found = parse(path, name, "docs/thing.md")
    assert found == []
    return page


def test_front_matter_is_read_and_typed(tmp_path):
    page = page_of(tmp_path, HEAD + "# Thing\n")
    assert page.meta.exam == ("1.1",)
    assert page.meta.checked == datetime.date(2026, 11, 1)
    assert page.meta.aliases == ("first", "second: with colon")
    assert page.owned == [(3, 5), (9, 9), (12, 12)]
    assert page.sources[0].title == "One"
    assert page.sources[0].read == datetime.date(2026, 10, 1)
    assert page.body_start == 9
    assert page.body == "# Thing\n"


def test_page_outside_services_needs_no_front_matter(tmp_path):
    page = page_of(tmp_path, "Text\n", "study/plan")
    assert (page.title, page.body_start, page.meta.status) == ("thing", 0, "draft")


def test_windows_line_ends_change_nothing(tmp_path):
    path = tmp_path / "thing.md"
    path.write_bytes((HEAD + "# Thing\n\n> Short.\n").replace("\n", "\r\n").encode())
    page, found = parse(path, "services/storage/thing", "x")
    assert found == []
    assert page.summary == ("Short.", 12)
    assert page.title == "Thing"


@pytest.mark.parametrize("entry", ["5-3", "five", "3-", "-3", "3.5"])
def test_range_that_is_none_is_found(tmp_path, entry):
    path = tmp_path / "thing.md"
    path.write_text(HEAD.replace("3-5, 9", f'"{entry}"') + "# Thing\n", encoding="utf-8")
    page, found = parse(path, "services/storage/thing", "docs/thing.md")
    assert [(f.rule, f.path) for f in found] == [("S002", "docs/thing.md")]
    assert page.owned == [(12, 12)]


def test_headings_keep_their_line_and_lose_their_attributes(tmp_path):
    page = page_of(tmp_path, HEAD + "# Thing { #own }\n\n## One ##\n\n### C# and F# {.x}\n\n#no heading\n")
    assert [(h.level, h.text, h.line) for h in page.headings] == [(1, "Thing", 10), (2, "One", 12), (3, "C# and F#", 14)]


def test_section_ends_at_the_next_of_its_level(tmp_path):
    page = page_of(tmp_path, HEAD + "# Thing\n\n## One\n\na\n\n### Deep\n\nb\n\n## Two\n\nc\n")
    lines, line = page.section("One")
    assert line == 12
    assert [text for text in lines if text] == ["a", "### Deep", "b"]
    lines, line = page.section("Two")
    assert [text for text in lines if text] == ["c"]
    assert page.section("Three") is None
    assert page.section("Deep") is None


def test_summary_is_the_quote_before_the_first_section(tmp_path):
    assert page_of(tmp_path, HEAD + "# Thing\n\n> Short.\n\n## One\n\n> Quote\n").summary == ("Short.", 12)
    assert page_of(tmp_path, HEAD + "# Thing\n\n## One\n\n> Quote\n").summary == ("", 0)


def test_what_stands_in_a_fence_is_no_structure(tmp_path):
    body = "# Thing\n\n```bash\n# comment\n> no quote\n~~~\n```\n\n````markdown\n```mermaid\nnot drawn\n```\n````\n\n## Real\n"
    page = page_of(tmp_path, HEAD + body)
    assert [h.text for h in page.headings] == ["Thing", "Real"]
    assert page.diagrams == []
    assert page.code_lines == {*range(12, 17), *range(18, 23)}
    assert page.summary == ("", 0)


def test_diagrams_are_found_at_their_first_line(tmp_path):
    body = "# Thing\n\n```mermaid\nflowchart TB\n    A --> B\n```\n\n- item\n\n    ```mermaid\n    sequenceDiagram\n    ```\n"
    page = page_of(tmp_path, HEAD + body)
    assert [(d.line, d.source.strip()) for d in page.diagrams] == [(13, "flowchart TB\n    A --> B"), (20, "sequenceDiagram")]
    assert page.lines[12] == "flowchart TB"


@pytest.mark.parametrize(
    ("name", "kind", "slug"),
    [
        ("index", "home", "index"),
        ("study/limits", "study", "limits"),
        ("compare/sqs-vs-sns", "compare", "sqs-vs-sns"),
        ("services/storage/ebs", "service", "ebs"),
        ("services/integration/sqs/index", "service", "sqs"),
        ("services/integration/sqs/fifo", "part", "sqs"),
        ("services/networking/dns", "concept", "dns"),
        ("services/foundations/serverless", "concept", "serverless"),
    ],
)
def test_kind_and_slug_follow_from_the_path(name, kind, slug):
    assert kind_of(name) == kind
    if name.startswith("services/"):
        assert slug_of(name) == slug


def test_small_project_is_loaded_whole(project):
    content = load(project.root)
    assert content.findings == []
    names = [page.name for page in content.service_pages()]
    assert names == [name.removeprefix("docs/").removesuffix(".md") for name in (QUEUE, ORDER, DNS, BUCKET)]
    order = content.pages["services/integration/queue/order"]
    assert (order.key, order.category, order.slug, order.kind) == ("integration/queue/order", "integration", "queue", "part")
    queue = content.pages["services/integration/queue/index"]
    assert queue.lines[queue.diagrams[0].line - 1] == "flowchart TB"
    assert content.quotas["queue.visibility"].line == project.line("data/quotas.yml", "queue.visibility")
    assert content.mends[1].becomes == ""
    assert content.shorthand["msg"] == ("message",)


def test_notes_must_be_one_file(project):
    assert notes_file(project.root).name == "small.txt"
    project.write("notes/second.txt", "x")
    with pytest.raises(FileNotFoundError, match="it holds 2"):
        notes_file(project.root)
