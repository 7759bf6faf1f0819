"""A stored diagram as a printer needs it: its stylesheet inside it, colors plain (WeasyPrint draws var() black), ink first."""

from __future__ import annotations

import base64
import html
import re
from pathlib import Path

from scripts.content.drawings import FOLDER, STYLES, drawable, key_of, recipe, size
from scripts.content.finding import UsageError
from scripts.content.load import Content
from scripts.content.page import Diagram, Page

COMMENT = re.compile(r"/\*.*?\*/", re.S)
DEFINED = re.compile(r"^\.diagram \{.*?\}", re.S | re.M)
VARIABLE = re.compile(r"var\(--d-(\w+)\)")
TITLE = re.compile(r"^\s*accTitle:\s*(.+)$", re.M)
DESCRIPTION = re.compile(r"^\s*accDescr:\s*(.+)$", re.M)
INK = {"ink": "#000", "soft": "#333", "line": "#333", "paper": "#fff", "panel": "#f1f1f1", "edge": "#999", "fail": "#b3202a"}
OPENING = re.compile(r"<svg[^>]*>")


class Pictures:
    """The diagrams of a project, for print."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._recipe = ""
        self._rules: dict[str, str] = {}

    def _styles(self, accent: str) -> str:
        """The diagrams' stylesheet with plain colors; `accent` is the category's."""
        if accent not in self._rules:
            rules = (self.content.root / STYLES).read_text(encoding="utf-8")
            rules = DEFINED.sub("", COMMENT.sub("", rules))
            plain = VARIABLE.sub(lambda m: (INK | {"accent": accent})[m[1]], rules)
            self._rules[accent] = plain.replace(".diagram svg text", "text").replace(".diagram svg", "svg").replace(".diagram ", "")
        return self._rules[accent]

    def picture(self, page: Page, diagram: Diagram, scale: float) -> tuple[str, float, float]:
        """(an `img` of the diagram at `scale`, its width and height in CSS px). UsageError if it has not been drawn."""
        self._recipe = self._recipe or recipe(self.content.root)
        source = drawable(diagram.source, self.content)
        path: Path = self.content.root / FOLDER / f"{key_of(source, self._recipe)}.svg"
        if not path.is_file():
            raise UsageError(
                f"{page.path.relative_to(self.content.root)}:{diagram.line}: this diagram is not drawn yet; run: make diagrams"
            )
        svg = path.read_text(encoding="utf-8")
        category = self.content.categories.get(page.category)
        accent = category.light if category else INK["ink"]
        svg = OPENING.sub(lambda m: m[0] + f"<style>{self._styles(accent)}</style>", svg, count=1)
        width, height = (side * scale for side in size(svg))
        words = [found[1].strip() for pattern in (TITLE, DESCRIPTION) if (found := pattern.search(source))]
        address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
        alt = html.escape(". ".join(words), quote=True)
        return f'<img src="{address}" alt="{alt}" style="width:{width:.1f}px;height:{height:.1f}px">', width, height


def title_of(diagram: Diagram) -> str:
    """The diagram's title, as its caption says it."""
    found = TITLE.search(diagram.source)
    return found[1].strip() if found else ""
