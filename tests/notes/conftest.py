"""A small notebook about something else than this project's, and a way to draft it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.notes import draft

GLOSSARY = """\
- {term: Béchamel, page: sauces/bechamel, also: [white sauce, roux]}
- {term: Hollandaise, page: sauces/hollandaise, also: [emulsified sauce]}
- {term: Puff pastry, page: pastry/index, also: [laminated dough]}
- {term: Shortcrust, page: pastry/shortcrust, also: [shortcrust pastry, blind baking]}
- {term: TurboWhisk}
- {term: Maillard reaction}
"""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test in an empty folder, so that no glossary is found by default."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "glossary.yml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


@pytest.fixture
def drafted(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Draft a text by the command; the drafts by their name in the folder."""

    def run(text: str, *options: object) -> dict[str, str]:
        notes, folder = tmp_path / "notebook.txt", tmp_path / "drafts"
        notes.write_text(text, encoding="utf-8")
        assert draft.main([str(notes), "-o", str(folder), *map(str, options)]) == 0
        return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}

    return run


@pytest.fixture
def body(drafted: Callable[..., dict[str, str]]) -> Callable[[str], str]:
    """Draft a text without headings; what stands below the only draft's H1."""

    def run(text: str) -> str:
        return drafted(text)["notebook.md"].split("# Notebook\n", 1)[1].strip("\n")

    return run
