"""The page contract: front matter, sections, tables, boxes, diagrams, and the references between pages and data.

usage: python -m scripts.check.content [--root DIR] [PAGE ...]

Without PAGE every page under docs/ and every file under data/ is looked at.
Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.check.by_hand import check_by_hand
from scripts.check.data_rules import check_data
from scripts.check.exam_rules import check_exam
from scripts.check.page_rules import check_page
from scripts.check.sheet_rules import check_sheet
from scripts.check.vocabulary_rules import check_vocabulary
from scripts.content.finding import UsageError, report, usage_error
from scripts.content.load import load
from scripts.content.paths import ROOT


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    args = parser.parse_args(argv)
    try:
        if missing := [p for p in args.pages if not p.is_file()]:
            raise UsageError(f"no such page: {missing[0]}")
        content = load(args.root)
    except UsageError as error:
        return usage_error(error)
    wanted = {p.resolve() for p in args.pages}
    pages = [p for p in content.pages.values() if not wanted or p.path.resolve() in wanted]
    found = list(content.findings) if not wanted else [f for f in content.findings if (args.root / f.path).resolve() in wanted]
    for page in pages:
        found += check_page(page, content)
        if page.kind not in ("home", "study"):
            found += check_by_hand(page, content)
            found += check_sheet(page, content)
    if not wanted:
        found += check_data(content)
        found += check_exam(content)
        found += check_vocabulary(content)
    return report(found, len(pages), "pages")


if __name__ == "__main__":
    sys.exit(main())
