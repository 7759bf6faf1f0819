"""External links, asked on this machine only: every address of the small project leads to a loopback server."""

from __future__ import annotations

import http.server
import threading

import pytest

from tests.fixtures.small import BUCKET, DNS


class _Answers(http.server.BaseHTTPRequestHandler):
    """Answers with the code that the address names: /404/x answers 404, everything else 200."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        code = self.path.split("/")[1]
        self.send_response(int(code) if code.isdigit() else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def local(project, monkeypatch):
    """The small project with its addresses at a loopback server; calling it gives that server's address."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(_Answers, "asked", [])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    for path in [*project.path("docs").rglob("*.md"), *project.path("data").glob("*.yml")]:
        path.write_text(
            path.read_text(encoding="utf-8").replace("https://example.org/", f"http://127.0.0.1:{server.server_port}/"), encoding="utf-8"
        )
    yield project
    server.shutdown()
    thread.join()
    server.server_close()


def test_addresses_that_answer_are_clean_and_asked_once(local, run):
    result = run("scripts.check.external", "--root", local.root, "--timeout", 10)
    assert result.returncode == 0, result.stdout
    assert "9 addresses looked at, 0 findings" in result.stdout
    assert sorted(_Answers.asked) == [
        "/bucket",
        "/comparison",
        "/dns",
        "/fifo",
        "/guide",
        "/queue",
        "/queue-end",
        "/queue-quotas",
        "/queue-size",
    ]


def test_dead_addresses_are_found(local, run):
    local.replace(DNS, "/dns", "/404/dns")
    local.replace("data/quotas.yml", "/queue-quotas", "/500/queue-quotas")
    result = run("scripts.check.external", "--root", local.root, "--timeout", 10)
    assert result.returncode == 1
    assert f"{DNS}:1: L020 http://127.0.0.1:" in result.stdout
    assert "/404/dns answers 404" in result.stdout
    assert f"data/quotas.yml:{local.line('data/quotas.yml', 'queue.message_size')}: L020 " in result.stdout
    assert "9 addresses looked at, 2 findings" in result.stdout


@pytest.mark.parametrize("code", [403, 429])
def test_answer_that_turns_robots_away_is_no_finding(local, run, code):
    local.replace(DNS, "/dns", f"/{code}/dns")
    assert run("scripts.check.external", "--root", local.root, "--timeout", 10).returncode == 0


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/gone", "see the console", "http://127.0.0.1:port/"])
def test_address_that_cannot_be_asked_is_found(local, run, address):
    text = local.read(BUCKET)
    start = text.index("http://")
    local.write(BUCKET, text[:start] + address + text[text.index('"', start) :])
    result = run("scripts.check.external", "--root", local.root, "--timeout", 10)
    assert result.returncode == 1
    assert f"{BUCKET}:1: L020 {address} does not answer: " in result.stdout
    assert "Traceback" not in result.stderr
