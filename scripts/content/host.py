"""A loopback host for a built site that sends what the site's `_headers` says: checks see the site under the policy that readers get."""

from __future__ import annotations

import contextlib
import fnmatch
import functools
import gzip
import http.server
import io
import re
import threading
from collections.abc import Iterator
from pathlib import Path

from scripts.content.finding import UsageError

TEXT = ("text/", "application/javascript", "application/json", "image/svg", "application/xml")


def headers(text: str) -> list[tuple[str, str, str]]:
    """(pattern of paths, name, value) of each header in the text of a `_headers` file."""
    out, pattern = [], ""
    for line in text.splitlines():
        if line.startswith("/"):
            pattern = line.strip()
        elif line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            out.append((pattern, name, value))
    return out


class _Handler(http.server.SimpleHTTPRequestHandler):
    rules: tuple[tuple[str, str, str], ...] = ()
    compress = False
    prefix = "/"

    def end_headers(self) -> None:
        for pattern, name, value in self.rules:
            if fnmatch.fnmatchcase(self.path.partition("?")[0], pattern):
                self.send_header(name, value)
        super().end_headers()

    def send_head(self):
        # 404.html names everything from the host's root: the site stands there, and under the path of its own address.
        self.path = "/" + self.path.removeprefix(self.prefix).lstrip("/") if self.path.startswith(self.prefix) else self.path
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not self.compress or not path.is_file() or not self.path.partition("?")[0].endswith(("/", path.name)):
            return super().send_head()
        kind = self.guess_type(str(path))
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if kind.startswith(TEXT):
            body = _packed(path, path.stat().st_mtime_ns)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *args) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address) -> None:
        """A browser that leaves a page while it loads is no error."""


def _prefix(site: Path) -> str:
    """The path at which the site's own addresses begin, from the canonical link of its home page."""
    found = re.search(r'rel="?canonical"? href="?[a-z]+://[^/"]+(/[^">]*)', (site / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else "/"


@functools.lru_cache(maxsize=4096)
def _packed(path: Path, changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


@contextlib.contextmanager
def serve(site: Path, compress: bool = False) -> Iterator[str]:
    """Serve the folder `site`; yields its address, ending in /. `compress`: text is sent with gzip, as hosts do.

    UsageError if the site has no `_headers` (it was not built by this project).
    """
    rules = site / "_headers"
    if not rules.is_file():
        raise UsageError(f"{site} has no _headers; build it with: make site")
    handler = type("Handler", (_Handler,), {"rules": tuple(headers(rules.read_text(encoding="utf-8"))), "compress": compress})
    handler.prefix = _prefix(site)
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
