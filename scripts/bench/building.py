"""How long a build takes: ours beside stock Material, the same pages, in turn.

usage: python -m scripts.bench.building [--pages N ...] [--runs N]

For each number of pages (0: the project's own; more: grown by copies) it runs `mkdocs build` of our project and of a stock Material
project with the same text, `navigation.prune` and no diagrams, in turn, and prints the medians of wall seconds, their ratio, the
largest memory and the size of the HTML. Exit 0 within the limits, 1 beyond them, 2 usage.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.bench import projects
from scripts.content.finding import CLEAN, FOUND, UsageError, usage_error

LIMIT_SMALL, LIMIT_LARGE, LARGE = 1.5, 1.3, 1000
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}


def build(project: Path) -> tuple[float, float]:
    """Wall seconds and MiB of memory of one `mkdocs build`."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    error = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise UsageError(f"mkdocs build in {project} failed: {error[-300:]}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def html_size(project: Path) -> float:
    """Mean size of a built page in kB."""
    sizes = [path.stat().st_size for path in (project / "site").rglob("*.html")]
    return statistics.mean(sizes) / 1000


def compare(pages: int, runs: int) -> bool:
    """Measure and print one size; whether the limit holds."""
    with tempfile.TemporaryDirectory() as folder:
        ours, rival = Path(folder) / "ours", Path(folder) / "stock"
        nav = projects.ours(ours, pages)
        build(ours)  # also gives the Markdown of each page to the rival
        projects.stock(rival, ours / "site", nav, diagrams=False)
        build(rival)
        times: dict[Path, list[float]] = {ours: [], rival: []}
        memory: dict[Path, float] = {}
        for _ in range(runs):
            for project in (ours, rival):
                seconds, memory[project] = build(project)
                times[project].append(seconds)
        mine, theirs = statistics.median(times[ours]), statistics.median(times[rival])
        count = len(projects.names(nav))
        limit = LIMIT_LARGE if count >= LARGE else LIMIT_SMALL
        print(
            f"{count:5} pages: ours {mine:6.2f} s, {memory[ours]:4.0f} MiB, {html_size(ours):3.0f} kB a page; "
            f"stock {theirs:6.2f} s, {memory[rival]:4.0f} MiB, {html_size(rival):3.0f} kB a page; "
            f"ratio {mine / theirs:.2f} (limit {limit})",
            flush=True,
        )
        return mine / theirs <= limit


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[0, LARGE])
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args(argv)
    try:
        if args.runs < 1:
            raise UsageError("--runs must be 1 or more")
        held = [compare(pages, args.runs) for pages in args.pages]
    except UsageError as error:
        return usage_error(error)
    return CLEAN if all(held) else FOUND


if __name__ == "__main__":
    sys.exit(main())
