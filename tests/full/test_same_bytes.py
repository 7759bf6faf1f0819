"""Slow: the same commit builds the same bytes (make test-full)."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.content.paths import ROOT
from scripts.export.pdf import STORE


def _build(target: Path) -> dict[str, str]:
    day = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    env = {**os.environ, "SOURCE_DATE_EPOCH": day, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-d", str(target)], cwd=ROOT, env=env, check=True, capture_output=True)
    shutil.rmtree(ROOT / STORE, ignore_errors=True)  # or the second would be a copy of the first
    sheet = target / "downloads" / "cheat-sheet.pdf"
    subprocess.run(
        [sys.executable, "-m", "scripts.export.cheat_sheet", "-o", str(sheet)], cwd=ROOT, env=env, check=True, capture_output=True
    )
    return {p.relative_to(target).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(target.rglob("*")) if p.is_file()}


def test_two_builds_are_the_same(tmp_path):
    first, second = _build(tmp_path / "a"), _build(tmp_path / "b")
    assert len([name for name in first if name.endswith(".html")]) > 100
    assert "downloads/cheat-sheet.pdf" in first
    assert {name for name in first if first[name] != second.get(name)} == set()
    assert set(first) == set(second)
