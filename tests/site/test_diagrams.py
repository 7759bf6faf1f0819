"""The command that draws: what it stores, what it refuses, what it does not do twice. Needs Chromium; the checks do not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from scripts.content.load import load
from scripts.content.paths import ROOT
from scripts.content.drawings import FOLDER, recipe
from scripts.site.diagrams import wanted
from tests.fixtures.small import BUCKET, DNS, ORDER, QUEUE, Project, one_line

COMMAND = "scripts.site.diagrams"
HEAD = "```mermaid\nflowchart {way}\n    accTitle: {title}\n    accDescr: What it shows.\n"
BROKEN = HEAD.format(way="TB", title="Broken") + "    A[One] --> B[Two\n```\n"
WIDE = HEAD.format(way="LR", title="Wide") + "".join(f"    N{n}[Node number {n}]:::compute --> N{n + 1}\n" for n in range(7)) + "```\n"


@pytest.fixture
def buildable(project) -> Project:
    return project.make_buildable()


@pytest.fixture
def no_browser(monkeypatch):
    """A machine on which nothing can be drawn."""
    monkeypatch.setenv("CHROME", "/opt/no-chrome")


def store(project: Project, svg: str = '<svg viewBox="0 0 300 200"></svg>\n') -> Path:
    """Store `svg` as what Mermaid drew of the project's one diagram; returns its file."""
    (item,), _ = wanted(load(project.root))
    path = project.path(FOLDER) / f"{item.key}.svg"
    path.write_text(svg)
    return path


def append(project: Project, page: str, text: str) -> int:
    """Append a section with `text` to the page; returns the line of the diagram's first line."""
    project.write(page, project.read(page) + "\n## More\n\n" + text)
    return project.line(page, "## More") + 3


def test_second_run_draws_nothing(buildable, run, monkeypatch):
    """Drawn once, the same bytes stay; drawn anew elsewhere, they are the same bytes."""
    result = run(COMMAND, "--root", buildable.root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 diagrams looked at, 0 findings" in result.stdout
    (path,) = buildable.path(FOLDER).glob("*.svg")
    drawn = path.read_bytes()
    svg = drawn.decode()
    shown = re.sub(r"<[^>]+>", "", svg)
    assert "Queue: hidden" in shown
    assert "30 seconds" in shown
    assert "{{" not in svg
    assert "<style" not in svg
    ids = re.findall(r'\sid="([^"]+)"', svg)
    assert len(ids) == len(set(ids)) > 3
    assert all(ident.startswith(f"d{path.stem[:8]}") for ident in ids)
    named = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', svg) + re.findall(r"url\(#([^)]+)\)", svg)
    assert len(named) > 3
    assert set(named) | {f"d{path.stem[:8]}"} == set(ids)
    with monkeypatch.context() as patch:
        patch.setenv("CHROME", "/opt/no-chrome")
        assert run(COMMAND, "--root", buildable.root).returncode == 0
        assert run(COMMAND, "--root", buildable.root, "--check").returncode == 0
    assert path.read_bytes() == drawn
    path.unlink()
    assert run(COMMAND, "--root", buildable.root).returncode == 0
    assert path.read_bytes() == drawn


def test_what_cannot_be_drawn_or_read_is_found(buildable, run):
    broken, wide = append(buildable, ORDER, BROKEN), append(buildable, DNS, WIDE)
    result = run(COMMAND, "--root", buildable.root)
    assert result.returncode == 1
    assert f"{ORDER}:{broken}: D005 Mermaid cannot draw this: Parse error" in result.stdout
    assert re.search(rf"^{DNS}:{wide}: D006 diagram is \d+ px wide, at most 600 read on a phone; fix: ", result.stdout, re.M)
    assert "3 diagrams looked at, 2 findings" in result.stdout
    assert len(list(buildable.path(FOLDER).glob("*.svg"))) == 2, "the diagrams that Mermaid drew are stored"


def test_dry_run_stores_nothing(buildable, run):
    broken = append(buildable, ORDER, BROKEN)
    result = run(COMMAND, "--root", buildable.root, "--dry-run", buildable.path(ORDER))
    assert result.returncode == 1
    assert f"{ORDER}:{broken}: D005 " in result.stdout
    assert "1 diagrams looked at, 1 finding\n" in result.stdout
    assert list(buildable.path(FOLDER).glob("*.svg")) == []


def test_diagram_without_its_file_is_found(buildable, run, no_browser):
    line = buildable.line(QUEUE, "flowchart TB")
    result = run(COMMAND, "--root", buildable.root, "--check")
    assert result.returncode == 1
    assert re.search(rf"^{QUEUE}:{line}: D007 diagram has no file {FOLDER}/[0-9a-f]{{16}}\.svg; fix: make diagrams$", result.stdout, re.M)


@pytest.mark.parametrize("change", ["source", "number", "stylesheet"])
def test_changed_diagram_is_found_as_not_drawn(buildable, run, no_browser, change):
    old = store(buildable)
    assert run(COMMAND, "--root", buildable.root, "--check").returncode == 0
    if change == "source":
        buildable.replace(QUEUE, "D[[Dead letters]]", "D[[Dead]]")
    elif change == "number":
        buildable.replace("data/quotas.yml", "value: 30", "value: 45")
    else:
        css = buildable.path("docs/assets/css")
        css.unlink()
        shutil.copytree(ROOT / "docs/assets/css", css)
        buildable.replace("docs/assets/css/diagrams.css", "font-size: 15px; fill", "font-size: 16px; fill")
    result = run(COMMAND, "--root", buildable.root, "--check")
    assert result.returncode == 1
    assert f"{QUEUE}:{buildable.line(QUEUE, 'flowchart TB')}: D007 " in result.stdout
    assert f"{FOLDER}/{old.name}:1: D008 no page shows this diagram; fix: make diagrams" in result.stdout


def test_left_over_file_is_found_and_removed(buildable, run, no_browser):
    kept = store(buildable)
    left = buildable.path(FOLDER) / "0123456789abcdef.svg"
    left.write_text("<svg></svg>")
    result = run(COMMAND, "--root", buildable.root, "--check")
    assert result.returncode == 1
    assert f"{FOLDER}/0123456789abcdef.svg:1: D008 " in result.stdout
    assert "1 diagrams looked at, 1 finding\n" in result.stdout
    assert run(COMMAND, "--root", buildable.root).returncode == 0
    assert kept.exists()
    assert not left.exists()


def test_nothing_is_removed_while_a_page_cannot_be_read(buildable, run, no_browser):
    kept = store(buildable)
    buildable.replace(QUEUE, "status: reviewed", "state: reviewed")
    buildable.write(DNS, buildable.read(DNS))
    result = run(COMMAND, "--root", buildable.root)
    assert result.returncode != 0
    assert f"{QUEUE}:2: Y003 unknown key 'state'" in result.stdout
    assert kept.exists()


def test_stored_diagram_that_is_too_wide_is_found_without_a_browser(buildable, run, no_browser):
    store(buildable, '<svg viewBox="0 0 601 200"></svg>\n')
    result = run(COMMAND, "--root", buildable.root, "--check")
    assert result.returncode == 1
    assert f"{QUEUE}:{buildable.line(QUEUE, 'flowchart TB')}: D006 diagram is 601 px wide" in result.stdout


def test_number_that_there_is_none_of_is_found(buildable, run, no_browser):
    buildable.replace(QUEUE, "hidden<br/>{{ q.queue.visibility }}", "hidden<br/>{{ q.queue.nothing }}")
    append(buildable, BUCKET, BROKEN)
    result = run(COMMAND, "--root", buildable.root, "--check")
    assert result.returncode == 1
    assert f"{QUEUE}:{buildable.line(QUEUE, 'flowchart TB')}: F001 no quota 'queue.nothing'" in result.stdout


def test_without_a_browser_one_line_says_what_to_do(buildable, run, no_browser):
    assert "CHROME=/opt/no-chrome is not a program; set it to a Chromium or Chrome" in one_line(run(COMMAND, "--root", buildable.root))


def test_no_diagrams_is_an_error_and_removes_nothing(buildable, run, no_browser):
    kept = store(buildable)
    text = buildable.read(QUEUE)
    start = text.index("```mermaid")
    buildable.write(QUEUE, text[:start] + text[text.index("```\n", start + 3) + 4 :])
    for mode in ([], ["--check"]):
        assert "no diagrams found" in one_line(run(COMMAND, "--root", buildable.root, *mode))
    assert kept.exists()


def test_recipe_follows_styles_script_and_font(buildable):
    before = recipe(buildable.root)
    assert before == recipe(ROOT)
    css = buildable.path("docs/assets/css")
    css.unlink()
    shutil.copytree(ROOT / "docs/assets/css", css)
    assert recipe(buildable.root) == before
    (css / "diagrams.css").write_text("other")
    assert recipe(buildable.root) != before
