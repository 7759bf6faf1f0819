"""External links: does every source still answer? Needs the network; run weekly, never as part of the tests.

usage: python -m scripts.check.external [--root DIR] [--timeout SECONDS]

Asks each address of the pages' sources and of data/*.yml once. Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.content.finding import Finding, relative, report
from scripts.content.load import load
from scripts.content.paths import ROOT

AGENT = "Mozilla/5.0 (compatible; link check of a study site)"
AT_ONCE = 8


def addresses(root: Path) -> dict[str, tuple[str, int]]:
    """Each address with the first place that names it."""
    content = load(root)
    out: dict[str, tuple[str, int]] = {}
    for page in content.pages.values():
        for source in page.sources:
            out.setdefault(source.url, (relative(page.path, root), 1))
    for name, entries in (
        ("quotas", content.quotas.values()),
        ("corrections", content.corrections),
        ("services", content.services.values()),
    ):
        for entry in entries:
            if entry.source:
                out.setdefault(entry.source, (f"data/{name}.yml", entry.line))
    for url in (content.exam.source, content.exam.comparison) if content.exam else ():
        out.setdefault(url, ("data/exam.yml", 1))
    return out


def ask(url: str, timeout: float) -> str:
    """Why `url` does not answer, or an empty string."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": AGENT}), timeout=timeout):
            return ""
    except urllib.error.HTTPError as error:
        # 403 and 429 turn away robots, not readers.
        return "" if error.code in (403, 429) else f"answers {error.code}"
    except (OSError, http.client.HTTPException, ValueError) as error:  # the last: what is no address at all
        return f"does not answer: {getattr(error, 'reason', error)}"


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--timeout", type=float, default=20)
    args = parser.parse_args(argv)
    places = addresses(args.root)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda url: ask(url, args.timeout), places))
    found = [Finding(*places[url], "L020", f"{url} {why}") for url, why in zip(places, answers, strict=True) if why]
    return report(found, len(places), "addresses")


if __name__ == "__main__":
    sys.exit(main())
