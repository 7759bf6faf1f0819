"""Makes the cheat sheet, a PDF for A4, from the pages: summary, at a glance, limits and traps of each.

usage: python -m scripts.export.cheat_sheet -o FILE [--root DIR] [--html FILE]

Contents with page numbers, running headers, bookmarks and links inside the document. Same pages, same bytes.
  --html FILE   write the HTML as well, to look at

Exit 0 done, 2 usage. Example: python -m scripts.export.cheat_sheet -o site/downloads/cheat-sheet.pdf
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.content.finding import CLEAN, UsageError, usage_error
from scripts.content.load import load
from scripts.content.nav import navigation
from scripts.content.paths import ROOT
from scripts.export.sheet_front import document
from scripts.export.sheet_html import Sheet

if TYPE_CHECKING:
    import weasyprint

STYLES = Path(__file__).with_name("cheat_sheet.css")
EPOCH = "315532800"  # the time that is written into the fonts' subsets, unless make says another
PDF = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"aws-developer-cheat-sheet"}


def make(root: Path) -> str:
    """The sheet's HTML for the project at `root`; UsageError if the project does not load or has no pages."""
    order = navigation(root)
    content = load(root)
    if content.findings:
        raise UsageError(f"{content.findings[0]} (run: make check)")
    sheet = Sheet(content, order)
    if not sheet.pages:
        raise UsageError(f"no pages under {root}/docs/services in the navigation")
    days = [page.meta.checked for page in sheet.pages if page.meta.checked]
    day = f"{max(days):%d %B %Y}".lstrip("0") if days else "an unknown day"
    return document(sheet, day, STYLES.read_text(encoding="utf-8"))


def render(html: str, root: Path) -> weasyprint.Document:
    """Lay `html` out, with the fonts of the project at `root`."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    import weasyprint  # here, because it loads system libraries that --help does not need

    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return weasyprint.HTML(string=html, base_url=str(root / "docs" / "assets") + os.sep).render()


def write_pdf(html: str, root: Path, target: Path) -> int:
    """Make `target` of `html`, whole or not at all; returns the number of pages."""
    if target.is_dir():
        raise UsageError(f"{target} is a folder; name a file")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.touch()  # so that a place one cannot write to is known before the long work
    try:
        rendered = render(html, root)
        rendered.write_pdf(partial, **PDF)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return len(rendered.pages)


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--html", type=Path)
    args = parser.parse_args(argv)
    try:
        html = make(args.root)
        if args.html:
            args.html.write_text(html, encoding="utf-8")
        pages = write_pdf(html, args.root, args.out)
    except (UsageError, OSError) as error:
        return usage_error(error)
    print(f"{args.out}: {pages} pages, {args.out.stat().st_size // 1024} kB")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
