"""Makes the cheat sheet, a PDF: numbers, choices, pictures, and of each page its summary, numbers and traps that are marked for it.

usage: python -m scripts.export.cheat_sheet -o FILE [--paper a4|letter] [--root DIR] [--html FILE]

Contents with page numbers, running headers, bookmarks and links inside the document. Same tree, same bytes.
  --paper       the size of the paper (default: a4)
  --html FILE   write the HTML as well, to look at

Exit 0 done, 2 usage. Example: python -m scripts.export.cheat_sheet -o site/downloads/cheat-sheet.pdf
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.content.dates import commit
from scripts.content.finding import CLEAN, UsageError, usage_error
from scripts.content.load import load
from scripts.content.nav import navigation, site_url
from scripts.content.paths import ROOT
from scripts.export.pdf import write_pdf
from scripts.export.sheet_front import document
from scripts.export.sheet_html import Sheet

STYLES = Path(__file__).with_name("cheat_sheet.css")
IDENT = "cheat-sheet"


def make(root: Path, paper: str = "a4") -> str:
    """The sheet's HTML for the project at `root` on `paper`; UsageError if the project does not load or has no pages."""
    order = navigation(root)
    content = load(root)
    if content.findings:
        raise UsageError(f"{content.findings[0]} (run: make check)")
    sheet = Sheet(content, order, site_url(root))
    if not sheet.pages:
        raise UsageError(f"no pages under {root}/docs/services in the navigation")
    days = [page.meta.checked for page in sheet.pages if page.meta.checked]
    day = f"{max(days):%d %B %Y}".lstrip("0") if days else "an unknown day"
    version = commit(root)
    stamp = " · ".join(filter(None, ["DVA-C03", day, version]))
    styles = STYLES.read_text(encoding="utf-8").replace("/*paper*/", f"size: {paper};").replace("/*stamp*/", f'"{stamp}"')
    lead = f"DVA-C03 · {len(sheet.pages)} entries · facts held against AWS's documentation up to {day}"
    return document(sheet, f"{lead} · version {version}" if version else lead, styles)


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument("--html", type=Path)
    args = parser.parse_args(argv)
    try:
        html = make(args.root, args.paper)
        if args.html:
            args.html.write_text(html, encoding="utf-8")
        pages = write_pdf(html, args.root, args.out, IDENT if args.paper == "a4" else f"{IDENT}-{args.paper}")
    except (UsageError, OSError) as error:
        return usage_error(error)
    size = args.out.stat().st_size // 1024
    print(f"{args.out}: {pages} pages, {size} kB" if pages else f"{args.out}: unchanged, {size} kB")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
