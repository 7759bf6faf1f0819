"""The fast checks, one after another, each a command of its own: everything that needs neither a build nor a browser.

usage: python -m scripts.check.all

Exit 0 if all are clean, 1 if one has findings, 2 if one could not run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from scripts.content.paths import ROOT

PYTHON = [sys.executable, "-m"]
NODE = [*PYTHON, "scripts.check.node"]
CHECKS = {
    "page contract and data": [*PYTHON, "scripts.check.content"],
    "ledger of the notes": [*PYTHON, "scripts.notes.ledger"],
    "numbers a machine knows": [*PYTHON, "scripts.check.facts.quotas"],
    "names a machine knows": [*PYTHON, "scripts.check.facts.names"],
    "diagrams drawn": [*PYTHON, "scripts.site.diagrams", "--check"],
    "Markdown lint": [*NODE, "markdownlint-cli2"],
    "spelling": [*NODE, "cspell", "--no-progress", "docs/**/*.md", "*.md", "hosting/README.md", "data/*.yml"],
    "Python lint": [*PYTHON, "ruff", "check", "--quiet", "."],
    "Python format": [*PYTHON, "ruff", "format", "--check", "--quiet", "."],
    "hosting template": [str(Path(sys.executable).with_name("cfn-lint")), "hosting/cloudformation.yml"],
    "workflows": [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", "--no-progress", ".github/workflows"],
}


def main(argv: list[str] | None = None) -> int:
    """Run every check; returns the worst exit code."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args(argv)
    worst = 0
    for title, command in CHECKS.items():
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT).returncode
        print(f"{'ok  ' if code == 0 else 'FAIL'} {title} ({time.monotonic() - started:.1f} s)", flush=True)
        # Killed by a signal is below 0; zizmor's findings are 11 and more.
        worst = max(worst, 2 if code < 0 or code == 2 else min(code, 1))
    return worst


if __name__ == "__main__":
    sys.exit(main())
