"""What mkdocs.yml states that others need as well: the order of the pages, and the address of the site."""

from __future__ import annotations

import os
from pathlib import Path

import yaml

from scripts.content.finding import UsageError


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without running its `!!python/name` tags."""


def _ignored(loader: yaml.Loader, suffix: str, node: yaml.Node) -> None:
    return None


def _environment(loader: yaml.Loader, node: yaml.Node) -> str | None:
    """`!ENV [NAME, default]` as MkDocs reads it."""
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)
_Loader.add_multi_constructor("!", _ignored)
_Loader.add_constructor("!ENV", _environment)


def _config(root: Path) -> dict:
    path = root / "mkdocs.yml"
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader) or {}
    except (OSError, yaml.YAMLError) as error:
        raise UsageError(f"cannot read {path}: {error}") from None


def site_url(root: Path) -> str:
    """The address of the site, with a slash at its end; "" if mkdocs.yml has none. UsageError if it cannot be read."""
    address = str(_config(root).get("site_url") or "")
    return address and address.rstrip("/") + "/"


def navigation(root: Path) -> list[str]:
    """Names of the pages (paths under docs/ without .md) in the order of mkdocs.yml's nav; UsageError if there is none."""
    out: list[str] = []

    def walk(item) -> None:
        if isinstance(item, str):
            out.append(item.removesuffix(".md"))
        elif isinstance(item, list):
            for child in item:
                walk(child)
        elif isinstance(item, dict):
            for child in item.values():
                walk(child)

    walk(_config(root).get("nav") or [])
    if not out:
        raise UsageError(f"{root / 'mkdocs.yml'} has no nav")
    return out
