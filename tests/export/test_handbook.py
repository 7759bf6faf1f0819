"""The handbook as a reader and a printer get it; the small project's here, the real one's in tests/full."""

from __future__ import annotations

from pathlib import Path

from scripts.content.paths import ROOT
from tests.export.book import check_book
from tests.export.conftest import small
from tests.export.reading import Pdf, squeezed
from tests.fixtures.small import BUCKET, END, QUEUE, Project, one_line

MODULE = "scripts.export.handbook"


def with_styles(folder: Path, shelves: int = 0) -> Project:
    """The small project with what its diagrams are drawn with."""
    project = small(folder, shelves)
    for name in ("css", "vendor"):
        project.path(f"docs/assets/{name}").symlink_to(ROOT / "docs/assets" / name, target_is_directory=True)
    return project


def drawn(folder: Path, run, shelves: int = 0) -> Project:
    """The small project with its diagrams drawn."""
    project = with_styles(folder, shelves)
    assert run("scripts.site.diagrams", "--root", project.root).returncode == 0
    return project


def test_the_small_handbook(tmp_path, run) -> None:
    project, path = drawn(tmp_path / "project", run, shelves=12), tmp_path / "out" / "book.pdf"
    result = run(MODULE, "-o", path, "--root", project.root, "--html", tmp_path / "book.html")
    assert result.returncode == 0, result.stderr
    assert "Step 5" in result.stderr, "no progress shown"
    pdf = Pdf(path)
    check_book(pdf, project.root)
    html = (tmp_path / "book.html").read_text(encoding="utf-8")
    assert '<a href="#storage-bucket">the bucket</a>' in html
    assert 'class="outside" href="https://example.org"' in html
    assert "@@picture" not in html
    again = run(MODULE, "-o", tmp_path / "again.pdf", "--root", project.root)
    assert "unchanged" in again.stdout
    assert (tmp_path / "again.pdf").read_bytes() == path.read_bytes()


def test_an_index_names_each_page_on_which_a_name_is_explained(tmp_path, run) -> None:
    project, path = drawn(tmp_path / "project", run), tmp_path / "book.pdf"
    assert run(MODULE, "-o", path, "--root", project.root).returncode == 0
    pdf = Pdf(path)
    last = squeezed("".join(pdf.texts[pdf.page_of("index") - 1 :]))
    assert f"objectstorage{pdf.page_of('storage-bucket')}" in last


def test_bad_input(tmp_path, run) -> None:
    project = with_styles(tmp_path / "project")
    project.replace(BUCKET, END, "\n{{ q.bucket.nothing }}\n")
    assert "bucket.md: no quota 'bucket.nothing'" in one_line(run(MODULE, "-o", tmp_path / "book.pdf", "--root", project.root))
    assert not (tmp_path / "book.pdf").exists()
    project = small(tmp_path / "other")
    project.write("mkdocs.yml", "nav:\n  - index.md\n")
    assert "no pages" in one_line(run(MODULE, "-o", tmp_path / "book.pdf", "--root", project.root))


def test_a_diagram_that_is_not_drawn_is_named(tmp_path, run) -> None:
    project = with_styles(tmp_path / "project")
    said = one_line(run(MODULE, "-o", tmp_path / "book.pdf", "--root", project.root))
    assert f"{QUEUE}:{project.line(QUEUE, '```mermaid') + 1}: this diagram is not drawn yet; run: make diagrams" in said
