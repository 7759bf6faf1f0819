"""What one build knows, and how it stops at what it does not."""

from __future__ import annotations

from contextlib import contextmanager

from mkdocs.exceptions import PluginError

from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import UnknownQuota
from scripts.site import preview, tooltips


class State:
    """Kept between the builds of `serve`, as the module is."""

    content: Content
    terms: list[tooltips.Explained]
    recipe: str
    days: dict[str, str]
    version: str
    markdown: dict[str, str]
    undrawn = 0
    serving = False
    quick = False  # serve --dirty
    preview: preview.Preview | None = None


@contextmanager
def numbers_for(name: str):
    """Stop the build in one line if the file `name` wants a number or a list that is not there."""
    try:
        yield
    except UnknownQuota as unknown:
        raise PluginError(f"{name}: no quota {unknown.args[0]!r} in data/quotas.yml") from None
    except KeyError as missing:
        raise PluginError(f"{name}: a list needs {missing}, which is not there; run: make check") from None


def ours_of(page) -> Page | None:
    """What the loader knows of MkDocs' `page`; None for one of a plugin's or a draft."""
    return State.content.pages.get(page.file.src_uri.removesuffix(".md"))
