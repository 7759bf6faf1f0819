"""Facts gone stale: pages, numbers, corrections, statuses and the exam whose `checked` day lies too far back. Run weekly, never as part of the tests.

usage: python -m scripts.check.stale --day YYYY-MM-DD [--after DAYS] [--root DIR]

The day is given, so that the same commit never turns red by itself. A fact is stale after 180 days (AWS's documentation
changes monthly; the exam's next revision is about a year away), unless --after says otherwise.
Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from scripts.content.finding import Finding, relative, report, usage_error
from scripts.content.load import load
from scripts.content.paths import ROOT


def stale(root: Path, day: datetime.date, after: int) -> tuple[list[Finding], int]:
    """Findings for what was last checked more than `after` days before `day`, and how many things carry a day."""
    content = load(root)
    dated = [(relative(p.path, root), 1, p.meta.checked) for p in content.pages.values() if p.meta.checked]
    dated += [("data/quotas.yml", q.line, q.checked) for q in content.quotas.values()]
    dated += [("data/corrections.yml", c.line, c.checked) for c in content.corrections]
    dated += [("data/services.yml", s.line, s.checked) for s in content.services.values() if s.checked]
    dated += [("data/exam.yml", 1, content.exam.checked)] if content.exam else []
    found = [
        Finding(
            path, line, "F020", f"last checked on {checked}, {(day - checked).days} days ago", "read the sources again, then set checked:"
        )
        for path, line, checked in dated
        if (day - checked).days > after
    ]
    return found, len(dated)


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--day", required=True)
    parser.add_argument("--after", type=int, default=180)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    args = parser.parse_args(argv)
    try:
        day = datetime.date.fromisoformat(args.day)
    except ValueError:
        return usage_error(f"--day {args.day!r} is no day; write YYYY-MM-DD")
    found, counted = stale(args.root, day, args.after)
    return report(found, counted, "dated facts")


if __name__ == "__main__":
    sys.exit(main())
