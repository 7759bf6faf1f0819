"""The browser of tests/browser serves the slow tests too."""

from tests.browser.conftest import visit  # noqa: F401
