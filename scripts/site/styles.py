"""One stylesheet for the whole site: the theme's rules that can apply here, then ours.

Material ships every rule for every feature, right-to-left scripts and twenty colours. A rule stays if each class it names occurs in a
template, in the theme's script or on a page; so nothing that can be seen is lost, and a reader downloads two fifths of it.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[A-Za-z_][\w-]*")
CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
COMMA = re.compile(r",(?![^(]*\))")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
DEFINITION = re.compile(r"(?<=[{;])(--[\w-]+):(?:url\((?:\"[^\"]*\"|'[^']*'|[^)]*)\)|[^;}])*(?:;|(?=}))")
GROUPING = ("@media", "@supports", "@layer", "@container")
DARK = "[data-md-color-scheme=slate]"
# Before any script has chosen, the page carries the light scheme; without scripts it keeps it, so the system's wish must reach that.
DARK_WITHOUT_SCRIPTS = ".no-js [data-md-color-scheme=default]"


def rules(css: str) -> list[tuple[str, str]]:
    """(prelude, body) of each rule of `css`, in order; an at-rule without a block has the body ''. Comments must be gone."""
    out, at = [], 0
    while at < len(css):
        opened = css.find("{", at)
        ended = css.find(";", at, opened if opened >= 0 else len(css))
        if css[at:].lstrip().startswith("@") and ended >= 0:
            out.append((css[at:ended].strip(), ""))
            at = ended + 1
            continue
        if opened < 0:
            break
        depth, close = 1, opened + 1
        while depth:
            brace = re.compile(r"[{}]").search(css, close)
            if not brace:
                raise ValueError(f"a block is not closed: {css[at : at + 60]!r}")
            depth += 1 if brace[0] == "{" else -1
            close = brace.end()
        out.append((css[at:opened].strip(), css[opened + 1 : close - 1]))
        at = close
    return out


def _join(parts: list[tuple[str, str]]) -> str:
    return "".join(f"{prelude}{{{body}}}" if body else f"{prelude};" for prelude, body in parts)


def trimmed(css: str, vocabulary: set[str], leave_out: tuple[str, ...] = ()) -> str:
    """`css` without the rules whose classes are not all in `vocabulary`, and without selectors that hold one of `leave_out`."""
    kept = []
    for prelude, body in rules(COMMENT.sub("", css)):
        if prelude.startswith(GROUPING):
            inner = trimmed(body, vocabulary, leave_out)
            if inner:
                kept.append((prelude, inner))
        elif prelude.startswith("@"):
            kept.append((prelude, body))
        else:
            selectors = [s for s in COMMA.split(prelude) if not any(o in s for o in leave_out) and set(CLASS.findall(s)) <= vocabulary]
            if selectors and body.strip():
                kept.append((",".join(selectors), body))
    return _join(kept)


def without_unused_values(css: str) -> str:
    """`css` without the custom properties that nothing in it reads (the theme defines an icon for each admonition that could be)."""
    shorter = _pass(css)
    while shorter != css:  # a value that only another unused value read
        css, shorter = shorter, _pass(shorter)
    return re.sub(r"(?<=[{}])[^{}]+\{\}", "", css)


def _pass(css: str) -> str:
    read = set(re.findall(r"var\((--[\w-]+)", css))
    return DEFINITION.sub(lambda m: m[0] if m[1] in read else "", css)


def dark_without_scripts(css: str) -> str:
    """The dark scheme's rules of `css` once more, for readers without scripts whose system is dark."""
    found = []
    for prelude, body in rules(COMMENT.sub("", css)):
        if prelude == "@media screen":
            found += rules(body)
        else:
            found.append((prelude, body))
    dark = []
    for prelude, body in found:
        plain = prelude.replace('"', "")
        selectors = [s.strip().replace(DARK, DARK_WITHOUT_SCRIPTS) for s in COMMA.split(plain) if s.strip().startswith(DARK)]
        if selectors and not prelude.startswith("@"):
            dark.append((",".join(selectors), body.strip()))
    return f"@media screen and (prefers-color-scheme:dark){{{_join(dark)}}}" if dark else ""


def minified(css: str) -> str:
    """`css` without comments and the white space that carries nothing."""
    css = re.sub(r"\s+", " ", COMMENT.sub("", css))
    css = re.sub(r"\s*([{};])\s*", r"\1", css)
    return re.sub(r"(?<=[\w)\"'%#]): (?=[^{}]*[;}])", ":", css).replace(";}", "}").strip()
