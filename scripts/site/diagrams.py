"""Renders the Mermaid diagrams of the pages to SVG, so that readers need no script to see them.

usage: python -m scripts.site.diagrams [--check | --dry-run] [--root DIR] [PAGE ...]

Each diagram is drawn by the vendored Mermaid in Chromium, in the site's own type and with its own stylesheet, and stored as
docs/assets/diagrams/<hash of source, styles and version>.svg. Only missing ones are drawn; files that no page uses are removed.
  --check     draw nothing (needs no browser): every diagram has its file, no file is left over, none is too wide
  --dry-run   draw the diagrams of PAGE and report errors and widths; store nothing

Exit 0 clean, 1 findings (a diagram that does not parse, is too wide, is missing), 2 usage.
"""

from __future__ import annotations

import argparse
import base64
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.content.browser import browser
from scripts.content.drawings import FOLDER, FONT, SCRIPT, STYLES, drawable, key_of, recipe, size
from scripts.content.finding import Finding, UsageError, relative, report, usage_error
from scripts.content.load import Content, load
from scripts.content.paths import ROOT
from scripts.content.values import UnknownQuota
from scripts.site.diagram_config import CONFIG, DRAW
from scripts.site.diagram_svg import WIDTH_LIMIT, tidy

@dataclass(frozen=True)
class Wanted:
    """A diagram that a page shows: where it stands, its source with numbers filled in, and its file's name."""

    path: str
    line: int
    source: str
    key: str


def wanted(content: Content, only: set[Path] | None = None) -> tuple[list[Wanted], list[Finding]]:
    """The diagrams of all pages (or of `only` these files); findings for references that have no quota."""
    out, found, how = [], [], recipe(content.root)
    for page in content.pages.values():
        if only and page.path.resolve() not in only:
            continue
        shown = relative(page.path, content.root)
        for diagram in page.diagrams:
            try:
                source = drawable(diagram.source, content)
            except UnknownQuota as unknown:
                found.append(Finding(shown, diagram.line, "F001", f"no quota {unknown.args[0]!r} in data/quotas.yml"))
                continue
            out.append(Wanted(shown, diagram.line, source, key_of(source, how)))
    return out, found


def draw(root: Path, diagrams: list[Wanted]) -> tuple[dict[str, str], list[Finding]]:
    """Key -> SVG of each diagram; findings for those that Mermaid refuses."""
    drawn, found = {}, []
    font = base64.b64encode((root / FONT).read_bytes()).decode()
    face = "@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:200 800;src:url(data:font/woff2;base64," + font + ")}"
    styles = (root / STYLES).read_text(encoding="utf-8")
    with browser() as started:
        page = started.new_page()
        page.set_content(f"<style>{face}{styles}</style><div class='diagram' id='holder' style='width:1200px'></div>")
        page.add_script_tag(path=str(root / SCRIPT))
        page.evaluate("(c) => mermaid.initialize(c)", CONFIG)
        page.evaluate("Promise.all(['400 15px', '600 15px'].map(f => document.fonts.load(f + ' \"Atkinson Hyperlegible Next\"')))")
        for number, item in enumerate(diagrams, 1):
            if sys.stderr.isatty():
                print(f"\r{number}/{len(diagrams)} diagrams", end="", file=sys.stderr)
            ident = f"d{item.key[:8]}"
            result = page.evaluate(DRAW, [ident, item.source])
            if "error" in result:
                message = " ".join(result["error"].split())[:200]
                found.append(Finding(item.path, item.line, "D005", f"Mermaid cannot draw this: {message}"))
            else:
                drawn[item.key] = tidy(result["svg"], ident, styles)
    return drawn, found


def too_wide(item: Wanted, svg: str) -> list[Finding]:
    """A finding if the diagram does not read on a phone."""
    width, _ = size(svg)
    if width <= WIDTH_LIMIT:
        return []
    fix = "fewer nodes side by side, shorter labels, flowchart TB"
    return [Finding(item.path, item.line, "D006", f"diagram is {width:.0f} px wide, at most {WIDTH_LIMIT} read on a phone", fix)]


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true")
    mode.add_argument("--dry-run", "--check-only", action="store_true")
    args = parser.parse_args(argv)
    try:
        if missing := [p for p in args.pages if not p.is_file()]:
            raise UsageError(f"no such page: {missing[0]}")
        return run(args)
    except (UsageError, FileNotFoundError) as error:
        return usage_error(error)


def run(args: argparse.Namespace) -> int:
    """Check, try, or draw and store."""
    content = load(args.root)
    diagrams, found = wanted(content, {p.resolve() for p in args.pages})
    found += [] if args.pages else content.findings
    folder = args.root / FOLDER
    stored = {path.stem: path for path in folder.glob("*.svg")}
    unique = list({item.key: item for item in diagrams}.values())
    if args.dry_run:
        drawn, wrong = draw(args.root, unique)
        found += wrong
    else:
        lacking = [item for item in unique if item.key not in stored]
        if args.check:
            found += [Finding(i.path, i.line, "D007", f"diagram has no file {FOLDER}/{i.key}.svg", "make diagrams") for i in lacking]
            drawn = {}
        else:
            drawn, wrong = draw(args.root, lacking) if lacking else ({}, [])
            found += wrong
            folder.mkdir(parents=True, exist_ok=True)
            for key, svg in drawn.items():
                (folder / f"{key}.svg").write_text(svg + "\n", encoding="utf-8")
        drawn |= {key: path.read_text(encoding="utf-8") for key, path in stored.items()}
        # A page that could not be read may be the one that shows a file; and no diagram at all is a slip, not a wish to remove all.
        left_over = [] if args.pages or content.findings or not unique else sorted(set(stored) - {item.key for item in unique})
        for key in left_over:
            if args.check:
                found.append(Finding(f"{FOLDER}/{key}.svg", 1, "D008", "no page shows this diagram", "make diagrams"))
            else:
                stored[key].unlink()
    for item in unique:
        found += too_wide(item, drawn[item.key]) if item.key in drawn else []
    return report(found, len(diagrams), "diagrams")


if __name__ == "__main__":
    sys.exit(main())
