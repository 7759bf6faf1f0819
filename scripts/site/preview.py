"""What keeps `make serve` quick: after an edit only the edited page is read and built again (MkDocs' --dirty, made safe).

MkDocs then builds the pages whose file is newer than what was built of it. What may show on any page, data and templates, makes every
page new, and so does a page that comes or goes. Lists that are made from other pages follow with the next of these.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.content.load import Content, add_pages, load_data
from scripts.content.page import parse

EVERYWHERE = ("data", "notes", "overrides", "docs/assets", "mkdocs.yml")


class Preview:
    """What the builds of one `mkdocs serve --dirty` know of each other. `everything`: whether this one makes every page new."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.everything = True
        self._stamp: tuple = ()
        self._data = Content(root)
        self._parsed: dict[Path, tuple[int, tuple]] = {}

    def load(self) -> Content:
        """All content; read anew is only what changed."""
        stamp = self._shared()
        self.everything, self._stamp = stamp != self._stamp, stamp
        if self.everything:
            self._data = load_data(self.root)
        return add_pages(replace(self._data, pages={}, findings=list(self._data.findings)), self._read)

    def _shared(self) -> tuple:
        """Differs when something changed that may show on every page."""
        paths = [p for name in EVERYWHERE for p in (self.root / name, *(self.root / name).rglob("*")) if p.is_file()]
        pages = sorted(str(p) for p in (self.root / "docs").rglob("*.md"))
        return tuple(sorted((str(p), p.stat().st_mtime_ns) for p in paths)), tuple(pages)

    def _read(self, path: Path, name: str, shown: str) -> tuple:
        time = path.stat().st_mtime_ns
        if self._parsed.get(path, (0, ()))[0] != time:
            self._parsed[path] = time, parse(path, name, shown)
        return self._parsed[path][1]
