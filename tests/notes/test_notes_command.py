"""The command: its errors in one line, nothing half-written, nothing of a person's overwritten."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.content.paths import ROOT
from scripts.notes import draft, store

NOTES = "## Soup\n→ leek\n\n## Cake\n→ carrot\n"


def state(folder: Path) -> dict[str, str]:
    """Every file below `folder` with the hash of its bytes, and every folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, encoding="utf-8")
    return path


def fails(arguments: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command; it must fail with status 2 and one line on stderr, and change nothing. That line."""
    before = state(tmp_path)
    try:
        code = draft.main([str(argument) for argument in arguments])
    except SystemExit as leaving:
        code = leaving.code
    shown = capsys.readouterr()
    assert code == 2
    assert shown.out == ""
    assert shown.err.startswith("error: ")
    assert shown.err.count("\n") == 1
    assert state(tmp_path) == before
    return shown.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "no words"),
        (b" \n\t\n\xc2\xa0\n", "no words"),
        ("→ \n= = =\n".encode(), "no words"),
        (b"%PDF-1.7\x00\x01\x02", "binary"),
        ("## Soup".encode("utf-16-le"), "NUL bytes"),
        (b"fine\n x\xe9\n", "notes.txt:2: not UTF-8"),
        (b"\xff\xfe\x00\xd8", "not UTF-16"),
    ],
)
def test_unreadable_notes(data: bytes, said: str, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes.write_bytes(data)
    assert said in fails([notes, "-o", tmp_path / "out"], tmp_path, capsys)


def test_missing_notes_folder_and_arguments(notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "does not exist" in fails([tmp_path / "no.txt", "-o", tmp_path / "out"], tmp_path, capsys)
    assert "is a folder" in fails([tmp_path, "-o", tmp_path / "out"], tmp_path, capsys)
    assert "required: -o" in fails([notes], tmp_path, capsys)
    assert "unrecognized" in fails([notes, "-o", tmp_path / "out", "--fast"], tmp_path, capsys)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {term: A, page: b\n", ":2: Y001 not valid YAML"),
        ("terms: 3", "expected a list"),
        ("- term: A\n- just text", "expected a mapping"),
        ("- {page: a/b}", "key 'term' is missing"),
        ("- {term: A, pages: b}", "unknown key 'pages'"),
        ("- {term: A, also: b}", "also: 'b'"),
        ("- {term: '→'}", "no word in it"),
        ("- {term: A, page: ../../etc/passwd}", "no topic path"),
        ("- {term: A, page: /root}", "no topic path"),
        ("- {term: A, page: review}", "no topic path"),
        ("- {term: \xe9}", "cannot be read"),
    ],
)
def test_bad_glossary(text: str, said: str, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = tmp_path / "terms.yml"
    glossary.write_bytes(text.encode("latin-1" if "\xe9" in text else "utf-8"))
    assert said in fails([notes, "-o", tmp_path / "out", "--glossary", glossary], tmp_path, capsys)


def test_missing_glossary(notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "cannot be read" in fails([notes, "-o", tmp_path / "out", "--glossary", tmp_path / "no.yml"], tmp_path, capsys)


def test_broken_default_glossary_is_not_passed_over(notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "glossary.yml").write_text("- {a: b: c}", encoding="utf-8")
    assert "data/glossary.yml:1" in fails([notes, "-o", tmp_path / "out"], tmp_path, capsys)


def test_empty_glossary_is_no_glossary(notes: Path, tmp_path: Path) -> None:
    (tmp_path / "terms.yml").write_text("[]\n", encoding="utf-8")
    assert draft.main([str(notes), "-o", str(tmp_path / "out"), "--glossary", str(tmp_path / "terms.yml")]) == 0
    assert (tmp_path / "out" / "soup.md").exists()


def test_occupied_output(notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is a file" in fails([notes, "-o", notes], tmp_path, capsys)
    assert "cannot be written" in fails([notes, "-o", notes / "below" / "it"], tmp_path, capsys)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.md").write_text("mine", encoding="utf-8")
    assert "no drafts of an earlier run" in fails([notes, "-o", tmp_path / "out"], tmp_path, capsys)


def test_failing_disk_leaves_the_earlier_drafts(
    notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft.main([str(notes), "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    notes.write_text("## Bread\n- rye\n", encoding="utf-8")
    rename = Path.rename

    def stuck(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stuck)
    assert "No space left" in fails([notes, "-o", tmp_path / "out"], tmp_path, capsys)


def test_edited_draft_is_never_overwritten(notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert draft.main([str(notes), "-o", str(out)]) == 0
    capsys.readouterr()
    with (out / "soup.md").open("a", encoding="utf-8") as page:
        page.write("my own words\n")
    (out / "review.md").write_text("done", encoding="utf-8")
    notes.write_text("## Bread\n- rye\n", encoding="utf-8")
    said = fails([notes, "-o", out], tmp_path, capsys)
    assert "review.md, soup.md" in said
    assert "cake.md" not in said


def test_damaged_manifest_and_file_in_the_way(notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert draft.main([str(notes), "-o", str(out)]) == 0
    capsys.readouterr()
    (out / "bread.md").write_text("my own page", encoding="utf-8")
    notes.write_text("## Bread\n- rye\n", encoding="utf-8")
    assert "in the way" in fails([notes, "-o", out], tmp_path, capsys)
    for damage in ("{", "[]", '{"files": {"soup.md": 3}}'):
        (out / store.MANIFEST).write_text(damage, encoding="utf-8")
        assert "is damaged" in fails([notes, "-o", out], tmp_path, capsys)


def test_stale_drafts_go_and_other_files_stay(notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert draft.main([str(notes), "-o", str(out)]) == 0
    (out / "scratch").mkdir()
    (out / "scratch" / "todo.txt").write_text("mine", encoding="utf-8")
    (out / "cake.md").unlink()
    notes.write_text("## Soup\n→ onion\n\n## Bread\n- rye\n", encoding="utf-8")
    assert draft.main([str(notes), "-o", str(out)]) == 0
    assert {name for name in state(out) if "." in name} == {".drafts.json", "bread.md", "review.md", "scratch/todo.txt", "soup.md"}
    assert "- onion" in (out / "soup.md").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "out"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_give_the_same_drafts(encoding: str, newline: str, notes: Path, tmp_path: Path) -> None:
    assert draft.main([str(notes), "-o", str(tmp_path / "plain")]) == 0
    notes.write_bytes(NOTES.replace("\n", newline).encode(encoding))
    assert draft.main([str(notes), "-o", str(tmp_path / "other")]) == 0
    assert state(tmp_path / "plain") == state(tmp_path / "other")


def test_same_input_same_bytes_in_another_process(tmp_path: Path) -> None:
    """With another hash seed and another day, from the command line as `make draft` runs it."""
    for name, seed in (("one", "1"), ("two", "77")):
        done = subprocess.run(
            [sys.executable, "-m", "scripts.notes.draft", "notes/aws-developer-handwritten.txt", "-o", str(tmp_path / name)],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert "3046 lines read" in done.stdout
    assert state(tmp_path / "one") == state(tmp_path / "two")


def test_help_is_the_docstring(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        draft.main(["--help"])
    assert leaving.value.code == 0
    shown = capsys.readouterr().out
    assert "Exit codes: 0 drafts written; 2 nothing written" in shown
    assert "--glossary" in shown


def test_hostile_lines_are_read_in_time(tmp_path: Path) -> None:
    """Long runs of signs, on which a careless pattern takes hours. The time limit is the test runner's patience."""
    notes = tmp_path / "evil.txt"
    runs = ["x" + " " * 200_000 + "y", "- " * 20_000 + "z", "$" * 5000, "*" * 20_000 + "a", "→" * 20_000, "\\(" * 3000,
            "|" * 20_000, "(" * 10_000 + "a", "a : " * 10_000, "<b" * 20_000, "\\frac{" * 3000, "_a" * 20_000]  # fmt: skip
    notes.write_text("\n\n".join(runs), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "scripts.notes.draft", str(notes), "-o", str(tmp_path / "out")],
        cwd=ROOT, timeout=60, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
