"""Names in code font: operations, parameters, errors, IAM actions, CloudFormation types, commands and options must exist.

usage: python -m scripts.check.facts.names [--root DIR] [--all] [PAGE ...]

Every inline code span of the pages of services/, compare/ and study/ and every `aws` command, IAM action and type in their fenced code
is told apart by its form (scripts/check/facts/forms.py) and looked for: first in the models of the page's own service
(data/service-models.yml), then in those of the services that it links. What no model can hold stands in data/exempt-names.yml, keys of
files such as buildspec.yml in data/file-keys.yml. --all lists every name with what it was found to be.
Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.check.facts import commands, fences, forms, spans
from scripts.check.facts.exempt import ROWS, Tables, load_tables
from scripts.check.facts.lookup import Page as Context
from scripts.content.finding import Finding, UsageError, relative, report, usage_error
from scripts.content.load import Content, load
from scripts.content.page import Page
from scripts.content.paths import ROOT

FOLDERS = ("services/", "compare/", "study/")
# In fenced code only what can be nothing else is looked for: the rest is somebody's own names and another language's.
FENCED = re.compile(r"\bAWS::\w+::\w+\b|\"[a-z][a-z0-9-]+:[A-Z]\w+\*?\"")


def context(page: Page, tables: Tables) -> Context:
    """The services whose models are asked about the names of `page`."""
    own = tables.row(page.slug) if page.name.startswith("services/") else None
    linked = [row for slug in spans.linked(page) if (row := tables.row(slug))]
    return Context([own] if own else [], linked)


def pieces(page: Page) -> Iterator[tuple[spans.Span, list[forms.Name]]]:
    """Each piece of code of `page` that is looked at, and the names in it: inline spans; of fenced code, commands, actions and types."""
    for span in spans.inline(page):
        yield span, forms.parts(span.text)
    for span in spans.fenced(page):
        for text in [*commands.in_text(span.text), *(match.strip('"') for match in FENCED.findall(span.text))]:
            yield spans.Span(text, span.line, span.language), forms.parts(text)


def check_page(page: Page, content: Content, tables: Tables, seen: list[tuple[str, str, str]]) -> Iterator[Finding]:
    """Findings of one page; `seen` gets (name, what it is, place) of everything that was looked at."""
    shown = relative(page.path, content.root)
    here = context(page, tables)
    if page.kind in ("service", "part") and tables.row(page.slug) is None:
        yield Finding(shown, 1, "K006", f"no service model for {page.slug!r}", f"a row of {ROWS}, without botocore: if it has none")
    for wrong in fences.check(page):
        yield Finding(shown, wrong.line, wrong.rule, wrong.message, "the names that the models have; code on a page is copied")
    told: set[str] = set()
    for span, names in pieces(page):
        place = f"{shown}:{span.line}"
        if tables.exempts(span.text, page.slug, here):
            seen.append((span.text, "exempt", place))
            continue
        if not names:
            seen.append((span.text, f"no name: {forms.why_no_name(span.text) or 'an expression'}", place))
        for name in names:
            if file := tables.key(name.text, page.slug):
                seen.append((name.text, f"key of {file}", place))
                continue
            if name.text != span.text and tables.exempts(name.text, page.slug, here):
                seen.append((name.text, "exempt", place))
                continue
            verdict = here.check(name)
            seen.append((name.text, verdict.found, place))
            if not verdict.found and name.text not in told:
                told.add(name.text)
                yield Finding(shown, span.line, verdict.rule, verdict.message, verdict.fix)


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--all", action="store_true", help="list every name")
    args = parser.parse_args(argv)
    try:
        if missing := [p for p in args.pages if not p.is_file()]:
            raise UsageError(f"no such page: {missing[0]}")
        content = load(args.root)
        tables, found = load_tables(args.root)
        wanted = {p.resolve() for p in args.pages}
        pages = [p for n, p in content.pages.items() if n.startswith(FOLDERS) and (not wanted or p.path.resolve() in wanted)]
        seen: list[tuple[str, str, str]] = []
        for page in pages:
            found += check_page(page, content, tables, seen)
        # Whether an exemption is still needed can be said only when every page was read.
        if not wanted:
            found += tables.stale()
    except UsageError as error:
        return usage_error(error)
    if args.all:
        for name, what, place in sorted(set(seen)):
            print(f"{place}: {name}: {what}")
    return report(found, len(seen), "names")


if __name__ == "__main__":
    sys.exit(main())
