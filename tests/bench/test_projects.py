"""The projects that `make bench` compares are whole, and hold the same pages; bad arguments get one line."""

from __future__ import annotations

import pytest

from scripts.bench import projects
from scripts.content.finding import UsageError


def test_grown_project_has_the_pages_and_its_navigation_names_them(tmp_path):
    nav = projects.ours(tmp_path / "ours", pages=200)
    names = projects.names(nav)
    assert len(names) == len(set(names)) == 200
    assert [name for name in names if not (tmp_path / "ours/docs" / name).is_file()] == []
    copies = [name for name in names if "-2/" in name]
    assert len(copies) == 200 - len(projects.names(projects.navigation()))
    assert "notes:" not in (tmp_path / "ours/docs" / copies[0]).read_text().split("---")[1]


def test_rival_has_the_same_text(tmp_path, site):
    nav = [{"Home": "index.md"}, {"Fan-out": "services/integration/sns/fan-out.md"}]
    projects.stock(tmp_path / "with", site, nav, diagrams=True)
    projects.stock(tmp_path / "without", site, nav, diagrams=False)
    text = (tmp_path / "with/docs/services/integration/sns/fan-out.md").read_text()
    assert text == (site / "services/integration/sns/fan-out.md").read_text()
    assert "```mermaid" in text
    assert "```mermaid" not in (tmp_path / "without/docs/services/integration/sns/fan-out.md").read_text()
    assert "navigation.prune" in (tmp_path / "without/mkdocs.yml").read_text()


def test_site_that_was_not_built_is_named(tmp_path):
    with pytest.raises(UsageError, match="has no index.md; build it first"):
        projects.stock(tmp_path / "rival", tmp_path, ["index.md"], diagrams=True)


@pytest.mark.parametrize(("module", "arguments"), [("building", ["--runs", "0"]), ("reading", ["--pages", "0"])])
def test_zero_is_an_error(run, module, arguments):
    result = run(f"scripts.bench.{module}", *arguments)
    assert result.returncode == 2
    assert result.stderr.startswith("error: --")
