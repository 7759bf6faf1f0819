"""Rules X: the exam map. Sections exist, pages and map agree, each task is answered, each service in scope has its page."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.anchors import anchors
from scripts.content.exam import FILE, Exam, skills
from scripts.content.finding import Finding, relative
from scripts.content.load import Content
from scripts.content.values import UnknownQuota

FEWEST_SECTIONS = 4


def check_exam(content: Content) -> Iterator[Finding]:
    """Findings in data/exam.yml, and where it and the pages' `exam:` disagree."""
    exam = content.exam
    if exam is None:
        return
    if (total := sum(domain.weight for domain in exam.domains)) != 100:
        yield Finding(FILE, 1, "X001", f"the domains' weights add up to {total} %", "copy them from the guide")
    named: dict[str, set[str]] = {}
    for task, skill in skills(exam):
        if not skill.sections:
            yield Finding(FILE, skill.line, "X002", f"skill {skill.id} names no section", "which sections answer it? page#anchor")
        for section in skill.sections:
            problem = _section_problem(section, content)
            if problem:
                yield Finding(FILE, skill.line, "X003", f"skill {skill.id}: {problem}")
            else:
                named.setdefault(section.split("#")[0], set()).add(task.id)
    for task in exam.tasks.values():
        if len(task.sections) < FEWEST_SECTIONS:
            yield Finding(FILE, task.line, "X004", f"task {task.id} has {len(task.sections)} sections, at least {FEWEST_SECTIONS} are due")
    for service, key in exam.in_scope.items():
        if service != "__line__" and content.page_of(key) is None:
            yield Finding(FILE, exam.in_scope.get("__line__", 1), "X005", f"{service} is in scope, and there is no page {key!r}")
    yield from _plan(content)
    yield from _agreement(content, exam, named)


def _agreement(content: Content, exam: Exam, named: dict[str, set[str]]) -> Iterator[Finding]:
    for page in content.pages.values():
        if page.kind in ("home", "study"):
            continue
        shown, ours = relative(page.path, content.root), named.get(page.key, set())
        for task in page.meta.exam:
            if task in exam.tasks and task not in ours:
                fix = f"name a section of it under the skill that it answers, or drop {task} from the page"
                yield Finding(shown, 1, "X006", f"serves task {task}, but {FILE} names no section of it there", fix)
        for task in sorted(ours - set(page.meta.exam)):
            yield Finding(shown, 1, "X006", f"{FILE} names a section of it under task {task}, but its exam: does not", f'add "{task}"')


def _plan(content: Content) -> Iterator[Finding]:
    """Rules X007 and X008: the plan's pages exist, and every page that serves a task is in it, once."""
    steps: dict[str, int] = {}
    for step in content.plan:
        for key in step.pages:
            if content.page_of(key) is None:
                yield Finding("data/plan.yml", step.line, "X007", f"there is no page {key!r}")
            elif key in steps:
                yield Finding("data/plan.yml", step.line, "X008", f"{key!r} stands twice (also line {steps[key]})")
            steps.setdefault(key, step.line)
    for page in content.pages.values():
        if page.meta.exam and page.key not in steps:
            yield Finding("data/plan.yml", 1, "X008", f"{page.key!r} serves the exam and is in no step")


def _section_problem(section: str, content: Content) -> str:
    key, _, anchor = section.partition("#")
    page = content.page_of(key)
    if page is None:
        return f"no page {key!r}"
    try:
        known = anchors(page, content.quotas)
    except UnknownQuota:
        return ""  # reported as F001
    return "" if anchor in known else f"{key} has no section {anchor!r}; it has " + ", ".join(known)
