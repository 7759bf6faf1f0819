"""How long an edit takes to the reloaded preview: `mkdocs serve --dirty`, as `make serve` runs it, seen in Chromium.

usage: python -m scripts.bench.previewing [--edits N]

Serves a copy of the project, opens a page, and saves an edit of its file ten times: the seconds from each save until the new words
stand in the open tab. Prints the median. Exit 0 up to LIMIT, 1 beyond, 2 usage.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.bench import projects
from scripts.bench.building import ENVIRONMENT
from scripts.content.browser import browser
from scripts.content.finding import CLEAN, FOUND, UsageError, usage_error

LIMIT = 1.0  # seconds
EDITED = "services/foundations/iam"
CALM = 1.2  # seconds between edits: an edit during a build waits for the next


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def measure(project: Path, edits: int) -> list[float]:
    """Seconds of each edit. UsageError if the preview does not start."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dirty", "-a", f"127.0.0.1:{port}"]
    served = subprocess.Popen(command, cwd=project, env={**ENVIRONMENT, "SITE_URL": ""}, stderr=subprocess.PIPE, text=True)
    try:
        for line in served.stderr:
            if "Serving on" in line:
                break
        else:
            raise UsageError(f"mkdocs serve in {project} stopped with {served.wait()}")
        source = project / "docs" / f"{EDITED}.md"
        text, out = source.read_text(encoding="utf-8"), []
        with browser() as started:
            page = started.new_page()
            page.goto(line.split()[-1] + EDITED + "/")
            for number in range(edits):
                time.sleep(CALM)
                mark, begun = f"edit {number} of {edits}", time.perf_counter()
                source.write_text(f"{text}\n{mark}\n", encoding="utf-8")
                page.get_by_text(mark).wait_for(state="attached", timeout=30_000)
                out.append(time.perf_counter() - begun)
        return out
    finally:
        served.terminate()
        served.wait()
        served.stderr.close()


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=10)
    args = parser.parse_args(argv)
    try:
        if args.edits < 1:
            raise UsageError("--edits must be 1 or more")
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "project"
            count = len(projects.names(projects.ours(project)))
            middle = statistics.median(measure(project, args.edits))
    except UsageError as error:
        return usage_error(error)
    print(f"{count} pages: edit to reloaded preview {middle:.2f} s, median of {args.edits} (limit {LIMIT})")
    return CLEAN if middle <= LIMIT else FOUND


if __name__ == "__main__":
    sys.exit(main())
