"""Makes the handbook, a PDF for A4: every page as a book, with all diagrams, limits, glossary, corrections and an index.

usage: python -m scripts.export.handbook -o FILE [--root DIR] [--html FILE]

Contents and index with page numbers, running headers, bookmarks, links. Same tree, same bytes. Takes a minute or two.
  --html FILE   write the HTML as well, to look at

Exit 0 done, 2 usage. Example: python -m scripts.export.handbook -o site/downloads/handbook.pdf
"""

from __future__ import annotations

import argparse
import html
import sys
from pathlib import Path

from scripts.content.dates import commit
from scripts.content.finding import CLEAN, UsageError, usage_error
from scripts.content.load import load
from scripts.content.nav import navigation, site_url
from scripts.content.paths import ROOT
from scripts.export import book_back
from scripts.export.book_pages import Book
from scripts.export.pdf import show_progress, write_pdf
from scripts.export.render import anchor, short_title

STYLES = Path(__file__).with_name("handbook.css")
IDENT = "handbook"
TITLE = "AWS Developer handbook"


def contents(book: Book) -> str:
    """The table of contents; the stylesheet adds the page numbers."""
    out = []
    for ident, name, accent, pages in book.chapters():
        lines = "".join(f'<li class="{page.kind}"><a href="#{anchor(page)}">{html.escape(short_title(page))}</a></li>' for page in pages)
        out.append(f'<li style="--accent:{accent}"><a class="chapter" href="#{ident}">{html.escape(name)}</a><ul>{lines}</ul></li>')
    back = "".join(f'<li><a class="chapter" href="#{ident}">{name}</a></li>' for ident, name in book_back.TITLES.items())
    return f'<nav id="contents"><h1 class="plain">Contents</h1><ul>{"".join(out)}{back}</ul></nav>'


def make(root: Path) -> str:
    """The handbook's HTML for the project at `root`; UsageError if the project does not load or has no pages."""
    order = navigation(root)
    content = load(root)
    if content.findings:
        raise UsageError(f"{content.findings[0]} (run: make check)")
    book = Book(content, order, site_url(root))
    if not book.pages:
        raise UsageError(f"no pages under {root}/docs/services in the navigation")
    days = [page.meta.checked for page in book.pages if page.meta.checked]
    day = f"{max(days):%d %B %Y}".lstrip("0") if days else "an unknown day"
    version = commit(root)
    chapters = "".join(
        f'<section class="chapter" id="{ident}" style="--accent:{accent}"><h1 data-name="{html.escape(name)}">{html.escape(name)}</h1>'
        f"{''.join(book.page(page) for page in pages)}</section>"
        for ident, name, accent, pages in book.chapters()
    )
    back = "".join(part(book) for part in (book_back.limits, book_back.glossary, book_back.corrections, book_back.index))
    stamp = " · ".join(filter(None, ["DVA-C03", day, version]))
    styles = STYLES.read_text(encoding="utf-8").replace("/*stamp*/", f'"{stamp}"')
    cover = (
        f'<header class="cover"><h1 class="plain">{TITLE}</h1><p>for the AWS Certified Developer – Associate exam, DVA-C03</p>'
        f"<p>{len(book.pages)} topics · facts held against AWS's documentation up to {day}{f' · version {version}' if version else ''}</p>"
        f"<p>{html.escape(book.site)}</p><p>Text CC BY 4.0. Not affiliated with Amazon Web Services.</p></header>"
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} (DVA-C03)</title>'
        f'<meta name="description" content="Every topic of the exam, with diagrams, limits, glossary and index"><style>{styles}</style></head>'
        f"<body>{cover}{contents(book)}{chapters}{back}</body></html>"
    )


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--html", type=Path)
    args = parser.parse_args(argv)
    try:
        text = make(args.root)
        if args.html:
            args.html.write_text(text, encoding="utf-8")
        show_progress()
        pages = write_pdf(text, args.root, args.out, IDENT)
    except (UsageError, OSError) as error:
        return usage_error(error)
    size = args.out.stat().st_size // 1024
    print(f"{args.out}: {pages} pages, {size} kB" if pages else f"{args.out}: unchanged, {size} kB")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
