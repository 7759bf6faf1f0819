"""The navigation: the order of the pages, as mkdocs.yml states it."""

from __future__ import annotations

from pathlib import Path

import yaml

from scripts.content.finding import UsageError


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without running its `!!python/name` and `!ENV` tags."""


def _ignored(loader: yaml.Loader, suffix: str, node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)
_Loader.add_multi_constructor("!", _ignored)


def navigation(root: Path) -> list[str]:
    """Names of the pages (paths under docs/ without .md) in the order of mkdocs.yml's nav; UsageError if there is none."""
    path = root / "mkdocs.yml"
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except (OSError, yaml.YAMLError) as error:
        raise UsageError(f"cannot read {path}: {error}") from None
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

    walk((config or {}).get("nav") or [])
    if not out:
        raise UsageError(f"{path} has no nav")
    return out
