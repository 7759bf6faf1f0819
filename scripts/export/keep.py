"""The service worker by which a reader keeps the site on a device: it holds the list of all files of this version, each with its hash.

usage: python -m scripts.export.keep SITE

Writes SITE/service-worker.js from service-worker.js beside this file. Pages, assets, search and the cheat sheet are kept; what only
machines read, and the offline archive, are not. The same site gives the same bytes. Exit 0 written, 2 usage.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from scripts.content.finding import CLEAN, UsageError, usage_error

WORKER = Path(__file__).parent / "service-worker.js"
NAME = "service-worker.js"
KEPT = (".html", ".css", ".js", ".json", ".woff2", ".svg", ".png", ".ico", ".pdf")
LISTS, VERSION = "const FILES = {};", 'const VERSION = "";'


def files(site: Path) -> dict[str, str]:
    """{path from the site's root, a folder's page as the folder: SHA-256} of what a device keeps."""
    out = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and path.suffix in KEPT and name != NAME:
            out[name.removesuffix("index.html")] = hashlib.sha256(path.read_bytes()).hexdigest()
    return out


def worker(listed: dict[str, str], template: str) -> str:
    """The service worker for these files; its version is the hash of all it consists of."""
    text = json.dumps(listed, indent=0, sort_keys=True)
    version = hashlib.sha256((text + template).encode()).hexdigest()[:16]
    return template.replace(LISTS, f"const FILES = {text};").replace(VERSION, f'const VERSION = "{version}";')


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    args = parser.parse_args(argv)
    try:
        listed = files(args.site)
        if "" not in listed:
            raise UsageError(f"{args.site} is no built site (no index.html); run: make site")
        (args.site / NAME).write_text(worker(listed, WORKER.read_text(encoding="utf-8")), encoding="utf-8")
    except (UsageError, OSError) as error:
        return usage_error(error)
    size = sum((args.site / (name + "index.html" if name.endswith("/") or not name else name)).stat().st_size for name in listed)
    print(f"{args.site / NAME}: {len(listed)} files to keep, {size / 1e6:.1f} MB")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
