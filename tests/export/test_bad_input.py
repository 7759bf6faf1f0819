"""Bad input to the cheat sheet's command: one line on stderr, exit 2, nothing half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.export.conftest import MODULE, small
from tests.fixtures.small import BUCKET, END, QUEUE, Project, one_line


def breaks(name: str, old: str, new: str) -> Callable[[Project], None]:
    return lambda project: project.replace(name, old, new)


def writes(name: str, text: str) -> Callable[[Project], None]:
    return lambda project: project.write(name, text)


BAD = {
    "unknown quota in a trap": (breaks(BUCKET, END, "- {{ q.bucket.nothing }} { .sheet }\n"), "bucket.md: no quota 'bucket.nothing'"),
    "unknown quota in a table": (breaks(BUCKET, "limits bucket", "limits nothing"), "bucket.md: no quota 'nothing'"),
    "unknown quota in a row": (breaks(QUEUE, "{{ q.queue.message_size }} a", "{{ q.queue.gone }} a"), "no quota 'queue.gone'"),
    "no configuration": (lambda project: project.path("mkdocs.yml").unlink(), "mkdocs.yml"),
    "no navigation": (writes("mkdocs.yml", "site_name: Small\n"), "has no nav"),
    "broken configuration": (writes("mkdocs.yml", "nav: [\n"), "mkdocs.yml"),
    "no services": (writes("mkdocs.yml", "nav:\n  - index.md\n"), "no pages"),
    "page that is not there": (breaks("mkdocs.yml", "storage/bucket.md", "storage/gone.md"), "services/storage/gone.md"),
    "unknown category": (breaks("data/categories.yml", "{id: storage,", "{id: other,"), "no such category"),
    "data that does not load": (writes("data/quotas.yml", "- id: a\n"), "data/quotas.yml:1:"),
    "page that does not load": (writes(BUCKET, "# No front matter\n"), "bucket.md:1:"),
}


@pytest.mark.parametrize(("change", "says"), BAD.values(), ids=BAD)
def test_bad_project(tmp_path: Path, run, change: Callable[[Project], None], says: str) -> None:
    project = small(tmp_path / "project")
    change(project)
    out = tmp_path / "out"
    assert says in one_line(run(MODULE, "-o", out / "sheet.pdf", "--root", project.root))
    assert not out.exists()


@pytest.mark.parametrize("target", ["folder", "file/sheet.pdf", "/proc/sheet.pdf"])
def test_output_that_cannot_be_written(tmp_path: Path, run, target: str) -> None:
    project = small(tmp_path / "project")
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("stays", encoding="utf-8")
    one_line(run(MODULE, "-o", tmp_path / target, "--root", project.root))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "project"]
    assert not list((tmp_path / "folder").iterdir())
    assert (tmp_path / "file").read_text(encoding="utf-8") == "stays"


def test_failure_keeps_the_last_good_file(tmp_path: Path, run) -> None:
    project = small(tmp_path / "project")
    old = tmp_path / "sheet.pdf"
    old.write_bytes(b"good")
    one_line(run(MODULE, "-o", old, "--root", project.root, "--html", tmp_path / "no" / "such.html"))
    assert old.read_bytes() == b"good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "sheet.pdf"]


def test_no_project_at_all(tmp_path: Path, run) -> None:
    assert "mkdocs.yml" in one_line(run(MODULE, "-o", tmp_path / "sheet.pdf", "--root", tmp_path / "nowhere"))


def test_help_says_what_it_does(run) -> None:
    result = run(MODULE, "--help")
    assert result.returncode == 0
    assert "usage: python -m scripts.export.cheat_sheet" in result.stdout
