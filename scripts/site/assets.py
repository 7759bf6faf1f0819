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

from scripts.site import signs, styles

# Material's files that no page asks for once its stylesheet is part of ours: sources of its bundles, other languages' search, its icon.
UNUSED = ("assets/stylesheets/", "assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon.png")
# Features of Material's script that are not switched on here; their rules stay only if a page shows such an element.
OFF = (
    *("md-annotation", "md-author", "md-banner", "md-button", "md-consent", "md-feedback", "md-pagination", "md-pin", "md-post"),
    *("md-select", "md-social", "md-tag-icon", "md-version", "mermaid", "tabbed-", "task-list"),
)
STYLESHEETS = ("assets/css/site.css", "assets/css/categories.css", "assets/css/diagrams.css", "assets/css/print.css")
# Nothing here is written from right to left, and the colors are our own.
NEVER_HERE = ("[dir=rtl]", "[data-md-color-primary=", "[data-md-color-accent=")
SCRIPTS = "assets/js/"
# The search engine is one file for readers: libraries first, then what ranks and shows.
ENGINE = ("vendor/minisearch.min.js", "vendor/stemmer.min.js", "search/words.js", "search/find.js", "search/rank.js", "search/answer.js")
FONTS = "assets/fonts/"
# Each first paint needs it, text and diagrams; the others wait until a page has some.
PRELOADED = ("next-latin-wght-normal-basic",)


class Assets(NamedTuple):
    """Addresses (from the site's root) for the templates."""

    stylesheet: str
    dark: str  # for readers without scripts whose system is dark
    scripts: dict[str, str]  # name without folder and suffix -> address
    fonts: list[str]  # to preload
    index: str  # what search knows


def hashed(name: str, content: bytes) -> str:
    """`a/b.css` -> `a/b.1a2b3c4d.css`."""
    path = Path(name)
    return path.with_stem(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}").as_posix()


def bare(script: str) -> bytes:
    """A script of ours without its comments and indents: readers need neither. (A line of a text that begins with // would go, too.)"""
    return re.sub(r"^(?:\s*//.*\n|[ \t]+)", "", script, flags=re.M).encode()


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
    return "".join(styles.trimmed(Path(p).read_text(encoding="utf-8"), vocabulary, NEVER_HERE) for p in paths)


def stylesheet(theme: list[File], script: File, folders: list[str], ours: list[str], shown: set[str]) -> str:
    """The site's CSS: the rules of the `theme`'s files that can apply, then `ours`; `shown` are the classes of the pages."""
    vocabulary = _theme_words(tuple(folders), script.abs_src_path) | shown
    rules = _theme_rules(tuple(f.abs_src_path for f in theme), frozenset(vocabulary))
    return styles.without_unused_values(rules + styles.minified("\n".join(ours)))


def publish(files, config, pages: list[str], index: str) -> Assets:
    """Replace the files as people wrote them by the ones that readers get; `pages` is the HTML of all pages, `index` is for search."""

    def add(name: str, content: bytes | str) -> None:
        files.append(File.generated(config, name, content=content))

    faces, preload = {}, []
    for file in [f for f in files if f.src_uri.startswith(FONTS) and f.src_uri.endswith(".woff2")]:
        content = file.content_bytes
        faces[Path(file.src_uri).name] = Path(name := hashed(file.src_uri, content)).name
        files.remove(file)
        add(name, content)
        if any(part in name for part in PRELOADED):
            preload.append(name)
    parts = [_matching(files, re.escape(f"assets/{name}"))[0] for name in ENGINE]
    content = bare("\n".join(part.content_string for part in parts))
    add(engine := hashed(f"{SCRIPTS}engine.js", content), content)
    add(index_name := hashed("search/index.json", index.encode()), index)
    for part in parts:
        files.remove(part)
    scripts = {}
    for file in [f for f in files if f.src_uri.startswith(SCRIPTS) and f.src_uri != engine]:
        content = bare(file.content_string).replace(b"ENGINE-ADDRESS", engine.encode()).replace(b"INDEX-ADDRESS", index_name.encode())
        scripts[Path(file.src_uri).stem] = name = hashed(file.src_uri, content)
        files.remove(file)
        add(name, content)
    icon = files.get_file_from_path(config.theme["favicon"])
    config.theme["favicon"] = hashed(icon.src_uri, icon.content_bytes)
    files.remove(icon)
    add(config.theme["favicon"], icon.content_bytes)
    ours = []
    for name in STYLESHEETS:
        file = files.get_file_from_path(name)
        text = file.content_string.replace("BASIC-CHARACTERS", signs.unicode_range()).replace("LATIN-CHARACTERS", signs.LATIN)
        ours.append(re.sub(r"\.\./fonts/([\w.-]+)", lambda m: f"../fonts/{faces[m[1]]}", text))
        files.remove(file)
    theme = _matching(files, r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
    (bundle,) = _matching(files, r"assets/javascripts/bundle\.\w+\.min\.js")
    classes = set().union(*(re.findall(r'class="([^"]*)"', page) for page in pages))
    shown = set().union(*map(styles.WORD.findall, classes))
    css = stylesheet(theme, bundle, config.theme.dirs, ours, shown)
    # Ours alone: the theme's would now come after ours.
    dark = styles.dark_without_scripts(styles.minified("\n".join(ours)))
    add(sheet := hashed("assets/css/site.css", css.encode()), css)
    add(dark_sheet := hashed("assets/css/dark.css", dark.encode()), dark)
    for file in [f for f in files if f.src_uri.startswith(UNUSED) or f.src_uri.endswith(".map")]:
        files.remove(file)
    scripts["bundle"] = bundle.src_uri
    return Assets(sheet, dark_sheet, scripts, preload, index_name)


def _matching(files, pattern: str) -> list[File]:
    """The files whose address is of the form `pattern`, in order; ValueError if there is none (Material's names change)."""
    found = sorted((f for f in files if re.fullmatch(pattern, f.src_uri)), key=lambda f: f.src_uri)
    if not found:
        raise ValueError(f"there is no file {pattern}; if the theme renamed it, scripts/site/assets.py must follow")
    return found
