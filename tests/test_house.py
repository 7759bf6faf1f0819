"""The house itself: who may use whom, the notes as they were received, colors that read."""

from __future__ import annotations

import ast
import hashlib
import re

import pytest

from scripts.content.load import load_data
from scripts.content.paths import ROOT, notes_file

WINGS = ("notes", "site", "export", "check", "bench")
NOTES_SHA256 = "1edadd0fc891ffcaec98c7c9e6fef9b4031faa85e4a55b2ad407c13155e17e3f"
CONTRAST = 4.5  # WCAG 2.2, 1.4.3, text


def _imports(text: str) -> set[str]:
    """The wings (or `content`) that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("scripts.")}


def test_import_reader_sees_both_forms():
    assert _imports("import scripts.site.dress\nfrom scripts.notes import ledger\nfrom scripts.content.page import Page") == {
        "site",
        "notes",
        "content",
    }


@pytest.mark.parametrize("wing", ["content", *WINGS])
def test_a_wing_uses_the_ground_floor_and_itself_only(wing):
    modules = sorted((ROOT / "scripts" / wing).rglob("*.py"))
    assert modules
    wrong = {m.name: bad for m in modules if (bad := _imports(m.read_text(encoding="utf-8")) - {"content", wing})}
    assert wrong == {}


def test_modules_stay_short():
    long = {p.name: n for p in (ROOT / "scripts").rglob("*.py") if (n := len(p.read_text(encoding="utf-8").splitlines())) > 220}
    assert long == {}


def test_the_notes_are_as_they_were_received():
    assert hashlib.sha256(notes_file().read_bytes()).hexdigest() == NOTES_SHA256


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


def test_colors_of_both_schemes_read():
    styles = (ROOT / "docs/assets/css/site.css").read_text(encoding="utf-8")
    for scheme, side in (("", "light"), ('="slate"', "dark")):
        block = re.search(rf"\[data-md-color-scheme{scheme}\] {{\n *(--paper.*?)}}", styles, re.S)[1]
        colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        texts = {name: colors[name] for name in ("ink", "ink-soft", "danger", "link")}
        texts |= {c.id: getattr(c, side) for c in load_data().categories.values()}
        assert len(texts) > 10
        for paper in (colors["paper"], colors["paper-sunk"]):
            weak = {name: round(_contrast(color, paper), 2) for name, color in texts.items() if _contrast(color, paper) < CONTRAST}
            assert weak == {}, f"{scheme} on {paper}"
