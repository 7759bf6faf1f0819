"""HTML to PDF by WeasyPrint: tagged, the same bytes for the same input, made anew only when the input changed."""

from __future__ import annotations

import hashlib
import importlib.metadata
import logging
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.content.finding import UsageError

if TYPE_CHECKING:
    import weasyprint

EPOCH = "315532800"  # the time that is written into the fonts' subsets, unless make says another
FONTS = "docs/assets/fonts"
STORE = "build/print"  # finished PDFs; a build empties site/
OPTIONS = {"pdf_variant": "pdf/ua-1"}


def render(html: str, root: Path) -> weasyprint.Document:
    """Lay `html` out, with the fonts of the project at `root`."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    import weasyprint  # here, because it loads system libraries that --help does not need

    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return weasyprint.HTML(string=html, base_url=str(root / "docs" / "assets") + os.sep).render()


def show_progress() -> None:
    """Say on stderr which step of a long layout has begun."""
    log = logging.getLogger("weasyprint.progress")
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: record.getMessage().startswith("Step"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def save(document: weasyprint.Document, target: Path, ident: str) -> None:
    """Write the laid out document; `ident` names it for readers of PDF."""
    document.write_pdf(target, pdf_identifier=ident.encode(), **OPTIONS)


def key(html: str, root: Path, ident: str) -> str:
    """A hash of everything that the bytes of the PDF follow from."""
    digest = hashlib.sha256(f"{ident} {importlib.metadata.version('weasyprint')} {os.environ.get('SOURCE_DATE_EPOCH', EPOCH)}".encode())
    digest.update(html.encode())
    for font in sorted((root / FONTS).glob("*.woff2")):
        digest.update(font.read_bytes())
    return digest.hexdigest()[:20]


def write_pdf(html: str, root: Path, target: Path, ident: str) -> int | None:
    """Make `target` of `html`, whole or not at all; returns the number of pages, or None if the stored one was still right."""
    if target.is_dir():
        raise UsageError(f"{target} is a folder; name a file")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.touch()  # so that a place one cannot write to is known before the long work
    stored = root / STORE / f"{ident}.{key(html, root, ident)}.pdf"
    pages = None
    try:
        if not stored.is_file():
            document = render(html, root)
            pages = len(document.pages)
            save(document, partial, ident)
            _store(partial, stored, ident)
        shutil.copyfile(stored, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return pages


def _store(made: Path, stored: Path, ident: str) -> None:
    """Keep `made` as `stored`, in the place of what was kept before under the same name."""
    stored.parent.mkdir(parents=True, exist_ok=True)
    for old in stored.parent.glob(f"{ident}.*.pdf"):
        old.unlink()
    half = stored.with_suffix(".partial")
    shutil.copyfile(made, half)
    half.replace(stored)
