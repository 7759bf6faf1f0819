"""Puts the stored SVG in the place of each Mermaid block of a page's HTML."""

from __future__ import annotations

import html
import re
from pathlib import Path

from scripts.content.data import NBSP
from scripts.content.drawings import key_of, size

BLOCK = re.compile(r'<pre\s+class="mermaid"><code>(.*?)</code></pre>', re.S)
# px; a wider diagram, shrunk to a phone of 390 px, would have text under 12 px.
PHONE = 440
TITLE = re.compile(r"^\s*accTitle:\s*(.+)$", re.M)


def figure(svg: str, source: str, markdown: str) -> str:
    """A figure with the SVG and, as its caption, the diagram's title and a link to `markdown`, where its source stands.

    Its words stay out of the search index (labels would be glued). A wide one may scroll on a phone, so that its text reads.
    """
    title = TITLE.search(source)
    width, _ = size(svg)
    kind = "diagram diagram--wide" if width > PHONE else "diagram"
    link = f'<a class="diagram__source" href="{html.escape(markdown)}">source</a>'
    name = html.escape(title[1].strip()) if title else ""
    # What scrolls must be reached by keyboard.
    frame = f'<div class="diagram__frame" tabindex="0" role="group" aria-label="{name}">' if width > PHONE else '<div class="diagram__frame">'
    caption = f"<figcaption>{name} {link}</figcaption>"
    return f'<figure class="{kind}" data-search-exclude>{frame}{svg.strip()}</div>{caption}</figure>'


def swap(page_html: str, folder: Path, how: str, markdown: str) -> tuple[str, list[str]]:
    """The HTML with every block drawn, and the sources for which `folder` holds no file (these stay for the browser to draw).

    `how` is the recipe of scripts.content.drawings.recipe(); `markdown` the address, seen from the page, of its Markdown.
    """
    missing: list[str] = []

    def replace(match: re.Match) -> str:
        source = html.unescape(match[1]).replace(NBSP, " ").strip()
        path = folder / f"{key_of(source, how)}.svg"
        if not path.exists():
            missing.append(source)
            # Escaped, or the browser would take a label's <br/> for HTML before Mermaid reads it.
            return f'<pre class="mermaid"><code>{html.escape(source)}</code></pre>'
        return figure(path.read_text(encoding="utf-8"), source, markdown)

    return BLOCK.sub(replace, page_html), missing
