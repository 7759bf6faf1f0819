"""Lighthouse on three pages: ours beside stock Material, the same pages, in one run.

usage: python -m scripts.bench.lighthouse [--site SITE] [--runs N] [--alone]

The home page, the longest page and a page with a diagram, on Lighthouse's phone (slow 4G, CPU four times slower) and its desktop; the
median of N runs (default 3). SITE (default: site/, built by `make site`) is ours, served with gzip under its own headers; --alone
leaves stock out. Installs Lighthouse beside this file on first use (scripts/bench/node).
Exit 0 if the limits of LIMITS hold for ours, 1 if not, 2 usage.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.bench import projects
from scripts.bench.building import ENVIRONMENT
from scripts.bench.reading import chosen
from scripts.content.browser import FLAGS, chromium_path
from scripts.content.finding import CLEAN, FOUND, UsageError, usage_error
from scripts.content.host import serve
from scripts.content.paths import ROOT

TOOLS = ROOT / "scripts" / "bench" / "node"
LIMITS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
FORMS = {"phone": [], "desktop": ["--preset=desktop"]}


def node(*arguments: str) -> None:
    """Run a Node tool; UsageError with its last words if it fails."""
    environment = {**os.environ, "CHROME_PATH": chromium_path()}
    result = subprocess.run(
        [sys.executable, "-m", "scripts.check.node", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if result.returncode:
        raise UsageError(f"{arguments[0]} failed: {(result.stderr or result.stdout).strip()[-300:]}")


def install() -> None:
    """Lighthouse as its lock file has it, unless it is there."""
    if not (TOOLS / "node_modules" / "lighthouse").is_dir():
        node("npm", "ci", "--prefix", str(TOOLS), "--ignore-scripts", "--silent")


def scores(address: str, form: str, runs: int) -> dict[str, float]:
    """Median score, 0 to 100, of each category of LIMITS for the page at `address`."""
    seen: dict[str, list[float]] = {name: [] for name in LIMITS}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        for _ in range(runs):
            chrome = " ".join(["--headless=new", *FLAGS])
            wanted = [
                f"--only-categories={','.join(LIMITS)}",
                f"--output-path={out}",
                "--output=json",
                "--quiet",
                f"--chrome-flags={chrome}",
            ]
            node("lighthouse", address, *wanted, *FORMS[form])
            report = json.loads(out.read_text(encoding="utf-8"))
            for name, kept in seen.items():
                kept.append(100 * (report["categories"][name]["score"] or 0))
    return {name: statistics.median(kept) for name, kept in seen.items()}


def pages(site: Path, nav: list) -> dict[str, str]:
    """What is looked at: {what it stands for: its address in the site}."""
    sizes = {name: (site / name).stat().st_size for name in projects.names(nav) if name.startswith(("services/", "compare/"))}
    longest = max(sizes, key=lambda name: sizes[name])
    return {
        "home": "",
        "longest page": longest.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/",
        "page with a diagram": chosen(site, nav, 1)[0],
    }


def missed(figures: dict[str, float]) -> list[str]:
    """The categories below their limit, in words."""
    return [f"{name} {figures[name]:.0f} (limit {limit})" for name, limit in LIMITS.items() if figures[name] < limit]


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--alone", action="store_true")
    args = parser.parse_args(argv)
    held = True
    try:
        if args.runs < 1:
            raise UsageError("--runs must be 1 or more")
        if not (args.site / "index.html").is_file():
            raise UsageError(f"{args.site} is no built site; run: make site")
        install()
        with tempfile.TemporaryDirectory() as folder:
            sites = {"ours": args.site}
            if not args.alone:
                projects.stock(Path(folder) / "stock", args.site, projects.navigation(), diagrams=True)
                subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=Path(folder) / "stock", env=ENVIRONMENT, check=True)
                sites["stock"] = Path(folder) / "stock" / "site"
                (sites["stock"] / "_headers").write_text("")  # as stock hosts send it
            looked = pages(args.site, projects.navigation())
            for whose, site in sites.items():
                with serve(site, compress=True) as address:
                    for what, path in looked.items():
                        for form in FORMS:
                            figures = scores(address + path, form, args.runs)
                            short = missed(figures) if whose == "ours" else []
                            held &= not short
                            line = "  ".join(f"{name} {value:3.0f}" for name, value in figures.items())
                            print(f"{whose:6}{what:20}{form:8}  {line}" + "".join(f"  MISSED {one}" for one in short), flush=True)
    except UsageError as error:
        return usage_error(error)
    return CLEAN if held else FOUND


if __name__ == "__main__":
    sys.exit(main())
