"""Lists that the data makes: limits, corrections, exam tasks, the raw notes, the catalogue, the accents."""

from __future__ import annotations

import dataclasses
import re

import pytest

from scripts.content.load import load
from scripts.content.nav import navigation
from scripts.site import exam_lists, filters, listings, news
from scripts.content.dates import commit, last_changed
from scripts.content.names import short


@pytest.fixture
def content(project):
    return load(project.make_buildable().root)


def test_limits_name_every_number_once(content):
    lines = filters.limits(content).split("\n")
    assert [line for line in lines if line.startswith("#")] == [
        "## [Example Bucket](../services/storage/bucket.md)",
        "## [Example Queue](../services/integration/queue/index.md)",
    ]
    rows = [line for line in lines if "https://" in line]
    assert len(rows) == len(content.quotas) == 8
    assert (
        "| Size of a message | 1\u00a0MiB | quota, can be raised | 256 KB in the notes | [2026-10-15](https://example.org/queue-quotas) |"
        in rows
    )
    assert '<option value="queue">Example Queue</option>' in lines[0]
    assert '<option value="hard limit">hard limit</option>' in lines[0]


def test_corrections_are_grouped_by_page(content):
    entry = dataclasses.replace(
        content.corrections[0], id="dns", page="networking/dns", lines=(26, 27), said="a | b", since=None, kind="wrong"
    )
    content.corrections.insert(0, entry)
    lines = filters.corrections(content).split("\n")
    assert [line for line in lines if line.startswith("#")] == [
        "## [Example Queue](../services/integration/queue/index.md)",
        "## [DNS](../services/networking/dns.md)",
    ]
    now = "A message holds 1\u00a0MiB. The limit was raised. [Source](https://example.org/queue-size), read 2026-11-01"
    said = '<span id="c-queue-size"></span>message size upto 256 KB'
    assert f"| {said} | {now} | Outdated since 2025-08 | [4](notes.md#l4) |" in lines
    row = next(line for line in lines if "a \\| b" in line)
    assert row.endswith("| Wrong | [26](notes.md#l26), [27](notes.md#l27) |")


def test_exam_map_names_the_sections_of_each_skill(content):
    text = exam_lists.exam_map(content)
    first, second = text.split("### 1.3")
    assert "## Domain 1: Development (100 %)" in first
    assert "### 1.1 Develop code\n\n4 sections answer this task." in first
    assert "    - [Example Queue: How a message lives](../services/integration/queue/index.md#how-a-message-lives)" in first
    assert "    - [Queue or bucket: Side by side](../compare/queue-vs-bucket.md#side-by-side)" in first
    assert '- **1.1.2** Keep the order <span class="badge">new</span>' in first
    assert '<span class="badge badge--quiet">was 1.2</span>' in second
    assert "DNS" not in text


def test_exam_map_of_a_missing_page_names_it(content):
    content.pages.pop("compare/queue-vs-bucket")
    with pytest.raises(KeyError, match="compare/queue-vs-bucket"):
        exam_lists.exam_map(content)


def test_exam_facts_and_the_way_from_the_exam_before(content):
    facts = exam_lists.exam_facts(content)
    assert "50 questions count, 15 more" in facts
    assert "| 1 Development | 100 % | 90 % |" in facts
    assert "| Queues | task 1.2 | task 1.1 |" in exam_lists.changes(content)


def test_services_in_scope_with_their_status(content):
    assert "| Example Queue | [Example Queue](../services/integration/queue/index.md) | in maintenance since 2026-01-01 |" in (
        exam_lists.in_scope(content)
    )


def test_study_plan_adds_up_its_minutes(content):
    text = exam_lists.plan(content)
    assert text.startswith("2 sittings, 0 hours 4 minutes of reading.")
    assert "## 1. Messages" in text
    box = '<input type="checkbox" data-page="integration/queue/order" aria-label="Read: Queue: order">'
    assert f'<li>{box} <a href="../../services/integration/queue/order/">Queue: order</a> <small>1 min · 1.1</small></li>' in text
    assert '<a href="../../compare/queue-vs-bucket/">Queue or bucket</a>' in text


def test_news_are_the_newest_first(content):
    text = news.aws_changes(content)
    assert text.index("### 2026") < text.index("### 2025")
    link = "[Example Queue](../services/integration/queue/index.md)"
    gone = "**Example Queue: in maintenance** Use the new queue. [Source](https://example.org/queue-end)"
    assert f'| <span class="day">2026-01-01</span> | {link} | {gone.replace("** Use", "**. Use")} |' in text
    assert '<span class="day">2025-08</span>' in text
    assert "Before: “message size upto 256 KB”" in text
    assert news.changelog(content) == "### Unreleased\n\n- The queue has a page."


def test_comparisons_with_their_summaries(content):
    line = "- [Queue or bucket](queue-vs-bucket.md): A message for one consumer goes to a queue, a file for many readers to a bucket."
    assert listings.comparisons(content) == line


def test_raw_notes_name_the_page_of_every_run_of_lines(content, project):
    html = listings.raw_notes(content)
    assert html.count("<tr id=") == 32
    assert '<tr id="l1"><td>1</td><td># Queue</td><td><a href="../../services/integration/queue/">Example Queue</a></td></tr>' in html
    assert '<tr id="l3"><td>3</td><td>→ A queue keeps each message until a consumer deletes it</td><td></td></tr>' in html
    assert '<td><a href="../../services/integration/queue/order/">Queue: order</a></td>' in html
    assert '<tr id="l31"><td>31</td><td>xx ee 3109 net</td><td><span class="gone">bleed-through</span></td></tr>' in html
    project.replace("notes/small.txt", "# Bucket", "# <b>Bucket</b> & more")
    assert "<td># &lt;b&gt;Bucket&lt;/b&gt; &amp; more</td>" in listings.raw_notes(load(project.root))


def test_catalogue_has_services_but_no_parts_in_the_order_of_the_navigation(content, project):
    groups = listings.catalogue(content, navigation(project.root))
    assert [(ident, name, [e.name for e in entries]) for ident, name, entries in groups] == [
        ("storage", "Storage", ["Example Bucket"]),
        ("networking", "Networking", ["DNS"]),
        ("integration", "Integration", ["Example Queue"]),
    ]
    assert groups[2][2][0].status == "in maintenance 2026-01"
    assert groups[0][2][0].status == ""


def test_accents_hold_both_schemes(content):
    css = listings.accents(content)
    assert '[data-category="storage"] { --accent: #2f6b1d;' in css
    assert '[data-md-color-scheme="slate"] [data-category="storage"] { --accent: #8fd272;' in css
    assert css.count("{") == css.count("}") == 9


def test_title_without_the_vendor():
    assert [short(t) for t in ("Amazon SQS", "AWS Lambda", "The AWS CLI")] == ["SQS", "Lambda", "The AWS CLI"]


def test_expand_puts_a_list_in_its_place(content):
    text = listings.expand("before\n\n<!-- here: exam-map -->\n\nafter <!-- here: limits -->", content)
    assert text.startswith("before\n\n## Domain 1")
    assert text.endswith("after <!-- here: limits -->")
    with pytest.raises(KeyError, match="exam-mop"):
        listings.expand("<!-- here: exam-mop -->", content)


def test_dates_are_those_of_the_last_commit(tmp_path, monkeypatch):
    import subprocess

    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")

    def git(*args: str, day: str = "2026-01-01") -> None:
        env = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        for key, value in env.items():
            monkeypatch.setenv(key, value)
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", *args]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    root = tmp_path / "inner"
    (root / "docs").mkdir(parents=True)
    git("init", "-q")
    for name in ("a.md", "b ü.md"):
        (root / "docs" / name).write_text("one")
    (root / "README.md").write_text("one")
    git("add", ".")
    git("commit", "-q", "-m", "first", day="2026-02-03")
    (root / "docs/a.md").write_text("two")
    (root / "docs/new.md").write_text("not committed")
    git("commit", "-q", "-a", "-m", "second\n\ndocs/b.md is not touched", day="2026-05-06")
    assert last_changed(root) == {"docs/a.md": "2026-05-06", "docs/b ü.md": "2026-02-03"}
    assert re.fullmatch(r"[0-9a-f]{10}", commit(root))


def test_without_history_there_are_no_dates(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert last_changed(tmp_path) == {}
    assert commit(tmp_path) == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changed(tmp_path) == {}
