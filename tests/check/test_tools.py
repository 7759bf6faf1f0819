"""The tools that this project did not write: they run, with this project's settings, and find something."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.check import all as every
from scripts.content.paths import ROOT
from tests.fixtures.small import one_line

WORKFLOW = """name: bad
on: pull_request_target
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@main
      - run: echo "${{ github.event.pull_request.title }}"
"""


def test_unknown_tool_is_an_error(run):
    assert "name a tool: npm, cspell, html-validate, markdownlint-cli2" in one_line(run("scripts.check.node", "eslint"))
    assert "name a tool" in one_line(run("scripts.check.node"))


def test_tool_that_is_not_installed_says_what_to_run(monkeypatch, tmp_path, capsys):
    from scripts.check import node

    monkeypatch.setattr(node, "ROOT", tmp_path)
    assert node.main(["cspell", "x"]) == 2
    assert capsys.readouterr().err == "error: cspell is not installed; run: make test\n"


def test_bad_markdown_is_found(run, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n* star\n\n- dash\n\ntext \t\n", encoding="utf-8")
    result = run("scripts.check.node", "markdownlint-cli2", "--no-globs", "--config", ROOT / ".markdownlint-cli2.yaml", page)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "page.md:5:1 error MD004" in result.stderr


def test_misspelled_word_is_found(run, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Page\n\nA mesage waits.\n", encoding="utf-8")
    result = run("scripts.check.node", "cspell", "--no-progress", "--config", ROOT / "cspell.json", "--root", tmp_path, page)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "page.md:3:3 - Unknown word (mesage)" in result.stdout


def test_bad_python_is_found(tmp_path):
    (tmp_path / "bad.py").write_text("import os\n")
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--output-format",
        "concise",
        "--config",
        ROOT / "pyproject.toml",
        tmp_path,
    ]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 1
    assert "bad.py:1:8: F401" in result.stdout


def test_bad_workflow_is_found(tmp_path):
    (tmp_path / "bad.yml").write_text(WORKFLOW)
    command = [arg if arg != ".github/workflows" else str(tmp_path / "bad.yml") for arg in every.CHECKS["workflows"]]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode not in (0, 2)
    assert "template-injection" in result.stdout
    assert "bad.yml:8:" in result.stdout


@pytest.mark.parametrize(("codes", "worst"), [((0, 0), 0), ((1, 0), 1), ((0, 14), 1), ((2, 1), 2), ((-9, 0), 2)])
def test_worst_check_decides(monkeypatch, capfd, codes, worst):
    checks = {
        f"check {n}": [sys.executable, "-c", f"import os; os.kill(os.getpid(), 9) if {code} < 0 else os._exit({code})"]
        for n, code in enumerate(codes)
    }
    monkeypatch.setattr(every, "CHECKS", checks)
    assert every.main([]) == worst
    out = capfd.readouterr().out
    for n, code in enumerate(codes):
        assert f"{'ok  ' if code == 0 else 'FAIL'} check {n}" in out
