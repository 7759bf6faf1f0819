"""What Mermaid drew, made fit to stand inside a page: own styles out, ids unique, an accessible name, a known width."""

from __future__ import annotations

import hashlib
import re

WIDTH_LIMIT = 600  # px; wider does not read at 390 px
STYLE = re.compile(r"<style\b[^>]*>.*?</style>", re.S)
# Icons that Mermaid ships with every sequence diagram and that ours do not use.
SYMBOLS = re.compile(r"<defs><symbol\b.*?</symbol></defs>", re.S)
VIEWBOX = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
# Long decimals, in drawing attributes alone: a label may hold an IP address.
DRAWN = re.compile(r'\s(?:d|points|transform|viewBox|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|refX|refY)="[^"]*"')
NUMBER = re.compile(r"-?\d+\.\d{3,}")


def key_of(source: str, recipe: str) -> str:
    """Name of a diagram's file: a hash of its source and of everything else that decides how it looks."""
    return hashlib.sha256(f"{recipe}\0{source.strip()}".encode()).hexdigest()[:16]


def size(svg: str) -> tuple[float, float]:
    """Natural width and height in px, from the viewBox."""
    match = VIEWBOX.search(svg)
    return (float(match[3]), float(match[4])) if match else (0.0, 0.0)


def tidy(svg: str, ident: str) -> str:
    """The SVG to store: `ident` prefixes every id, so that several diagrams share a page."""
    svg = SYMBOLS.sub("", STYLE.sub("", svg))
    svg = re.sub(r'\s(?:aria-roledescription|xmlns:xlink)="[^"]*"', "", svg)
    svg = svg.replace('role="graphics-document document"', 'role="img"')
    for name in sorted(set(re.findall(r'\sid="([^"]+)"', svg)), key=len, reverse=True):
        if not name.startswith(ident):
            new = f"{ident}-{name}"
            svg = (
                svg.replace(f' id="{name}"', f' id="{new}"')
                .replace(f"url(#{name})", f"url(#{new})")
                .replace(f'href="#{name}"', f'href="#{new}"')
            )
    # The names by which a screen reader finds title and description follow their ids.
    svg = re.sub(
        r'(\saria-(?:labelledby|describedby)=")([^"]+)"',
        lambda m: m[1] + " ".join(name if name.startswith(ident) else f"{ident}-{name}" for name in m[2].split()) + '"',
        svg,
    )
    width, height = size(svg)
    head, rest = svg.split(">", 1)
    head = re.sub(r'\s(?:width|height|style|class|preserveAspectRatio)="[^"]*"', "", head)
    svg = f'{head} width="{width:.0f}" height="{height:.0f}">{rest}'
    return DRAWN.sub(lambda attribute: NUMBER.sub(_short, attribute[0]), svg)


def _short(number: re.Match) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
