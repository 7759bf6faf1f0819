"""Rules on data/*.yml that a schema alone cannot hold: references between files and pages, dates, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.data import STATUS_WORDS
from scripts.content.finding import Finding
from scripts.content.load import Content
from scripts.content.values import UnknownQuota, fill

ID = re.compile(r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*$")


def check_data(content: Content) -> Iterator[Finding]:
    """Findings in the data files of a whole project."""
    yield from _quotas(content)
    yield from _corrections(content)
    yield from _services(content)
    yield from _successors(content)
    yield from _glossary(content)
    folders = {page.category for page in content.service_pages()}
    for name in sorted(folders - set(content.categories)):
        yield Finding("data/categories.yml", 1, "F010", f"no category {name!r}, but docs/services/{name}/ exists")


def _quotas(content: Content) -> Iterator[Finding]:
    slugs = {page.slug for page in content.service_pages()}
    for quota in content.quotas.values():
        if not ID.match(quota.id):
            yield Finding("data/quotas.yml", quota.line, "F003", f"id {quota.id!r}", "service.snake_case")
        elif quota.service not in slugs:
            yield Finding("data/quotas.yml", quota.line, "F004", f"{quota.id}: there is no page of {quota.service!r}")
        if not quota.source.startswith("https://"):
            yield Finding("data/quotas.yml", quota.line, "F005", f"{quota.id}: source is not an https address")


def _corrections(content: Content) -> Iterator[Finding]:
    for entry in content.corrections:
        page = content.pages.get(f"services/{entry.page}")
        if page is None:
            yield Finding("data/corrections.yml", entry.line, "F006", f"{entry.id}: no page {entry.page!r}")
        elif not entry.lines:
            yield Finding("data/corrections.yml", entry.line, "F007", f"{entry.id}: names no lines of the notes")
        elif strays := [n for n in entry.lines if not any(first <= n <= end for first, end in page.owned)]:
            # The ledger does not look for the words of a corrected line, so it must be this page's.
            yield Finding("data/corrections.yml", entry.line, "F007", f"{entry.id}: line {strays[0]} does not belong to {entry.page}")
        try:
            fill(entry.now + entry.why, content.quotas)
        except UnknownQuota as unknown:
            yield Finding("data/corrections.yml", entry.line, "F001", f"{entry.id}: no quota {unknown.args[0]!r}")
        if not entry.source.startswith("https://"):
            yield Finding("data/corrections.yml", entry.line, "F005", f"{entry.id}: source is not an https address")


def _services(content: Content) -> Iterator[Finding]:
    slugs = {page.slug for page in content.service_pages()}
    for service in content.services.values():
        if service.page and f"services/{service.page}" not in content.pages:
            yield Finding("data/services.yml", service.line, "F006", f"{service.id}: no page {service.page!r}")
        elif not service.page and service.id not in slugs:
            yield Finding("data/services.yml", service.line, "F004", f"there is no page of {service.id!r}")
        try:
            fill(service.instead, content.quotas)
        except UnknownQuota as unknown:
            yield Finding("data/services.yml", service.line, "F001", f"{service.id}: no quota {unknown.args[0]!r}")
        needed = ["since", "source", "checked"] + ([] if service.usable else ["instead"])
        if service.status != "current" and (lacks := [key for key in needed if not getattr(service, key)]):
            yield Finding("data/services.yml", service.line, "F008", f"{service.id}: {service.status} needs {' and '.join(lacks)}")


def _successors(content: Content) -> Iterator[Finding]:
    """F014: what stands under `instead` is itself open to newcomers."""
    closed = {name: s for s in content.services.values() if not s.usable for name in (s.name, s.full_name) if name}
    for service in content.services.values():
        for name, other in closed.items():
            if other is not service and re.search(rf"\b{re.escape(name)}\b", service.instead):
                message = f"{service.id}: instead names {name}, which is {STATUS_WORDS[other.status]}"
                yield Finding("data/services.yml", service.line, "F014", message)


def _glossary(content: Content) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for term in content.glossary:
        if term.term in seen:
            yield Finding("data/glossary.yml", term.line, "F009", f"{term.term!r} stands twice (also line {seen[term.term]})")
        seen[term.term] = term.line
        if term.page and f"services/{term.page}" not in content.pages:
            yield Finding("data/glossary.yml", term.line, "F006", f"{term.term}: no page {term.page!r}")
