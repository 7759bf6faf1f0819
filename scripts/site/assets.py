"""The files beside the pages: one stylesheet, small scripts and faces under names that change with their content.

A name with a hash may be cached for a year (hosting/), and no reader ever gets a page of one version with a script of another.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mkdocs.structure.files import File

from scripts.site import fonts, styles

# Material's files that no page asks for once its stylesheet is part of ours: sources of its bundles, other languages' search, its icon.
UNUSED = ("assets/stylesheets/", "assets/javascripts/lunr/", "assets/images/favicon.png")
# Features of Material's script that are not switched on here; their rules stay only if a page shows such an element.
OFF = ("md-annotation", "md-version", "md-consent", "md-banner", "md-feedback", "md-post", "md-author", "md-social", "tabbed-", "mermaid")
STYLESHEETS = ("assets/css/site.css", "assets/css/categories.css", "assets/css/diagrams.css", "assets/css/print.css")
# Nothing here is written from right to left, and the colors are our own.
OTHER_COLOR = ("[dir=rtl]", "[data-md-color-primary=", "[data-md-color-accent=")
SCRIPTS = "assets/js/"
FONTS = "assets/fonts/"
# Each first paint needs them; the italic waits until a page has some.
PRELOADED = ("next-latin-wght-normal-basic", "mono-latin-wght-normal-basic")


class Assets(NamedTuple):
    """Addresses (from the site's root) for the templates."""

    stylesheet: str
    scripts: dict[str, str]  # name without folder and suffix -> address
    fonts: list[str]  # to preload


def hashed(name: str, content: bytes) -> str:
    """`a/b.css` -> `a/b.1a2b3c4d.css`."""
    path = Path(name)
    return path.with_stem(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}").as_posix()


@lru_cache
def _theme_words(folders: tuple[str, ...], script: str) -> frozenset[str]:
    words: set[str] = set(styles.WORD.findall(Path(script).read_text(encoding="utf-8")))
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.html")):
            if ".icons" not in path.parts:
                words |= set(styles.WORD.findall(path.read_text(encoding="utf-8")))
    return frozenset(w for w in words if not w.startswith(OFF))


@lru_cache
def _theme_rules(paths: tuple[str, ...], vocabulary: frozenset[str]) -> str:
    return "".join(styles.trimmed(Path(p).read_text(encoding="utf-8"), vocabulary, OTHER_COLOR) for p in paths)


def stylesheet(theme: list[File], script: File, folders: list[str], ours: list[str], shown: set[str]) -> str:
    """The site's CSS: the rules of the `theme`'s files that can apply, then `ours`; `shown` are the classes of the pages."""
    vocabulary = _theme_words(tuple(folders), script.abs_src_path) | shown
    rules = _theme_rules(tuple(f.abs_src_path for f in theme), frozenset(vocabulary))
    own = "\n".join(ours)
    both = rules + styles.minified(own)
    return styles.without_unused_values(both + styles.dark_without_scripts(both))


def publish(files, config, pages: list[str]) -> Assets:
    """Replace the files as people wrote them by the ones that readers get; `pages` is the HTML of all pages."""
    add = lambda name, content: files.append(File.generated(config, name, content=content))  # noqa: E731
    faces, preload = {}, []
    for file in [f for f in files if f.src_uri.startswith(FONTS) and f.src_uri.endswith(".woff2")]:
        content = Path(file.abs_src_path).read_bytes()
        faces[Path(file.src_uri).name] = Path(name := hashed(file.src_uri, content)).name
        files.remove(file)
        add(name, content)
        if any(part in name for part in PRELOADED):
            preload.append(name)
    (engine,) = _matching(files, r"assets/javascripts/workers/search\.\w+\.min\.js")
    scripts = {}
    for file in [f for f in files if f.src_uri.startswith(SCRIPTS)]:
        content = file.content_bytes.replace(b"ENGINE-ADDRESS", engine.src_uri.encode())
        scripts[Path(file.src_uri).stem] = name = hashed(file.src_uri, content)
        files.remove(file)
        add(name, content)
    ours = []
    for name in STYLESHEETS:
        file = files.get_file_from_path(name)
        text = file.content_string.replace("BASIC-CHARACTERS", fonts.unicode_range())
        ours.append(re.sub(r"\.\./fonts/([\w.-]+)", lambda m: f"../fonts/{faces[m[1]]}", text))
        files.remove(file)
    theme = _matching(files, r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
    (bundle,) = _matching(files, r"assets/javascripts/bundle\.\w+\.min\.js")
    shown = set().union(*(styles.WORD.findall(c) for page in pages for c in re.findall(r'class="([^"]*)"', page)))
    css = stylesheet(theme, bundle, config.theme.dirs, ours, shown).encode()
    add(sheet := hashed("assets/css/site.css", css), css)
    for file in [f for f in files if f.src_uri.startswith(UNUSED) or f.src_uri.endswith(".map")]:
        files.remove(file)
    return Assets(sheet, scripts, sorted(preload, reverse=True))


def _matching(files, pattern: str) -> list[File]:
    """The files whose address is of the form `pattern`, in order; ValueError if Material has none (its names changed)."""
    found = sorted((f for f in files if re.fullmatch(pattern, f.src_uri)), key=lambda f: f.src_uri)
    if not found:
        raise ValueError(f"the theme has no file {pattern}; scripts/site/assets.py must follow it")
    return found
