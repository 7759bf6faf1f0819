"""The faces cut down: the stored files are what the command makes, and hold every sign that the pages use."""

from __future__ import annotations

import io
import re
import shutil

from fontTools.ttLib import TTFont

from scripts.content.paths import ROOT
from scripts.site.fonts import FOLDER, basic
from scripts.site.signs import BASIC, unicode_range

COMMAND = "scripts.site.fonts"


def test_stored_files_are_what_the_command_makes(run):
    result = run(COMMAND, "--check")
    assert result.returncode == 0, result.stdout
    assert result.stdout.startswith("3 faces looked at, 0 findings")


def test_another_file_is_found(run, tmp_path):
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    cut = next((tmp_path / FOLDER).glob("*mono*-basic.woff2"))
    cut.write_bytes(cut.read_bytes()[:-1])
    result = run(COMMAND, "--check", "--root", tmp_path)
    assert result.returncode == 1
    assert f"{FOLDER}/{cut.name}:1: A001 is not the cut of its face; fix: python -m scripts.site.fonts" in result.stdout


def test_no_faces_is_an_error(run, tmp_path):
    assert run(COMMAND, "--root", tmp_path).returncode == 2
    (tmp_path / FOLDER).mkdir(parents=True)
    result = run(COMMAND, "--root", tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith("error: no faces found")


def test_cut_holds_what_it_promises():
    whole = ROOT / FOLDER / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    cut = TTFont(io.BytesIO(basic(whole.read_bytes(), (400, 700))))
    assert set(BASIC) == set(cut.getBestCmap())
    assert [(axis.minValue, axis.maxValue) for axis in cut["fvar"].axes] == [(400, 700)]


def test_pages_need_no_other_sign(site):
    """Or every reader of the page would fetch the whole face for it."""
    held = set(map(chr, TTFont(ROOT / FOLDER / "atkinson-hyperlegible-next-latin-wght-normal.woff2").getBestCmap()))
    strange = {}
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        if name.startswith("study/notes/"):
            continue  # the OCR's own signs
        text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>|&\w+;", "", path.read_text(encoding="utf-8"), flags=re.S)
        if extra := set(text) & held - set(map(chr, BASIC)):
            strange[name] = sorted(extra)
    assert strange == {}
    assert unicode_range().startswith("U+20-7E,U+A0,")


def test_no_face_is_named_without_its_characters(site):
    """A browser looks through every face that may hold a character that none has, such as an arrow, and fetches it for that."""
    (styles,) = site.glob("assets/css/site.*.css")
    faces = re.findall(r"@font-face\{[^}]*\}", styles.read_text(encoding="utf-8"))
    assert len(faces) > 5
    assert [face for face in faces if "unicode-range:U+20" not in face] == []
