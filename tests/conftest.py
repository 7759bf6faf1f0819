"""What every test may use: the project, the built site and a server for it."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scripts.content.paths import ROOT
from tests.fixtures.small import Project


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site. `make test` builds it before the tests; without it they fail, they are never skipped."""
    folder = ROOT / "site"
    assert (folder / "index.html").is_file(), "build the site first: make site"
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path):
    """Address of a loopback server of the built site, ending in /."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


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
