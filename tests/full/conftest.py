"""The browser of tests/browser serves the slow tests too."""

from tests.browser.conftest import chromium, visit  # noqa: F401
