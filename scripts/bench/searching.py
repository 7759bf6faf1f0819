"""How well search answers learners: ours beside stock Material's, the same pages, through the box in Chromium, in one run.

usage: python -m scripts.bench.searching [--site SITE] [--alone] [--part all|held|tuning] [--failed]

Types each query of tests/search/queries/ and follows the first ten links: a query is answered by the first that opens, on one of its
pages, a section that its pattern matches. Prints by kind, on the queries held out (never looked at while tuning), hit@1, hit@3,
MRR@10, the share without any result, and the milliseconds from the keystroke to the list; then the milliseconds from the index's
arrival to the first result, and the sizes of engine and index.
SITE (default: site/, built by `make site`) is ours; --alone leaves stock out; --failed lists what was not answered first.
Exit 0 if the limits of LIMITS hold for ours, 1 if not, 2 usage.
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

from scripts.bench import projects
from scripts.bench.building import ENVIRONMENT
from scripts.bench.queries import KINDS, Query, load_queries, opened
from scripts.content.browser import browser
from scripts.content.finding import CLEAN, FOUND, UsageError, usage_error
from scripts.content.host import serve
from scripts.content.paths import ROOT

DEPTH = 10
LIMITS = {"hit@1": 0.90, "hit@3": 0.97, "MRR@10": 0.93, "none": 0.01, "p95, ms": 30, "first, ms": 300, "engine, kB": 15, "index/text": 1.3}
EACH_KIND = 0.90  # hit@3
TYPE = """query => new Promise(done => {
  const input = document.querySelector('.md-search__input'), box = document.querySelector('.md-search-result');
  const links = () => [...box.querySelectorAll('a.md-search-result__link')].map(a => a.href);
  const start = performance.now();
  const finish = () => { watch.disconnect(); clearTimeout(late); done({ms: performance.now() - start, links: links()}); };
  const watch = new MutationObserver(() => finish());
  const late = setTimeout(finish, 4000);
  input.focus(); input.value = query;
  watch.observe(box.querySelector('.md-search-result__list'), {childList: true});
  input.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
})"""

# The index is held back until `ready`; the milliseconds from its release to the first result.
FIRST = """() => new Promise(done => {
  const input = document.querySelector('.md-search__input'), list = document.querySelector('.md-search-result__list');
  new MutationObserver(() => list.querySelector('a.md-search-result__link') && done(performance.now())).observe(list, {childList: true});
  input.focus(); input.value = 'visibility timeout';
  input.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
})"""
TRIES = 5
READ = 2000  # ms after the first answer: the pages' text is read, and the first query answered once more


@dataclass
class Score:
    """Ranks (0: not among the first ten), empty answers and milliseconds of some queries."""

    ranks: list[int] = field(default_factory=list)
    empty: int = 0
    times: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        count = len(self.ranks)
        return {
            "hit@1": sum(r == 1 for r in self.ranks) / count,
            "hit@3": sum(1 <= r <= 3 for r in self.ranks) / count,
            "MRR@10": sum(1 / r for r in self.ranks if r) / count,
            "none": self.empty / count,
            "p50, ms": statistics.median(self.times),
            "p95, ms": sorted(self.times)[min(count - 1, int(count * 0.95))],
        }


def ask(started, site: Path, texts: Path, queries: list[Query]) -> list[tuple[Query, int, bool, float, list[str]]]:
    """(query, rank, whether there was any result, ms, links) of each query in the box of `site`; `texts` is our site, for the answers."""
    out = []
    with serve(site, compress=True) as address:
        page = started.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address + "services/compute/lambda/")
        page.keyboard.press("/")
        page.keyboard.type("lambda")
        page.locator("a.md-search-result__link").first.wait_for(timeout=20_000)
        page.wait_for_timeout(READ)
        for query in queries:
            page.evaluate(TYPE, "")
            answer = page.evaluate(TYPE, query.query)
            links = [re.sub(r"\?[^#]*", "", link.removeprefix(address)) for link in answer["links"][:DEPTH]]
            rank = next((i for i, link in enumerate(links, 1) if answers(query, link, texts)), 0)
            suggested = all(link.startswith(("?", "study/index-a-z")) or not link for link in links)
            out.append((query, rank, not links or suggested, answer["ms"], links))
    return out


def _hold(context: BrowserContext, held: list[Route]) -> None:
    context.route("**/search/index.*.json", lambda route: held.append(route))


def first(started, site: Path) -> float:
    """Milliseconds from the index's arrival to the first result, median of TRIES fresh visits; transfer on the loopback included."""
    times = []
    with serve(site) as address:
        for _ in range(TRIES):
            context = started.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            held: list[Route] = []
            _hold(context, held)
            page.goto(address + "services/compute/lambda/")
            page.evaluate(f"window.first = ({FIRST})(); 0")
            while not held:
                page.wait_for_timeout(20)
            page.wait_for_timeout(500)  # the engine was asked for together with it and is read by now
            start = page.evaluate("performance.now()")
            for route in held:
                route.continue_()
            times.append(page.evaluate("window.first") - start)
            context.close()
    return statistics.median(times)


def answers(query: Query, link: str, site: Path) -> bool:
    """Whether `link` opens, on one of the query's pages, a section that its pattern matches."""
    return link.partition("#")[0] in query.addresses and bool(re.search(query.answer, opened(site, link), re.IGNORECASE))


def tally(rows: list, kind: str = "") -> Score:
    """The score of the queries of `kind`, or of all."""
    score = Score()
    for query, rank, empty, ms, _ in rows:
        if kind in ("", query.kind):
            score.ranks.append(rank)
            score.empty += empty
            score.times.append(ms)
    return score


def sizes(site: Path) -> dict[str, float]:
    """The compressed engine in kB, and index against the compressed plain text of the pages."""
    (engine,), (index,) = site.glob("assets/js/engine.*.js"), site.glob("search/index.*.json")
    text = "\n".join(
        opened(site, page.parent.relative_to(site).as_posix() + "/", whole=True) for page in sorted(site.rglob("index.html"))
    ).encode()
    packed = {name: len(gzip.compress(data, 9)) for name, data in (("e", engine.read_bytes()), ("i", index.read_bytes()), ("t", text))}
    return {"engine, kB": packed["e"] / 1000, "index, kB": packed["i"] / 1000, "index/text": packed["i"] / packed["t"]}


def judge(total: dict[str, float], kinds: dict[str, dict[str, float]]) -> list[str]:
    """What misses its limit, in words."""
    higher = ("hit@1", "hit@3", "MRR@10")
    missed = [f"{n} {total[n]:.3f} (limit {lim})" for n, lim in LIMITS.items() if (total[n] < lim if n in higher else total[n] > lim)]
    return missed + [f"{kind}: hit@3 {f['hit@3']:.3f} (limit {EACH_KIND})" for kind, f in kinds.items() if f["hit@3"] < EACH_KIND]


def show(name: str, rows: list) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Print the table of one site; its figures in all and by kind."""
    print(f"{name}, {len(rows)} queries")
    kinds = {kind: tally(rows, kind).figures() for kind in KINDS}
    total = tally(rows).figures()
    for kind, figures in [*kinds.items(), ("all", total)]:
        print(f"  {kind:12}" + "  ".join(f"{n} {v:.3f}" if "ms" not in n else f"{n} {v:.0f}" for n, v in figures.items()))
    return total, kinds


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--part", choices=("all", "held", "tuning"), default="held")
    parser.add_argument("--failed", action="store_true")
    args = parser.parse_args(argv)
    try:
        queries = [q for q in load_queries() if args.part == "all" or q.held_out == (args.part == "held")]
        if not (args.site / "search").is_dir():
            raise UsageError(f"{args.site} is no built site; run: make site")
        with tempfile.TemporaryDirectory() as folder, browser() as started:
            rows = ask(started, args.site, args.site, queries)
            total, kinds = show("ours", rows)
            if args.failed:
                for query, rank, _, _, links in rows:
                    if rank != 1:
                        print(f"    {rank:2} {query.kind}: {query.query!r} wants {', '.join(query.pages)}; first {', '.join(links[:2])}")
            total["first, ms"] = first(started, args.site)
            if not args.alone:
                stock = Path(folder) / "stock"
                projects.stock(stock, args.site, projects.navigation(), diagrams=False)
                subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=stock, env=ENVIRONMENT, check=True)
                (stock / "site" / "_headers").write_text("")  # as stock hosts send it
                show("stock Material", ask(started, stock / "site", args.site, queries))
    except UsageError as error:
        return usage_error(error)
    total |= sizes(args.site)
    print("  ".join(f"{name} {total[name]:.2f}" for name in ("first, ms", "engine, kB", "index, kB", "index/text")))
    missed = judge(total, kinds)
    for line in missed:
        print(f"MISSED {line}")
    return FOUND if missed else CLEAN


if __name__ == "__main__":
    sys.exit(main())
