"""The projects that are measured: ours, ours with a thousand pages, and stock Material with the very same pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from scripts.content.finding import UsageError
from scripts.content.paths import ROOT

COPIED = ("docs", "data", "notes", "hosting", "overrides", "mkdocs.yml", "CHANGELOG.md")
OWN_LINES = re.compile(r"^notes:.*\n", re.M)
FENCE = re.compile(r"^```mermaid\n.*?^```\n", re.M | re.S)


class _Tags(yaml.SafeLoader):
    """Reads mkdocs.yml without running what its tags name."""


_Tags.add_multi_constructor("!", lambda loader, suffix, node: None)
_Tags.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def navigation() -> list:
    """The navigation of mkdocs.yml."""
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Tags)["nav"]  # noqa: S506 (a SafeLoader)


def names(nav: list) -> list[str]:
    """The pages of a navigation, in order."""
    out: list[str] = []
    for item in nav:
        value = next(iter(item.values())) if isinstance(item, dict) else item
        out += names(value) if isinstance(value, list) else [value]
    return out


def ours(target: Path, pages: int = 0) -> list:
    """Copy the project to `target`; with `pages`, grown to that many by copies of the service pages. Returns its navigation."""
    target.mkdir(parents=True)
    for name in COPIED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, target / name)
    (target / "scripts").symlink_to(ROOT / "scripts", target_is_directory=True)
    nav = navigation()
    originals = [name for name in names(nav) if name.startswith("services/")]
    missing, number = pages - len(names(nav)), 2
    while missing > 0:
        copies = []
        for name in originals[:missing]:
            first, category, rest = name.split("/", 2)
            copy = f"{first}/{category}-{number}/{rest}"
            text = OWN_LINES.sub("", (ROOT / "docs" / name).read_text(encoding="utf-8"))
            (target / "docs" / copy).parent.mkdir(parents=True, exist_ok=True)
            (target / "docs" / copy).write_text(text, encoding="utf-8")
            copies.append((f"{category} {number}", copy))
        sections: dict[str, list[str]] = {}
        for section, copy in copies:
            sections.setdefault(section, []).append(copy)
        nav += [{section: list_} for section, list_ in sections.items()]
        missing, number = missing - len(copies), number + 1
    config = re.sub(r"^nav:\n(?:[ #-].*\n|\n)*", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8") + "\n", flags=re.M)
    (target / "mkdocs.yml").write_text(config.replace("strict: true", "strict: false") + yaml.safe_dump({"nav": nav}), encoding="utf-8")
    return nav


STOCK = """
site_name: Stock
site_url: https://example.org/
theme:
  name: material
  features: [navigation.tabs, navigation.indexes, content.code.copy, search.suggest, search.highlight{prune}]
plugins: [search]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.betterem
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.superfences{fence}
  - pymdownx.tilde
"""
STOCK_FENCE = """:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format"""


def stock(target: Path, built: Path, nav: list, diagrams: bool) -> None:
    """Write a stock Material project of the pages in `built`, a site of ours (each page's Markdown stands there, numbers filled in).

    Without `diagrams`, for builds alone: no Mermaid block, and `navigation.prune`.
    """
    for name in names(nav):
        source = built / name
        if not source.is_file():
            raise UsageError(f"{built} has no {name}; build it first (make site)")
        text = source.read_text(encoding="utf-8")
        (target / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (target / "docs" / name).write_text(text if diagrams else FENCE.sub("", text), encoding="utf-8")
    config = STOCK.format(prune="" if diagrams else ", navigation.prune", fence=STOCK_FENCE if diagrams else "")
    (target / "mkdocs.yml").write_text(config + yaml.safe_dump({"nav": nav}), encoding="utf-8")
