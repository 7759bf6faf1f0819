"""The live preview: mermaid2 draws a diagram that is being edited, and drafts are shown, without any other host."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from scripts.content.paths import ROOT

PAGE = "docs/services/integration/sns/fan-out.md"
PATH = "services/integration/sns/fan-out/"
COPIED = ("docs", "data", "notes", "overrides", "hosting", "scripts", "mkdocs.yml", "CHANGELOG.md")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(address: str, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=30):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    return False


@pytest.fixture
def preview(tmp_path: Path):
    """A copy of the project, in a folder with a space in its name, served as `make serve` serves it."""
    project = tmp_path / "my notes"
    project.mkdir()
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / name)
    drafts = project / "build" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "kafka.md").write_text("---\ntitle: Kafka\nstatus: draft\n---\n\n# Kafka\n\nA draft that nobody has read.\n")
    port = _free_port()
    log = (tmp_path / "log").open("w")
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    address = f"http://127.0.0.1:{port}/aws-developer-notes/"
    try:
        assert _answers(address, 90), (tmp_path / "log").read_text()[-2000:]
        yield project, address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def test_an_edited_diagram_is_drawn_live(preview, chromium):
    project, address = preview
    page_file = project / PAGE
    text = page_file.read_text()
    assert "```mermaid" in text
    context = chromium.new_context(viewport={"width": 1000, "height": 900})
    others: list[str] = []

    def route(route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            others.append(route.request.url)
            route.abort()

    context.route("**/*", route)
    page = context.new_page()
    page.goto(address + PATH)
    drawn = page.locator("figure.diagram").count()
    assert drawn >= 1
    assert page.locator("div.mermaid, pre.mermaid").count() == 0

    page_file.write_text(
        text.replace("```mermaid\nflowchart TB\n", "```mermaid\nflowchart TB\n    EDIT([Edited<br/>just now]):::actor\n", 1)
    )
    # The rebuilt page holds the edited diagram; Material's reload would fetch it, a plain visit does too.
    for _ in range(60):
        page.goto(address + PATH)
        if page.locator("figure.diagram").count() == drawn - 1:
            break
        time.sleep(1)
    box = page.locator("div.mermaid").first
    box.wait_for(timeout=15_000)
    page.wait_for_function("() => document.querySelector('div.mermaid').getBoundingClientRect().height > 60", timeout=15_000)
    assert page.locator("script[src*='assets/vendor/mermaid.min.js']").count() == 1

    page.goto(address)
    assert page.locator(".md-tabs__link", has_text="Drafts").count() == 1
    page.goto(address + "drafts/kafka/")
    assert "A draft that nobody has read" in page.locator("article").inner_text()
    context.close()
    assert others == []
