"""The live preview builds what was edited, and everything when something changed that may show everywhere."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request

import pytest

from scripts.bench.building import ENVIRONMENT
from scripts.bench.previewing import free_port
from scripts.site.preview import Preview
from tests.fixtures.small import BUCKET, Project

QUOTAS = "data/quotas.yml"
NAME = "name: Size of a message"


def test_only_the_edited_page_is_read_again(project):
    preview = Preview(project.root)
    first = preview.load()
    assert preview.everything
    project.replace(BUCKET, "# Example Bucket\n", "# Example Pail\n")
    second = preview.load()
    assert not preview.everything
    assert second.pages["services/storage/bucket"].title == "Example Pail"
    assert second.pages["services/networking/dns"] is first.pages["services/networking/dns"]


def test_data_and_new_pages_concern_every_page(project):
    preview = Preview(project.root)
    preview.load()
    project.replace(QUOTAS, NAME, NAME.replace("name: ", "name: Greatest "))
    assert any(quota.name.startswith("Greatest") for quota in preview.load().quotas.values())
    assert preview.everything
    preview.load()
    assert not preview.everything
    project.write("docs/services/storage/pail.md", project.read(BUCKET))
    preview.load()
    assert preview.everything


@pytest.fixture
def served(tmp_path):
    """A preview of the small project: (project, address)."""
    project = Project(tmp_path / "project").make_buildable()
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dirty", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=project.root, env={**ENVIRONMENT, "SITE_URL": ""}, stderr=subprocess.PIPE, text=True)
    said = []
    for line in process.stderr:
        said.append(line)
        if "Serving on" in line:
            break
    else:
        pytest.fail("".join(said))
    yield project, line.split()[-1]
    process.terminate()
    process.wait()
    process.stderr.close()


def shows(address: str, text: str) -> bool:
    """Whether the page comes to hold `text` within a while."""
    for _ in range(150):
        if text in urllib.request.urlopen(address, timeout=10).read().decode():
            return True
        time.sleep(0.1)
    return False


def test_an_edit_and_a_new_number_are_shown(served):
    project, address = served
    queue = f"{address}services/integration/queue/"
    assert shows(queue, "Polling with an empty answer")
    time.sleep(1.1)  # a file's time must differ from that of what was built
    project.replace("docs/services/integration/queue/index.md", "Polling with an empty answer", "Asking for nothing")
    assert shows(queue, "Asking for nothing")
    time.sleep(1.1)
    project.replace(QUOTAS, NAME, NAME.replace("name: ", "name: Greatest "))
    assert shows(queue, "Greatest ")
