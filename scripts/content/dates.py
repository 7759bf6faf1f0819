"""When a file last changed, and what is built, from git. Never from the clock, so that a commit builds the same bytes."""

from __future__ import annotations

import subprocess
from pathlib import Path


def _git(root: Path, *args: str) -> str:
    """What git prints; "" where there is no git or no history."""
    try:
        return subprocess.run(["git", *args], cwd=root, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def commit(root: Path) -> str:
    """The commit that the site is built from, short; "" without git history."""
    return _git(root, "rev-parse", "--short=10", "HEAD").strip()


def last_changed(root: Path) -> dict[str, str]:
    """Path from `root` -> day (YYYY-MM-DD) of the last commit that touched it. Empty where there is no git history."""
    log = _git(root, "-c", "core.quotepath=off", "log", "--format=%x00%cs", "--name-only", "--relative", "--", "docs", "data")
    days: dict[str, str] = {}
    for commit in log.split("\0")[1:]:
        day, *names = commit.split("\n")
        for name in filter(None, names):
            days.setdefault(name, day)
    return days
