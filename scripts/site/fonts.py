"""Cuts the site's faces down to what nearly every page needs, so that text and diagrams stand with the first paint.

usage: python -m scripts.site.fonts [--check]

From each docs/assets/fonts/NAME.woff2 (Latin, weights 200 to 800) it makes NAME-basic.woff2: the characters of scripts/site/signs.py, weights as
WEIGHTS says. The stylesheet offers the full file too, for any other character of any notes; a browser fetches that only if a page has one.
  --check   write nothing; the stored files are what would be written

Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from scripts.content.finding import Finding, relative, report, usage_error
from scripts.content.paths import ROOT
from scripts.site.signs import BASIC

FOLDER = "docs/assets/fonts"
SUFFIX = "-basic"
# Italics are seldom bold, and then the full face is fetched.
WEIGHTS = {"-normal": (400, 700), "-italic": 400}
FEATURES = ["kern", "liga", "tnum", "mark", "mkmk", "ccmp"]


def basic(font: bytes, weights: tuple[int, int] | int) -> bytes:
    """The cut of a WOFF2 file, with these weights; the same input gives the same bytes."""
    whole = TTFont(io.BytesIO(font), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=BASIC)
    cutter.subset(whole)
    # Saved and read once, or the tables that hold the weights still speak of glyphs that are gone.
    plain = io.BytesIO()
    whole.flavor = None
    whole.save(plain)
    cut = instancer.instantiateVariableFont(TTFont(plain, recalcTimestamp=False), {"wght": weights})
    cut.flavor = "woff2"
    out = io.BytesIO()
    cut.save(out)
    return out.getvalue()


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(argv)
    folder = args.root / FOLDER
    if not folder.is_dir():
        return usage_error(f"no folder {folder}")
    found, wholes = [], [path for path in sorted(folder.glob("*.woff2")) if not path.stem.endswith(SUFFIX)]
    for path in wholes:
        target = path.with_stem(path.stem + SUFFIX)
        cut = basic(path.read_bytes(), next(w for name, w in WEIGHTS.items() if path.stem.endswith(name)))
        if not args.check:
            target.write_bytes(cut)
        elif not target.exists() or target.read_bytes() != cut:
            found.append(Finding(relative(target, args.root), 1, "A001", "is not the cut of its face", "python -m scripts.site.fonts"))
    return report(found, len(wholes), "faces")


if __name__ == "__main__":
    sys.exit(main())
