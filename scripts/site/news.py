"""What is new: on this site (the changelog), and at AWS (statuses and outdated claims with their day), newest first."""

from __future__ import annotations

import re

from scripts.content.data import STATUS_WORDS
from scripts.content.load import Content
from scripts.content.values import fill
from scripts.site.exam_lists import to
from scripts.content.names import short

DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def changelog(content: Content) -> str:
    """CHANGELOG.md without its title, its headings one level down."""
    text = (content.root / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.sub(r"^#(?=#)", "##", text.split("\n", 1)[1].strip(), flags=re.M)


def _events(content: Content) -> list[tuple[str, str, str]]:
    """(day, month or year; page link; what happened)."""
    homes = content.homes()
    events = []
    for service in content.services.values():
        page = content.page_of(service.page) if service.page else homes.get(service.id)
        if service.status != "current" and service.since and page:
            instead = f" {fill(service.instead, content.quotas)}" if service.instead else ""
            formerly = f", formerly {', '.join(service.old_names)}" if service.status == "renamed" and service.old_names else ""
            what = f"**{service.name}: {STATUS_WORDS[service.status]}**{formerly}.{instead} [Source]({service.source})"
            events.append((str(service.since), f"[{short(page.title)}]({to(page)})", what))
    told = {(day[:7], page) for day, page, _ in events}
    for entry in content.corrections:
        page = content.page_of(entry.page)
        # A service's end is told once, by its status.
        if entry.kind == "outdated" and entry.since and page and (str(entry.since)[:7], f"[{short(page.title)}]({to(page)})") not in told:
            what = f"{fill(entry.now, content.quotas)} Before: “{entry.said}” [Source]({entry.source})"
            events.append((str(entry.since), f"[{short(page.title)}]({to(page)})", what))
    return sorted((event for event in events if DATE.match(event[0])), reverse=True)


def aws_changes(content: Content) -> str:
    """A table for each year, newest first."""
    out, year = [], ""
    for day, page, what in _events(content):
        if day[:4] != year:
            year = day[:4]
            out += ["", f"### {year}", "", "| Since | Page | What changed |", "|---|---|---|"]
        out.append(f'| <span class="day">{day}</span> | {page} | {what.replace("|", chr(92) + "|")} |')
    return "\n".join(out)
