"""What a reader downloads and waits for: ours beside stock Material, the same pages, in one run.

usage: python -m scripts.bench.reading [--pages N] [--timed N]

Builds both sites, serves each with gzip (what unpkg.com and Google's fonts would send stands on a second port, faces of like size in
the place of theirs), and visits the first N pages that hold exactly one diagram, in Chromium:
  first visit   empty cache, until load and two idle seconds: bytes, JavaScript, other hosts
  second page   the next of the pages after it: bytes
  timed pages   on a fast line, and on slow 4G with a CPU four times slower: first and largest contentful paint, the moment at which
                the diagram stands, layout shift (CLS), blocking time (TBT)
Prints medians. Exit 0 if the limits of LIMITS hold, 1 if not, 2 usage.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from scripts.bench import projects
from scripts.bench.building import ENVIRONMENT
from scripts.bench.stand_ins import redirect, stand_ins
from scripts.content.browser import browser
from scripts.content.finding import CLEAN, FOUND, UsageError, usage_error
from scripts.content.host import serve

# No request leaves the machine. (A route of Playwright's would do the same, but switches the cache off.)
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
# Lighthouse's slow 4G: round trip in ms, bytes a second.
SLOW = {"offline": False, "latency": 562.5, "downloadThroughput": 1474.56 * 125, "uploadThroughput": 675 * 125}
LIMITS = {"first visit, kB": 110, "JavaScript, kB": 60, "second page, kB": 15, "other hosts": 0, "CLS": 0.01, "TBT, ms": 50}
SLOW_DIAGRAM = 1.2  # times the first paint, on the slow line
WATCH = """
window.__seen = {cls: 0, tbt: 0, lcp: 0, diagram: 0};
new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) __seen.cls += e.value; }).observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) __seen.tbt += Math.max(0, e.duration - 50); }).observe({type: 'longtask', buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) __seen.lcp = e.startTime; }).observe({type: 'largest-contentful-paint', buffered: true});
(function look() {
  const drawn = document.querySelector('figure.diagram svg, div.mermaid');
  if (drawn && drawn.getBoundingClientRect().height > 40) __seen.diagram = performance.now();
  else requestAnimationFrame(look);
})();
"""
READ = """() => { const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  return {...__seen, fcp, diagram: __seen.diagram && Math.max(__seen.diagram, fcp)}; }"""


@dataclass
class Visit:
    """What one visit of a page took."""

    total: float = 0
    scripts: float = 0
    hosts: set[str] = field(default_factory=set)
    timing: dict[str, float] = field(default_factory=dict)


class Reader:
    """A browser that visits one site and counts."""

    def __init__(self, started, address: str, slow: bool = False) -> None:
        self.context = started.new_context(viewport={"width": 1440, "height": 900})
        self.context.add_init_script(WATCH)
        self.page = self.context.new_page()
        self.address, self.now = address, Visit()
        wire = self.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        if slow:
            wire.send("Network.emulateNetworkConditions", SLOW)
            wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        wire.on("Network.requestWillBeSent", lambda e: self._ask(e["request"]["url"]))
        kinds: dict[str, str] = {}
        wire.on("Network.responseReceived", lambda e: kinds.__setitem__(e["requestId"], e["response"]["mimeType"]))
        wire.on("Network.loadingFinished", lambda e: self._count(e["encodedDataLength"], kinds.get(e["requestId"], "")))
        # A worker's requests are not the page's in this protocol: they are counted by what the server sent.
        self.page.on("worker", lambda w: self._count(len(_packed(w.url, address)), "text/javascript"))

    def _ask(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host and host != urlsplit(self.address).netloc:
            self.now.hosts.add(host)

    def _count(self, size: float, kind: str) -> None:
        self.now.total += size / 1000
        if "javascript" in kind:
            self.now.scripts += size / 1000

    def visit(self, path: str) -> Visit:
        self.now = Visit()
        self.page.goto(self.address + path, wait_until="load", timeout=120_000)
        self.page.wait_for_timeout(2000)
        self.now.timing = self.page.evaluate(READ)
        for _ in range(200):  # a diagram that is drawn late
            if self.now.timing["diagram"]:
                break
            self.page.wait_for_timeout(100)
            self.now.timing = self.page.evaluate(READ)
        return self.now


def _packed(url: str, address: str) -> bytes:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as reply:
        return reply.read()


def build(project: Path) -> Path:
    """Build the project; returns its site."""
    result = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, env=ENVIRONMENT, capture_output=True, text=True)
    if result.returncode:
        raise UsageError(f"mkdocs build in {project} failed: {result.stderr[-300:]}")
    return project / "site"


def chosen(site: Path, nav: list, count: int) -> list[str]:
    """Addresses of the first `count` pages with one diagram; one more, to be the second page of the last."""
    pages = [name for name in projects.names(nav) if (site / name).read_text(encoding="utf-8").count("```mermaid\n") == 1]
    if len(pages) < 2:
        raise UsageError("no two pages with one diagram")
    return [name.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/" for name in pages[: count + 1]]


def measure(address: str, pages: list[str], timed: int) -> dict[str, float]:
    """Medians of everything for one site."""
    firsts, seconds, fast, slow = [], [], [], []
    for number, (path, following) in enumerate(zip(pages, pages[1:], strict=False)):
        with browser(ALONE) as started:
            reader = Reader(started, address)
            firsts.append(reader.visit(path))
            seconds.append(reader.visit(following))
            if number < timed:
                fast.append(firsts[-1].timing)
                slow.append(Reader(started, address, slow=True).visit(path).timing)
    middle = statistics.median
    return {
        "first visit, kB": middle(v.total for v in firsts),
        "JavaScript, kB": middle(v.scripts for v in firsts),
        "other hosts": max(len(v.hosts) for v in firsts),
        "second page, kB": middle(v.total for v in seconds),
        "CLS": max(t["cls"] for t in fast + slow),
        "TBT, ms": middle(t["tbt"] for t in fast),
        "diagram stands, s": middle(t["diagram"] for t in fast) / 1000,
        "slow 4G: first paint, s": middle(t["fcp"] for t in slow) / 1000,
        "slow 4G: largest paint, s": middle(t["lcp"] for t in slow) / 1000,
        "slow 4G: diagram stands, s": middle(t["diagram"] for t in slow) / 1000,
        "slow 4G: TBT, ms": middle(t["tbt"] for t in slow),
    }


def judge(ours: dict[str, float], stock: dict[str, float]) -> bool:
    """Print both columns; whether every limit holds."""
    held = True
    for name, mine in ours.items():
        limit, word = LIMITS.get(name), ""
        if name == "slow 4G: diagram stands, s":
            limit = SLOW_DIAGRAM * ours["slow 4G: first paint, s"]
        elif name == "slow 4G: largest paint, s":
            limit = stock[name]
        if limit is not None:
            word = f"limit {limit:.4g}" + ("" if mine <= limit else "  MISSED")
            held &= mine <= limit
        print(f"{name:28} ours {mine:9.3f}   stock {stock[name]:9.3f}   {word}")
    return held


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--timed", type=int, default=5)
    args = parser.parse_args(argv)
    try:
        if min(args.pages, args.timed) < 1:
            raise UsageError("--pages and --timed must be 1 or more")
        with tempfile.TemporaryDirectory() as folder:
            nav = projects.ours(Path(folder) / "ours")
            ours = build(Path(folder) / "ours")
            projects.stock(Path(folder) / "stock", ours, nav, diagrams=True)
            stock = build(Path(folder) / "stock")
            (stock / "_headers").write_text("")  # as stock hosts send it
            others = stand_ins(Path(folder) / "others")
            with serve(ours, compress=True) as a, serve(stock, compress=True) as b, serve(others, compress=True) as c:
                redirect(stock, c)
                pages = chosen(ours, nav, args.pages)
                print(f"{len(pages) - 1} pages with one diagram, {args.timed} of them timed; medians, gzip")
                held = judge(measure(a, pages, args.timed), measure(b, pages, args.timed))
    except UsageError as error:
        return usage_error(error)
    return CLEAN if held else FOUND


if __name__ == "__main__":
    sys.exit(main())
