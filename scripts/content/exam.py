"""The exam as data/exam.yml states it: domains, tasks, skills with the sections that answer them, services in scope."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scripts.content.finding import Finding, relative
from scripts.content.records import build, load_yaml, read_text

FILE = "data/exam.yml"


@dataclass(frozen=True)
class Skill:
    """A skill of the guide in our words; `sections` are `page#anchor`, the page without services/ and .md."""

    id: str
    does: str
    sections: tuple[str, ...] = ()
    new: bool = False
    moved: str = ""
    line: int = 0


@dataclass(frozen=True)
class Task:
    """A task of the exam guide, by AWS's name."""

    id: str
    name: str
    skills: tuple[Skill, ...]
    line: int = 0

    @property
    def sections(self) -> list[str]:
        """The sections that answer the task, each once, in the order of its skills."""
        return list(dict.fromkeys(section for skill in self.skills for section in skill.sections))


@dataclass(frozen=True)
class Domain:
    """A domain with its share of the scored questions, in percent, in this exam and in the one before."""

    id: str
    name: str
    weight: int
    before: int
    tasks: tuple[Task, ...]
    line: int = 0


@dataclass(frozen=True)
class Change:
    """What is different for a reader who comes from the exam before."""

    what: str
    was: str
    becomes: str = field(default="", metadata={"key": "is"})
    line: int = 0


@dataclass(frozen=True)
class Exam:
    """The exam: its code, the day from which it is in force, its figures (questions, points), and its parts."""

    code: str
    name: str
    before: str
    since: datetime.date
    source: str
    comparison: str
    checked: datetime.date
    scored: int
    unscored: int
    passing: int
    lowest: int
    highest: int
    answers: str
    domains: tuple[Domain, ...]
    in_scope: dict[str, str]
    also_named: dict[str, str]
    changes: tuple[Change, ...] = ()
    line: int = 0

    def naming(self, key: str) -> str:
        """How the guide names the service of the page `key`: `in scope`, `skill 3.2.4`, or "" if it does not."""
        if key in self.in_scope.values():
            return "in scope"
        return f"skill {self.also_named[key]}" if key in self.also_named else ""

    @property
    def tasks(self) -> dict[str, Task]:
        """Every task by its number."""
        return {task.id: task for domain in self.domains for task in domain.tasks}


def load_exam(root: Path) -> tuple[Exam | None, list[Finding]]:
    """The exam of the project at `root`, with what does not fit its schema; None if it cannot be read."""
    path = root / FILE
    if not path.exists():
        return None, [Finding(FILE, 1, "Y006", "file is missing")]
    text, found = read_text(path, relative(path, root))
    raw, wrong = load_yaml(text, FILE)
    found += wrong
    if found or not isinstance(raw, dict):
        return None, found or [Finding(FILE, 1, "Y007", "expected the keys of the exam: code, name, domains, …")]
    exam, wrong = build(Exam, raw, FILE, 1)
    return exam, found + wrong


def skills(exam: Exam) -> Iterator[tuple[Task, Skill]]:
    """Every skill with its task."""
    for task in exam.tasks.values():
        for skill in task.skills:
            yield task, skill
