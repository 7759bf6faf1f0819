"""What a check found, and how every program of this project reports and exits."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CLEAN, FOUND, USAGE = 0, 1, 2


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong, with the place to mend it; `rule` is a permanent id such as S004 (never reused)."""

    path: str
    line: int
    rule: str
    message: str
    fix: str = ""

    def __str__(self) -> str:
        tail = f"; fix: {self.fix}" if self.fix else ""
        return f"{self.path}:{self.line}: {self.rule} {self.message}{tail}"


class UsageError(Exception):
    """Bad input of a command; its text is the one line that the user sees."""


def relative(path: Path, root: Path) -> str:
    """`path` as it is named from the project's root, for messages."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def report(findings: Iterable[Finding], counted: int, what: str) -> int:
    """Print the findings and how many things were looked at; return the exit code. Nothing looked at is an error."""
    found = sorted(set(findings))
    for finding in found:
        print(finding)
    if not counted:
        print(f"error: no {what} found to look at; give a path that holds some", file=sys.stderr)
        return USAGE
    print(f"{counted} {what} looked at, {len(found)} finding{'' if len(found) == 1 else 's'}")
    return FOUND if found else CLEAN


def usage_error(error: Exception | str) -> int:
    """Print one clear line on stderr; return the exit code for bad usage."""
    print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
    return USAGE
