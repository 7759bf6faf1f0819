"""The whole site as one archive that opens from a folder or a stick: pages, diagrams, search, sheet, without any server.

usage: python -m scripts.export.offline SITE [-o FILE]

SITE is the built site; FILE (default SITE/downloads/offline.zip) gets a folder with index.html in it. Browsers open no folder's index
from file:// and let no script fetch a file there, so links name their index.html, and search gets its index as a script and its worker
as a frame (vendor/iframe-worker.js). The same site gives the same bytes. Exit 0 written, 2 usage.
"""

from __future__ import annotations

import argparse
import json
import os
import posixpath
import re
import sys
import time
import zipfile
from pathlib import Path

from scripts.content.finding import CLEAN, UsageError, usage_error

FOLDER = "aws-developer-notes"
SHIM = Path(__file__).parent / "vendor" / "iframe-worker.js"
SHIM_NAME = "assets/js/iframe-worker.js"
INDEX = "search/index.*.json"
# Only a host reads these; 404.html names everything from a host's root.
FOR_HOSTS = ("404.html", "_headers", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "service-worker.js")
HREF = re.compile(r'(?<=\shref=")(?![a-zA-Z][\w+.-]*:|//|#)([^"#?]*)([^"]*)(?=")')
ITSELF = re.compile(r'<li><a href="[^"]*downloads/(?:offline\.zip|handbook\.pdf)">.*?</li>\n?', re.S)
PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')


def named(address: str) -> str:
    """A relative address with its folder's index.html named; files stay as they are."""
    if not address:
        return address
    last = address.rsplit("/", 1)[-1]
    if last in ("", ".", ".."):
        return posixpath.join(address, "index.html")
    return address if "." in last else f"{address}/index.html"


def page(html: str, name: str) -> str:
    """A page for file://; `name` is its path in the site."""
    html = HREF.sub(lambda m: named(m[1]) + m[2], PRELOAD.sub("", ITSELF.sub("", html)))
    shim = posixpath.relpath(SHIM_NAME, posixpath.dirname(name) or ".")
    return html.replace("</head>", f'<script src="{shim}"></script>\n</head>', 1)


def index(text: str) -> str:
    """The search index as a script, its places named as files."""
    data = json.loads(text)
    for entry in data["pages"]:
        entry["url"] = named(entry["url"])
    data["home"], data["letters"] = "index.html", named(data["letters"])
    return "var __index = " + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + ";\n"


def contents(site: Path, without: Path) -> dict[str, bytes]:
    """Path in the archive's folder -> bytes."""
    out = {}
    for path in sorted(p for p in site.rglob("*") if p.is_file() and p.resolve() != without.resolve()):
        name = path.relative_to(site).as_posix()
        if path.match(INDEX):
            out[name.removesuffix("json") + "js"] = index(path.read_text(encoding="utf-8")).encode()
        elif name not in FOR_HOSTS:
            out[name] = page(path.read_text(encoding="utf-8"), name).encode() if name.endswith(".html") else path.read_bytes()
    out[SHIM_NAME] = SHIM.read_bytes()
    return out


def write(files: dict[str, bytes], target: Path) -> None:
    """Write the archive, whole or not at all; its times are SOURCE_DATE_EPOCH's."""
    day = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), 315532800))[:6]
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(target.name + ".part")
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    half.replace(target)


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args(argv)
    target = args.output or args.site / "downloads" / "offline.zip"
    try:
        if not any(args.site.glob(INDEX)):
            raise UsageError(f"{args.site} is no built site (no {INDEX}); run: make site")
        files = contents(args.site, target)
        write(files, target)
    except (UsageError, OSError) as error:
        return usage_error(error)
    print(f"{target}: {len(files)} files, {target.stat().st_size / 1e6:.1f} MB")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
