"""Facts gone stale are found on the day that is given, and only then."""

from __future__ import annotations

import pytest

from tests.fixtures.small import BUCKET, one_line


def test_stale_facts_are_found_on_the_day_given(project, run):
    result = run("scripts.check.stale", "--root", project.root, "--day", "2027-04-15")
    assert result.returncode == 1
    line = project.line("data/quotas.yml", "queue.message_size")
    assert f"data/quotas.yml:{line}: F020 last checked on 2026-10-15, 182 days ago; fix: read the sources again" in result.stdout
    assert "16 dated facts looked at, 1 finding\n" in result.stdout


def test_stale_page_is_found(project, run):
    project.replace(BUCKET, "checked: 2026-11-01", "checked: 2025-11-01")
    result = run("scripts.check.stale", "--root", project.root, "--day", "2026-11-23")
    assert result.returncode == 1
    assert f"{BUCKET}:1: F020 last checked on 2025-11-01, 387 days ago" in result.stdout


@pytest.mark.parametrize(("path", "where"), [("data/exam.yml", 1), ("data/corrections.yml", 1), ("docs/compare/queue-vs-bucket.md", 1)])
def test_every_kind_of_dated_fact_is_looked_at(project, run, path, where):
    project.replace(path, "checked: 2026-11-01", "checked: 2025-11-01")
    result = run("scripts.check.stale", "--root", project.root, "--day", "2026-11-23")
    assert result.returncode == 1
    assert f"{path}:{where}: F020" in result.stdout


@pytest.mark.parametrize(("after", "code"), [(39, 0), (38, 1)])
def test_stale_limit_can_be_set(project, run, after, code):
    assert run("scripts.check.stale", "--root", project.root, "--day", "2026-11-23", "--after", after).returncode == code


def test_the_same_commit_is_green_whatever_the_day(project, run):
    """Only this check, which is given the day, knows of age; the page contract does not."""
    project.replace(BUCKET, "checked: 2026-11-01", "checked: 2001-01-01")
    assert run("scripts.check.content", "--root", project.root).returncode == 0
    assert run("scripts.check.stale", "--root", project.root, "--day", "2001-01-01").returncode == 0


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "23.11.2026"])
def test_day_that_is_none_is_an_error(project, run, day):
    assert f"--day {day!r} is no day; write YYYY-MM-DD" in one_line(run("scripts.check.stale", "--root", project.root, "--day", day))


def test_day_must_be_given(project, run):
    result = run("scripts.check.stale", "--root", project.root)
    assert result.returncode == 2
    assert "--day" in result.stderr
