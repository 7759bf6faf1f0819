"""The entries of the cheat sheet as HTML, made from the pages: summary, numbers worth learning, traps marked for the sheet."""

from __future__ import annotations

import html
import re
from functools import cached_property

from scripts.content.data import STATUS_WORDS, Quota
from scripts.content.finding import UsageError
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import MARK, UnknownQuota, references, selected
from scripts.export.render import Printer, anchor, cells, unbroken

KINDS = {"default": "default", "adjustable": "raisable", "hard": "hard", "price": "price", "figure": ""}
# How a trap begins on its page, and what stands between claim and truth there; the sheet has an arrow.
SOUNDS = re.compile(r'^- \*\*("[^"]+"[^*"]*?) sounds [^*]*?\*\*([^,.;:]{0,60}), but ')
LONG = 22  # characters of a value that may wrap, between words


def glance_rows(page: Page) -> dict[str, str]:
    """The table 'At a glance' of a page: name of each row -> its Markdown."""
    section = page.section("At a glance")
    rows = [cells(line) for line in section[0] if line.startswith("|")] if section else []
    return {row[0]: row[1] for row in rows if len(row) == 2 and row[0].strip("-: ")}


def marked(page: Page, title: str, start: str) -> list[tuple[int, str]]:
    """(number, text) of the lines of the section `title` that begin with `start` and are marked for the sheet."""
    section = page.section(title)
    if not section:
        return []
    lines, heading = section
    return [(n, line) for n, line in enumerate(lines, heading + 1) if n in page.on_sheet and line.startswith(start)]


def short_trap(line: str) -> str:
    """A trap without the words that all of them share: `- **"Claim" sounds right**, but truth` -> `- **"Claim"** → truth`."""
    return SOUNDS.sub(r"- **\1**\2 → ", line)


def number_row(quota: Quota) -> str:
    """A table's row for one number; the value may wrap only if it is long, and never between number and unit."""
    note = f" <small>{html.escape(quota.note.rstrip('.'))}</small>" if quota.note else ""
    wide = " long" if len(quota.text) > LONG else ""
    return (
        f'<tr><th scope="row">{unbroken(html.escape(quota.name) + note)}</th>'
        f'<td class="n{wide}">{unbroken(html.escape(quota.text))}</td><td class="k">{KINDS[quota.kind]}</td></tr>'
    )


class Sheet:
    """Makes the entries; every link to another page becomes a link inside the sheet."""

    def __init__(self, content: Content, order: list[str], site: str = "") -> None:
        """`order`: names of the pages (paths under docs/ without .md) as the navigation has them; `site`: the site's address."""
        self.content = content
        self.site = site
        for name in order:
            if name.startswith(("services/", "compare/")) and name not in content.pages:
                raise UsageError(f"mkdocs.yml: the navigation names docs/{name}.md, which does not exist")
        names = [name for name in order if name.startswith("services/")]
        for name in names:
            if content.pages[name].category not in content.categories:
                raise UsageError(f"docs/{name}.md: no such category in data/categories.yml")
        self.pages = [content.pages[name] for name in names]
        self.comparisons = [page for name in order if (page := content.pages.get(name)) and page.kind == "compare"]
        self.names = {*names, *(page.name for page in self.comparisons)}
        self.printer = Printer(content, lambda page, _: f"#{anchor(page)}" if page.name in self.names else "")
        self.shown: set[str] = set()

    def groups(self):
        """(category, its pages) in the order of data/categories.yml."""
        for ident, category in self.content.categories.items():
            mine = [page for page in self.pages if page.category == ident]
            if mine:
                yield category, mine

    def link(self, page: Page) -> str:
        """Link from an entry's heading to its page on the site; "" where the site has no address."""
        if not self.site:
            return ""
        address = self.site + page.name.removesuffix("index").rstrip("/") + "/"
        return f' <a class="out" href="{html.escape(address)}" title="{html.escape(page.title)} on the site">↗</a>'

    def _listed(self, page: Page) -> list[Quota]:
        """The numbers that this page lists under 'Limits'."""
        section = page.section("Limits")
        asked = [m[1].split()[1:] for m in MARK.finditer("\n".join(section[0])) if m[1][:6] == "limits"] if section else []
        try:
            return [quota for words in asked for quota in selected(words, self.content.quotas)]
        except UnknownQuota as unknown:
            raise UsageError(f"docs/{page.name}.md: no quota {unknown.args[0]!r} in data/quotas.yml") from None

    @cached_property
    def homes(self) -> dict[str, list[Quota]]:
        """Page -> its numbers worth learning: those under its 'Limits', and those that no page lists so but it is the first to name."""
        out: dict[str, list[Quota]] = {page.name: [q for q in self._listed(page) if q.sheet] for page in self.pages}
        placed = {quota.id for quotas in out.values() for quota in quotas}
        for page in self.pages:
            for ref in references(page.body):
                quota = self.content.quotas.get(ref.removeprefix("q.").removesuffix(".value"))
                if quota and quota.sheet and quota.id not in placed:
                    placed.add(quota.id)
                    out[page.name].append(quota)
        for quota in self.content.quotas.values():
            if quota.sheet and quota.id not in placed:
                raise UsageError(f"data/quotas.yml:{quota.line}: {quota.id} is marked for the sheet, but no page shows it")
        return out

    def quotas_of(self, page: Page) -> list[Quota]:
        """The numbers worth learning that stand in this page's entry, unless one before it has shown them."""
        return self.homes.get(page.name, [])

    def limits(self, page: Page) -> str:
        """A table of this page's numbers that no entry before it has shown."""
        quotas = [quota for quota in self.quotas_of(page) if quota.id not in self.shown]
        self.shown.update(quota.id for quota in quotas)
        return f'<table class="numbers">{"".join(map(number_row, quotas))}</table>' if quotas else ""

    def traps(self, page: Page) -> str:
        """The list of the traps that are marked for the sheet."""
        items = "\n".join(short_trap(line) for _, line in marked(page, "Exam traps", "- "))
        return f'<div class="traps">{self.printer.block(items, page)}</div>' if items else ""

    def entry(self, page: Page, opens: str) -> str:
        """One page's entry; `opens`: attribute for the heading that is the first of its category."""
        service = self.content.services.get(page.slug)
        badge = instead = ""
        if service and not service.usable and page.kind != "part":
            badge = f' <span class="badge">{STATUS_WORDS[service.status]}</span>'
            instead = f'<p class="instead">{html.escape(service.instead)}</p>' if service.instead else ""
        level, title = "h4" if page.kind == "part" else "h3", html.escape(page.title)
        return (
            f'<section class="entry" id="{anchor(page)}"><{level}{opens} data-name="{title}">{title}{badge}{self.link(page)}</{level}>'
            f'{instead}<p class="summary">{self.printer.inline(page.summary[0], page)}</p>'
            f"{self.limits(page)}{self.traps(page)}</section>"
        )

    def entries(self) -> str:
        """All entries, by category."""
        out = []
        for category, mine in self.groups():
            name = html.escape(category.name)
            inner = "".join(self.entry(page, "" if index else f' data-category="{name}"') for index, page in enumerate(mine))
            out.append(
                f'<section class="category" id="{category.id}" style="--accent:{category.light}">'
                f'<h2 data-name="{name}" data-first="{html.escape(mine[0].title)}">{name}</h2>{inner}</section>'
            )
        return "".join(out)
