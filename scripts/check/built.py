"""The built site: every link and anchor leads somewhere, every image has words, nothing comes from another host.

usage: python -m scripts.check.built SITE [--links-only]

Looks at every HTML file of SITE, and runs html-validate over it with .htmlvalidate.json unless --links-only is given.
Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import posixpath
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from scripts.content.finding import Finding, report, usage_error
from scripts.content.paths import ROOT

# Attributes by which a browser fetches something on its own when it opens a page.
FETCHING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
FETCHING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch", "manifest", "prefetch"}
FORBIDDEN_FILES = ("mermaid.min.js",)


@dataclass
class Document(HTMLParser):
    """The links, ids and images of one HTML file."""

    links: list[tuple[str, int]] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    twice: list[tuple[str, int]] = field(default_factory=list)
    mute: list[int] = field(default_factory=list)
    canonical: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        line = self.getpos()[0]
        if ident := given.get("id"):
            if ident in self.ids:
                self.twice.append((ident, line))
            self.ids.add(ident)
        if tag == "a" and "name" in given:
            self.ids.add(given["name"])
        if tag == "a" and "href" in given:
            self.links.append((given["href"], line))
        if tag == "img" and "alt" not in given:
            self.mute.append(line)
        if tag == "svg" and given.get("role") == "img" and "aria-labelledby" not in given and "aria-label" not in given:
            self.mute.append(line)
        if FETCHING.get(tag) in given:
            self.fetched.append((given[FETCHING[tag]], line))
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href", "")
        if tag == "link" and set(given.get("rel", "").split()) & FETCHING_RELS:
            self.fetched.append((given.get("href", ""), line))

    handle_startendtag = handle_starttag


def read(site: Path) -> dict[str, Document]:
    """Address (path from the site's root, `x/` for `x/index.html`) -> document, of every HTML file."""
    out = {}
    for path in sorted(site.rglob("*.html")):
        document = Document()
        document.feed(path.read_text(encoding="utf-8"))
        name = path.relative_to(site).as_posix()
        out[name] = document
    return out


def split(href: str) -> SplitResult:
    """The parts of `href`; what is no address at all (`http://[x`) counts as a path that leads nowhere."""
    try:
        return urlsplit(href)
    except ValueError:
        return SplitResult("", "", "//", "", "")


def resolve(href: str, page: str, site: Path) -> str | None:
    """The file (path from the site's root) that `href` on `page` leads to; None if there is none."""
    path = unquote(split(href).path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if target.startswith(("..", "/")):
        return None
    full = site / target
    if full.is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
        full = site / target
    return target if full.is_file() else None


def check_links(site: Path, documents: dict[str, Document], prefix: str) -> list[Finding]:
    """Findings for links and fetched files; `prefix` is the path at which the site is hosted (404.html links from there)."""
    found = []
    for page, document in documents.items():
        shown = f"{site.name}/{page}"
        for href, line in document.links + document.fetched:
            parts = split(href)
            if parts.scheme in ("http", "https", "mailto", "javascript", "data") or parts.netloc:
                continue
            local = href.removeprefix(prefix) if href.startswith("/") else href
            target = resolve(local or ".", "index.html", site) if href.startswith("/") else resolve(local, page, site)
            if target is None:
                found.append(Finding(shown, line, "L001", f"{href!r} leads nowhere"))
            elif (
                parts.fragment
                and target.endswith(".html")
                and unquote(parts.fragment) not in documents[target].ids
                and parts.fragment != "__top"
            ):
                found.append(Finding(shown, line, "L002", f"{href!r}: {target} has no such anchor"))
        for href, line in document.fetched:
            if split(href).netloc:
                found.append(Finding(shown, line, "L003", f"asks another host: {href}"))
        for ident, line in document.twice:
            found.append(Finding(shown, line, "L004", f"id {ident!r} stands twice"))
        for line in document.mute:
            found.append(Finding(shown, line, "L005", "an image without words", "alt text, or accTitle in the diagram"))
    for name in FORBIDDEN_FILES:
        for path in site.rglob(name):
            found.append(
                Finding(
                    f"{site.name}/{path.relative_to(site).as_posix()}", 1, "L006", "is only for editing", "make diagrams, then build again"
                )
            )
    return found


def html_validate(site: Path) -> int:
    """Run html-validate over the site; returns its exit code, findings printed as path:line."""
    command = [sys.executable, "-m", "scripts.check.node", "html-validate", "--config", ".htmlvalidate.json", "--formatter", "text"]
    return subprocess.run([*command, f"{site}/**/*.html"], cwd=ROOT).returncode


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--links-only", action="store_true")
    args = parser.parse_args(argv)
    if not args.site.is_dir():
        return usage_error(f"{args.site} is no folder; build the site first (make site)")
    documents = read(args.site)
    home = documents.get("index.html")
    prefix = urlsplit(home.canonical).path if home and home.canonical else "/"
    code = report(check_links(args.site, documents, prefix), len(documents), "HTML files")
    if code != 2 and not args.links_only and html_validate(args.site):
        code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
