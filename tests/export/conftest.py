"""The cheat sheet of a small project, made once by the command and once laid out in the test's own process."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.content.load import load
from scripts.content.nav import navigation
from scripts.content.paths import ROOT
from scripts.export.sheet_html import Sheet
from tests.export.reading import Pdf
from tests.fixtures.small import BUCKET, ORDER, QUEUE, Project

MODULE = "scripts.export.cheat_sheet"
SHELF = """---
checked: 2026-11-02
---
# Shelf {n}: width & depth

> Shelf number {n} keeps boxes for {{{{ q.queue.retention }}}} at most.

## At a glance

| | |
|---|---|
| What it is | A board |
| Scope | One wall |
| You pay for | Wood |
| Limits that matter | {{{{ q.queue.message_size }}}} a box, {{{{ q.bucket.parts }}}} boxes |
| The exam asks | How much it holds |

## Exam traps

"""
TRAP = '- **"Put {n} more boxes on it" sounds right**, but `board-{n}` breaks: see [the bucket](bucket.md) or [others](https://example.org). {{ .sheet }}\n'
NAV = "nav:\n  - Home: index.md\n  - Storage:\n      - services/storage/bucket.md\n"


@dataclass
class Built:
    """A project and its cheat sheet."""

    project: Project
    path: Path
    result: subprocess.CompletedProcess
    sheet: Sheet
    pdf: Pdf


def small(folder: Path, shelves: int = 0) -> Project:
    """The small project of tests/fixtures with what the sheet needs, and as many pages of shelves."""
    project = Project(folder)
    nav = NAV
    for n in range(1, shelves + 1):
        project.write(f"docs/services/storage/shelf-{n}.md", SHELF.format(n=n) + "".join(TRAP.format(n=m) for m in range(8)))
        nav += f"      - services/storage/shelf-{n}.md\n"
    nav += "  - Networking: services/networking/dns.md\n  - Integration:\n"
    nav += "".join(f"      - {name.removeprefix('docs/')}\n" for name in (QUEUE, ORDER))
    project.write("mkdocs.yml", f"site_name: Small\ntheme: !!python/name:a.b ''\n{nav}")
    quotas = project.read("data/quotas.yml")
    project.write("data/quotas.yml", quotas.replace("  kind: hard\n", "  kind: hard\n  sheet: true\n"))
    fonts = project.path("docs/assets/fonts")
    fonts.parent.mkdir(parents=True, exist_ok=True)
    fonts.symlink_to(ROOT / "docs/assets/fonts", target_is_directory=True)
    assert project.path(BUCKET).is_file()
    return project


@pytest.fixture(scope="session")
def built(tmp_path_factory, run) -> Built:
    """The small project with 48 pages more, and its cheat sheet by the command."""
    folder = tmp_path_factory.mktemp("sheet")
    project, path = small(folder / "project", shelves=48), folder / "out" / "sheet.pdf"
    result = run(MODULE, "-o", path, "--root", project.root)
    assert result.returncode == 0, result.stderr
    return Built(project, path, result, Sheet(load(project.root), navigation(project.root)), Pdf(path))
