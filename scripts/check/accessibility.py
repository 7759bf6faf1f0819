"""axe-core over the built site: what a screen reader, a keyboard or weak eyes would stumble over.

usage: python -m scripts.check.accessibility SITE [--every] [PAGE ...]

Opens each HTML file of SITE (or PAGE: its path in SITE, e.g. services/integration/sqs/index.html) in Chromium from a loopback server,
under the headers of SITE/_headers, every fold open. Each page is seen once, in turn at 1440 and 390 px, light and dark; --every shows
each page in all four. Rules of WCAG 2.2 A and AA and axe's best practices.
Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.content.browser import browser
from scripts.content.finding import Finding, UsageError, report, usage_error
from scripts.content.host import serve
from scripts.content.paths import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = [(1440, "light"), (390, "dark"), (1440, "dark"), (390, "light")]
RUN = """async () => {
  // The page's scripts have their turn first: they make what scrolls reachable once the faces are there.
  await document.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const found = await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
  return found.violations.flatMap(v => v.nodes.map(n => [v.id, v.help, n.target.join(' '), n.any.concat(n.all).map(c => c.message).join(' ')]));
}"""


def look(site: Path, pages: list[str], every: bool) -> Iterator[Finding]:
    """Findings of axe on `pages` (paths in `site`)."""
    axe = AXE.read_text(encoding="utf-8")
    with serve(site) as address, browser() as started:
        for number, (width, scheme) in enumerate(VIEWS):
            context = started.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
            context.add_init_script(axe)
            page = context.new_page()
            mine = pages if every else pages[number :: len(VIEWS)]
            for name in mine:
                page.goto(address + name.removesuffix("index.html"), wait_until="load")
                seen = set()
                for rule, help_, target, why in page.evaluate(RUN):
                    # The last line of a list that scrolls is cut by its edge; one can scroll on.
                    cut = rule == "target-size" and "partially obscured" in why
                    if rule not in seen and not cut:  # one of a kind is enough to mend the kind
                        seen.add(rule)
                        yield Finding(f"{site.name}/{name}", 1, "A002", f"{rule} at {width} px, {scheme}: {help_} ({target}: {why[:200]})")
            context.close()


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--every", action="store_true", help="each page in both schemes and both widths")
    args = parser.parse_args(argv)
    try:
        if not args.site.is_dir():
            raise UsageError(f"{args.site} is no folder; build the site first (make site)")
        if missing := [p for p in args.pages if not (args.site / p).is_file()]:
            raise UsageError(f"{args.site} has no page {missing[0]}")
        if not AXE.exists():
            raise UsageError("axe-core is not installed; run: make test")
        pages = args.pages or sorted(p.relative_to(args.site).as_posix() for p in args.site.rglob("*.html"))
        return report(look(args.site, pages, args.every), len(pages), "pages")
    except UsageError as error:
        return usage_error(error)


if __name__ == "__main__":
    sys.exit(main())
