"""The one way in which this project starts Chromium: Debian's, or the one that CHROME= names. Blocks every other host."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator

from scripts.content.finding import UsageError

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]


def chromium_path() -> str:
    """Path of the browser; UsageError says what to do if there is none."""
    named = os.environ.get("CHROME", "")
    if named:
        if not shutil.which(named):
            raise UsageError(f"CHROME={named} is not a program; set it to a Chromium or Chrome")
        return shutil.which(named)
    for name in ("chromium", "google-chrome-stable", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise UsageError("no Chromium found; install it (Debian: apt-get install chromium) or set CHROME=/path/to/chrome")


@contextlib.contextmanager
def browser(*flags: str) -> Iterator:
    """A running Playwright browser; `flags` are Chromium's own, besides those of this project."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path(), args=[*FLAGS, *flags])
        try:
            yield started
        finally:
            started.close()
