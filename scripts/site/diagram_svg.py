"""What Mermaid drew, made fit to stand inside a page: no styles of its own, short, ids unique, an accessible name, a known width.

Mermaid's SVG is made for editing in a browser: a marker for each arrowhead there could be, a tspan for each word, data for its own
scripts, rounded boxes as a hundred curves. A reader downloads none of that: one stylesheet (assets/css/diagrams.css) dresses all.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from scripts.content.drawings import size

WIDTH_LIMIT = 600  # px; wider does not read at 390 px
NAMESPACE = "http://www.w3.org/2000/svg"
SVG = f"{{{NAMESPACE}}}"
NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
LONG = re.compile(r"-?\d+\.\d{2,}")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
# Mermaid's own shadows, gradients and icons; none of ours shows them.
UNUSED = ("style", "filter", "linearGradient", "symbol")
# What the stylesheet says, or what only Mermaid's scripts read.
DROPPED = re.compile(r"data-|aria-roledescription$|name$|font-|alignment-baseline$|style$|stroke-width$")
PAINT = ("fill", "stroke", "stroke-dasharray")
REFERENCES = ("marker-start", "marker-end", "marker-mid", "href", "clip-path", "mask")
NUMERIC = {"d", "points", "transform", "viewBox", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width", "height"}


def tidy(svg: str, ident: str, stylesheet: str) -> str:
    """The SVG to store.

    `ident` begins every id, so that several diagrams share a page; classes that `stylesheet` (CSS text) does not name are left out.
    """
    root = ET.fromstring(svg)
    classes = set(CLASS.findall(stylesheet))
    _name(root, ident)
    _remove(root, lambda e: _tag(e) in UNUSED)
    for element in root.iter():
        _plain_text(element)
    for holder in root.iter(f"{SVG}g"):
        _plain_box(holder)
    for element in root.iter():
        _attributes(element, classes)
    used = {name for e in root.iter() for a in REFERENCES for name in re.findall(r"#([\w-]+)", e.get(a, ""))}
    _remove(root, lambda e: _tag(e) == "marker" and e.get("id") not in used)
    _remove(root, lambda e: _tag(e) == "rect" and not e.get("width"))
    while _remove(root, lambda e: _tag(e) in ("g", "text", "tspan", "defs") and not len(e) and not (e.text or "").strip()):
        pass
    used |= {name for a in ("aria-labelledby", "aria-describedby") for name in root.get(a, "").split()} | {root.get("id")}
    for element in root.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)
    _unwrap(root)
    width, height = size(svg)
    for name in ("style", "class", "preserveAspectRatio"):
        root.attrib.pop(name, None)
    root.set("width", f"{width:.0f}")
    root.set("height", f"{height:.0f}")
    ET.register_namespace("", NAMESPACE)
    return ET.tostring(root, encoding="unicode")


def _tag(element: ET.Element) -> str:
    return element.tag.removeprefix(SVG)


def _name(root: ET.Element, ident: str) -> None:
    """`ident` before every id, in what refers to it too, and a role that names one picture."""

    def new(name: str) -> str:
        return name if name.startswith(ident) else f"{ident}-{name}"

    for element in root.iter():
        if "id" in element.attrib:
            element.set("id", new(element.get("id")))
        for attribute in REFERENCES:
            if "#" in element.get(attribute, ""):
                element.set(attribute, re.sub(r"#([^)\"]+)", lambda m: f"#{new(m[1])}", element.get(attribute)))
    for attribute in ("aria-labelledby", "aria-describedby"):
        if attribute in root.attrib:
            root.set(attribute, " ".join(new(name) for name in root.get(attribute).split()))
    root.set("role", "img")


def _remove(root: ET.Element, unwanted) -> int:
    """Take out the elements for which `unwanted` holds; returns how many."""
    count = 0
    for parent in list(root.iter()):
        for child in [c for c in parent if unwanted(c)]:
            parent.remove(child)
            count += 1
    return count


def _plain_text(text: ET.Element) -> None:
    """One tspan a line instead of one a word; none at all for a text of one line."""
    rows = [t for t in text if "text-outer-tspan" in t.get("class", "")] if _tag(text) == "text" else []
    if not rows:
        return
    if anchor := rows[0].get("text-anchor"):
        text.set("text-anchor", anchor)
    for row in rows:
        words = "".join(row.itertext())
        for child in list(row):
            row.remove(child)
        row.text = words
        y = float(row.get("y").removesuffix("em")) + float(row.get("dy").removesuffix("em"))
        row.attrib = {"x": "0", "y": f"{y:g}em"}
    if len(rows) == 1:
        text.text, text.attrib = rows[0].text, {k: v for k, v in text.attrib.items() if k not in ("x", "y", "dy")} | {"y": rows[0].get("y")}
        text.remove(rows[0])


def _plain_box(holder: ET.Element) -> None:
    """A box with round ends, which Mermaid draws as curves (once for the fill, once for the line), as one rect."""
    if "outer-path" not in holder.get("class", "") or not all(_tag(child) == "path" for child in holder) or not len(holder):
        return
    numbers = [float(n) for n in NUMBER.findall(holder[0].get("d", ""))]
    xs, ys = [abs(x) for x in numbers[::2]], [abs(y) for y in numbers[1::2]]
    half, round_ = max(xs), max(ys)
    if abs(half - (abs(numbers[0]) + round_)) > 1:  # no half circle at its ends: another shape
        return
    for child in list(holder):
        holder.remove(child)
    box = {"x": f"{-half:g}", "y": f"{-round_:g}", "width": f"{2 * half:g}", "height": f"{2 * round_:g}", "rx": f"{round_:g}"}
    ET.SubElement(holder, f"{SVG}rect", box)


def _attributes(element: ET.Element, classes: set[str]) -> None:
    """Only what places and names the element; numbers with one decimal."""
    if "text-anchor: middle" in element.get("style", ""):
        element.set("text-anchor", "middle")
    kept = list(dict.fromkeys(c for c in element.get("class", "").split() if c in classes))
    for name in list(element.attrib):
        if DROPPED.match(name) or name in PAINT:
            del element.attrib[name]
        elif name in NUMERIC:
            element.set(name, LONG.sub(_short, element.get(name)))
    element.attrib.pop("class", None)
    if kept:
        element.set("class", " ".join(kept))


def _unwrap(root: ET.Element) -> None:
    """Put the children of a group that says nothing in its place."""
    for parent in list(root.iter()):
        while any(_tag(child) in ("g", "defs") and not child.attrib for child in parent):
            children = [inner for child in parent for inner in (child if _tag(child) in ("g", "defs") and not child.attrib else (child,))]
            for child in list(parent):
                parent.remove(child)
            parent.extend(children)


def _short(number: re.Match) -> str:
    return f"{round(float(number[0]), 1) + 0:g}"  # + 0: no -0
