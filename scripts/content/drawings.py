"""Where the picture of a diagram is stored: under a name that follows from its source and from everything that decides its look."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from scripts.content.data import NBSP
from scripts.content.load import Content
from scripts.content.paths import ROOT
from scripts.content.values import fill

FOLDER = "docs/assets/diagrams"
STYLES = "docs/assets/css/diagrams.css"
SCRIPT = "docs/assets/vendor/mermaid.min.js"
FONT = "docs/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
DRAWING = ("scripts/site/diagram_config.py", "scripts/site/diagram_svg.py")
VIEWBOX = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')


def recipe(root: Path) -> str:
    """Everything besides the source that decides how a diagram looks, as a hash; `root` is the project."""
    digest = hashlib.sha256()
    for path in (*(ROOT / name for name in DRAWING), *(root / name for name in (STYLES, SCRIPT, FONT))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def key_of(source: str, recipe: str) -> str:
    """Name of a diagram's file: a hash of its source and of everything else that decides how it looks."""
    return hashlib.sha256(f"{recipe}\0{source.strip()}".encode()).hexdigest()[:16]


def size(svg: str) -> tuple[float, float]:
    """Natural width and height in px, from the viewBox."""
    match = VIEWBOX.search(svg)
    return (float(match[3]), float(match[4])) if match else (0.0, 0.0)


def drawable(source: str, content: Content) -> str:
    """A diagram's source as Mermaid gets it: numbers filled in, with plain spaces (it would show others as entities)."""
    return fill(source, content.quotas).replace(NBSP, " ").strip()
