"""What every check does with nothing to look at, with a page that is not there, and with things that stand in its way."""

from __future__ import annotations

import pytest

from tests.fixtures.small import BUCKET, DNS, NOTES, ORDER, QUEUE, one_line

ROOTED = {
    "scripts.check.content": "no pages found",
    "scripts.check.external": "no addresses found",
    "scripts.check.facts.names": "no names found",
    "scripts.check.facts.quotas": "no verified quotas found",
    "scripts.check.stale": "no dated facts found",
    "scripts.notes.ledger": "notes/ must hold exactly one .txt file, it holds 0",
    "scripts.site.diagrams": "diagrams.css",
}
DAY = {"scripts.check.stale": ["--day", "2026-11-23"]}


@pytest.mark.parametrize(("module", "says"), ROOTED.items())
def test_empty_project_is_an_error(run, tmp_path, module, says):
    assert says in one_line(run(module, "--root", tmp_path, *DAY.get(module, [])))


@pytest.mark.parametrize("module", ["scripts.check.content", "scripts.check.facts.names", "scripts.notes.ledger", "scripts.site.diagrams"])
def test_unknown_page_is_an_error(project, run, module):
    missing = project.path("docs/services/storage/basket.md")
    assert f"no such page: {missing}" in one_line(run(module, "--root", project.root, missing))


@pytest.mark.parametrize("module", ["scripts.check.content", "scripts.check.facts.names", "scripts.notes.ledger"])
def test_file_that_is_no_page_is_an_error(project, run, module):
    result = run(module, "--root", project.root, project.path(NOTES))
    assert result.returncode == 2
    assert "error: no " in result.stderr
    assert "Traceback" not in result.stderr


def test_notes_that_cannot_be_read_are_an_error(project, run):
    project.path(NOTES).write_bytes(b"one\ntwo \xff\n")
    assert f"{NOTES}:2: Y001 not UTF-8: byte 0xff" in one_line(run("scripts.notes.ledger", "--root", project.root))
    project.write(NOTES, "\n \n")
    assert f"{NOTES} is empty" in one_line(run("scripts.notes.ledger", "--root", project.root))
    project.write("notes/second.txt", "more\n")
    assert "it holds 2" in one_line(run("scripts.notes.ledger", "--root", project.root))


def test_ledger_that_compared_nothing_is_an_error(project, run):
    for name in (BUCKET, QUEUE, ORDER, DNS):
        project.path(name).unlink()
    result = run("scripts.notes.ledger", "--root", project.root)
    assert result.returncode == 2
    assert "no kept lines found" in result.stderr
    assert f"{NOTES}:1: N001 belongs to no page" in result.stdout


@pytest.mark.parametrize("module", [*ROOTED, "scripts.check.built", "scripts.check.all"])
def test_help_says_how_the_command_exits(run, module):
    result = run(module, "--help")
    assert result.returncode == 0
    assert f"python -m {module}" in result.stdout
    assert "Exit 0" in result.stdout


@pytest.mark.parametrize("module", [*ROOTED, "scripts.check.built", "scripts.check.all"])
def test_unknown_option_is_an_error(run, module):
    result = run(module, "--frobnicate")
    assert result.returncode == 2
    assert "--frobnicate" in result.stderr or "required" in result.stderr
    assert "Traceback" not in result.stderr
