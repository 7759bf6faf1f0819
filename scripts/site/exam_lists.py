"""Lists that data/exam.yml and data/plan.yml make: the exam map, the way from the exam before, services in scope, the study plan."""

from __future__ import annotations

import html
import posixpath

from scripts.content.anchors import anchors, plain
from scripts.content.data import STATUS_WORDS
from scripts.content.exam import Skill
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.site.dress import minutes
from scripts.content.names import short


def to(page: Page, anchor: str = "") -> str:
    """Link from a page of docs/study/ to `page`, perhaps to one of its sections."""
    return posixpath.relpath(f"{page.name}.md", "study") + (f"#{anchor}" if anchor else "")


def _page(key: str, content: Content) -> Page:
    """The page that data/ calls `key`; KeyError if there is none."""
    if page := content.page_of(key):
        return page
    raise KeyError(key)


def _section(section: str, content: Content) -> str:
    key, _, anchor = section.partition("#")
    page = _page(key, content)
    heading = plain(anchors(page, content.quotas)[anchor], content.quotas)
    return f"[{short(page.title)}: {heading}]({to(page, anchor)})"


def _skill(skill: Skill, content: Content) -> list[str]:
    mark = ' <span class="badge">new</span>' if skill.new else ""
    if skill.moved:
        mark = f' <span class="badge badge--quiet">was {skill.moved}</span>'
    return [f"- **{skill.id}** {skill.does}{mark}", *(f"    - {_section(section, content)}" for section in skill.sections)]


def exam_map(content: Content) -> str:
    """Domains, tasks, skills, and under each skill the sections that answer it."""
    out = []
    for domain in content.exam.domains:
        out += [f"## Domain {domain.id}: {domain.name} ({domain.weight} %)", ""]
        for task in domain.tasks:
            out += [f"### {task.id} {task.name}", "", f"{len(task.sections)} sections answer this task.", ""]
            for skill in task.skills:
                out += _skill(skill, content)
            out.append("")
    return "\n".join(out)


def exam_facts(content: Content) -> str:
    """The exam's format, and the share of each domain now and before."""
    exam = content.exam
    rows = [
        f"| Domain | {exam.code} | {exam.before} |",
        "|---|--:|--:|",
        *(f"| {domain.id} {domain.name} | {domain.weight} % | {domain.before} % |" for domain in exam.domains),
    ]
    return "\n".join(
        [
            f"{exam.scored} questions count, {exam.unscored} more are tried out and do not; nothing shows which is which. "
            f"The score runs from {exam.lowest} to {exam.highest:,}, {exam.passing} passes. {exam.answers} "
            f"[{exam.code} guide]({exam.source}), read {exam.checked}.",
            "",
            *rows,
        ]
    )


def changes(content: Content) -> str:
    """What is different for a reader who comes from the exam before."""
    exam = content.exam
    rows = [f"| What | {exam.before} | {exam.code} |", "|---|---|---|"]
    rows += [f"| {change.what} | {change.was} | {change.becomes} |" for change in exam.changes]
    return "\n".join([*rows, "", f"From [AWS's comparison]({exam.comparison}) and its two lists of services, read {exam.checked}."])


def in_scope(content: Content) -> str:
    """The services on AWS's list, each with its page and, where it is not simply open to everyone, its status."""
    rows = ["| Service | Page | Status |", "|---|---|---|"]
    for name, key in content.exam.in_scope.items():
        if name == "__line__":
            continue
        page = _page(key, content)
        service = content.services.get(page.slug)
        words = (service.standing or STATUS_WORDS[service.status]) if service else ""
        rows.append(f"| {name} | [{page.title}]({to(page)}) | {words} |")
    return "\n".join(rows)


def plan(content: Content) -> str:
    """The study plan: sittings of pages to read in order, with reading minutes, to tick off on screen or on paper."""
    out, total = [], 0
    for number, step in enumerate(content.plan, 1):
        pages = [_page(key, content) for key in step.pages]
        time = sum(minutes(page) for page in pages)
        total += time
        out += [f"## {number}. {step.title}", "", f"{step.why} {time} minutes.", "", '<ul class="checklist">']
        for page in pages:
            label = html.escape(f"Read: {page.title}", quote=True)
            box = f'<input type="checkbox" data-page="{page.key}" aria-label="{label}">'
            address = posixpath.relpath(page.name.removesuffix("index").rstrip("/"), "study/study-plan") + "/"
            tasks = f" · {', '.join(page.meta.exam)}" if page.meta.exam else ""
            out.append(f'<li>{box} <a href="{address}">{html.escape(page.title)}</a> <small>{minutes(page)} min{tasks}</small></li>')
        out += ["</ul>", ""]
    hours = f"{total // 60} hours {total % 60} minutes"
    return "\n".join([f"{len(content.plan)} sittings, {hours} of reading.", "", *out])
