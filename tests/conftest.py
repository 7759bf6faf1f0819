"""What every test may use: the project, the built site and a server for it."""

from __future__ import annotations

import fnmatch
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


def headers(text: str) -> list[tuple[str, str, str]]:
    """(pattern, name, value) of each header in the text of a `_headers` file."""
    out, pattern = [], ""
    for line in text.splitlines():
        if line.startswith("/"):
            pattern = line.strip()
        elif line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            out.append((pattern, name, value))
    return out


class _Host(http.server.SimpleHTTPRequestHandler):
    """Serves the site as a host does that knows its `_headers`: under the policy that readers get."""

    rules: tuple[tuple[str, str, str], ...] = ()

    def end_headers(self) -> None:
        for pattern, name, value in self.rules:
            if fnmatch.fnmatchcase(self.path, pattern):
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path):
    """Address of a loopback server of the built site, ending in /; it sends the headers of the site's `_headers`."""
    _Host.rules = tuple(headers((site / "_headers").read_text(encoding="utf-8")))
    assert _Host.rules, "the site has no _headers"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(site)))
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
