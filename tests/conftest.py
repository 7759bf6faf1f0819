"""What every test may use: the project, the built site and a server for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.content.browser import browser
from scripts.content.host import serve
from scripts.content.paths import ROOT
from tests.fixtures.small import Project


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site. `make test` builds it before the tests; without it they fail, they are never skipped."""
    folder = ROOT / "site"
    assert (folder / "index.html").is_file(), "build the site first: make site"
    return folder


@pytest.fixture(scope="session")
def address(site: Path):
    """Address of a loopback server of the built site, ending in /; it sends the headers of the site's `_headers`."""
    with serve(site) as started:
        yield started


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for all tests of a worker."""
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def run():
    """Run a module of this project as a command: run("scripts.check.content", "--root", x) -> CompletedProcess."""

    def call(module: str, *args: object, cwd: Path = ROOT, timeout: float = 120) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", module, *map(str, args)]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=timeout)

    return call


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small project of tests/fixtures, clean, in a folder of the test's own."""
    return Project(tmp_path / "project")
