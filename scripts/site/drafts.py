"""The drafts of `make draft` in a live preview: pages under a tab of their own, never in a build."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import File
from mkdocs.structure.nav import Section

PREFIX = "drafts/"


def folder(root: Path) -> Path:
    """Where `make draft` puts them."""
    return root / "build" / "drafts"


def files(config, root: Path) -> list[File]:
    """Each draft as a file of MkDocs."""
    paths = sorted(folder(root).rglob("*.md"))
    return [File.generated(config, PREFIX + path.relative_to(folder(root)).as_posix(), abs_src_path=str(path)) for path in paths]


def add_tab(nav, found) -> None:
    """Put the drafts among the files `found` under a tab at the end of `nav`."""
    loose = [file.page for file in found.documentation_pages() if file.src_uri.startswith(PREFIX) and file.page]
    if not loose:
        return
    section = Section("Drafts", loose)
    section.is_section = True
    nav.items.append(section)
    for page in loose:
        page.parent = section
