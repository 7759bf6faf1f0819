"""What stock Material asks other hosts for, on a host of our own: no request of a benchmark leaves the machine."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.content.paths import ROOT

MERMAID = "https://unpkg.com/mermaid@11/dist/mermaid.min.js"
FONTS = re.compile(r"https://fonts\.googleapis\.com/css\?[^\"]*")


def stand_ins(folder: Path) -> Path:
    """A folder with what stock Material fetches from other hosts: Mermaid, a stylesheet for the faces, two faces."""
    folder.mkdir()
    faces = ROOT / "docs/assets/fonts"
    for name, source in (("text", "next-latin-wght-normal"), ("mono", "mono-latin-wght-normal")):
        (folder / f"{name}.woff2").write_bytes((faces / f"atkinson-hyperlegible-{source}.woff2").read_bytes())
    face = '@font-face{{font-family:"{}";font-weight:300 700;font-display:fallback;src:url({}.woff2) format("woff2")}}'
    (folder / "fonts.css").write_text(face.format("Roboto", "text") + face.format("Roboto Mono", "mono"))
    (folder / "mermaid.min.js").write_bytes((ROOT / "docs/assets/vendor/mermaid.min.js").read_bytes())
    (folder / "_headers").write_text("/*\n  Access-Control-Allow-Origin: *\n")
    (folder / "index.html").write_text("")
    return folder


def redirect(stock: Path, address: str) -> None:
    """Let the stock site ask `address` for what it asks unpkg.com and Google for."""
    (bundle,) = stock.glob("assets/javascripts/bundle.*.js")
    bundle.write_text(bundle.read_text(encoding="utf-8").replace(MERMAID, address + "mermaid.min.js"), encoding="utf-8")
    for page in stock.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(FONTS.sub(f"{address}fonts.css", text), encoding="utf-8")
