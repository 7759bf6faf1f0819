"""A browser for the tests: one Chromium a worker, a new context a test, every other host blocked and reported."""

from __future__ import annotations

import pytest

NO_INDEX = {"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}


class Watched:
    """A page that remembers what it should not have done."""

    def __init__(self, context, address: str, search: bool = True) -> None:
        self.address, self.search = address, search
        self.others: list[str] = []
        self.errors: list[str] = []
        context.route("**/*", self._route)
        self.page = context.new_page()
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))

    def _route(self, route) -> None:
        if not self.search and "/search/index." in route.request.url:
            route.fulfill(json=NO_INDEX)
        elif route.request.url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.others.append(route.request.url)
            route.abort()

    def open(self, path: str = ""):
        self.page.goto(self.address + path, wait_until="load")
        return self.page


@pytest.fixture
def visit(chromium, address):
    """visit(width=…, scheme=…, scripts=…, search=…) -> Watched page; without search many pages are visited faster."""
    contexts = []

    def start(width: int = 1440, height: int = 1000, scheme: str = "light", scripts: bool = True, search: bool = True) -> Watched:
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=scripts)
        contexts.append(context)
        return Watched(context, address, search)

    yield start
    for context in contexts:
        context.close()
