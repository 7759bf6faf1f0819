"""The entries of the cheat sheet as HTML, made from the pages: summary, at a glance, limits, traps of each."""

from __future__ import annotations

import html
import posixpath
import re

import markdown

from scripts.content.data import NBSP, STATUS_WORDS, Quota
from scripts.content.finding import UsageError
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import MARK, UnknownQuota, fill, selected

HREF = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.S)
PIPE = re.compile(r"(?<!\\)\|")
FOLDED = re.compile(r"^\?\?\?\+?", re.M)  # a box that the site shows folded
MAKER = re.compile(r"^(Amazon|AWS) ")
KINDS = {"default": "default", "adjustable": "raisable", "hard": "hard", "price": "price", "figure": ""}
# Rows of 'At a glance', and what the sheet calls them.
GLANCE = {"What it is": "What", "Scope": "Scope", "You pay for": "Pay for", "Limits that matter": "Limits", "The exam asks": "Exam asks"}
UNIT = re.compile(r"(?<![\w.-])(\d[\d.,]*) (?=[a-zA-Z%])")  # a number and the space before what it counts
LONG_CODE = 40  # characters of code, its tags included, that may wrap
LONG = 22  # characters of a value that may wrap, between words


def anchor(page: Page) -> str:
    """The id of a page's entry in the sheet."""
    return page.key.replace("/", "-")


def short_title(page: Page) -> str:
    """The title without the maker's name, a part's without its service's."""
    if page.kind == "part":
        return page.title.split(": ", 1)[-1]
    title = MAKER.sub("", page.title)
    return title[:1].upper() + title[1:]


def unbroken(markup: str) -> str:
    """`markup` with no line end possible between a number and its unit, nor inside short code."""
    out = []
    for part in re.split(r"(<code>.*?</code>|<[^>]*>)", markup, flags=re.S):
        if not part.startswith("<"):
            out.append(UNIT.sub(rf"\1{NBSP}", part))
        elif part.startswith("<code>"):
            # Unicode allows no line end before a full stop, so that `.fifo` would drag the words before it along.
            start = "<wbr>" if part.startswith("<code>.") else ""
            out.append(start + (part.replace("<code>", '<code class="whole">') if len(part) < LONG_CODE else part))
        else:
            out.append(part)
    return "".join(out)


def glance_rows(page: Page) -> dict[str, str]:
    """The table 'At a glance' of a page: name of each row -> its Markdown."""
    section = page.section("At a glance")
    lines = [line for line in section[0] if line.startswith("|")] if section else []
    cells = [[cell.strip() for cell in PIPE.split(line)[1:-1]] for line in lines]
    return {row[0]: row[1] for row in cells if len(row) == 2 and row[0].strip("-: ")}


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

    def __init__(self, content: Content, order: list[str]) -> None:
        """`order`: names of the pages (paths under docs/ without .md) as the navigation has them."""
        self.content = content
        names = [name for name in order if name.startswith("services/")]
        for name in names:
            if name not in content.pages:
                raise UsageError(f"mkdocs.yml: the navigation names docs/{name}.md, which does not exist")
            if content.pages[name].category not in content.categories:
                raise UsageError(f"docs/{name}.md: no such category in data/categories.yml")
        self.pages = [content.pages[name] for name in names]
        self.names = set(names)
        self.shown: set[str] = set()

    def groups(self):
        """(category, its pages) in the order of data/categories.yml."""
        for ident, category in self.content.categories.items():
            mine = [page for page in self.pages if page.category == ident]
            if mine:
                yield category, mine

    def block(self, text: str, page: Page) -> str:
        """Markdown of `page` as HTML, links turned inwards."""
        try:
            filled = fill(text, self.content.quotas)
        except UnknownQuota as unknown:
            raise UsageError(f"docs/{page.name}.md: no quota {unknown.args[0]!r} in data/quotas.yml") from None

        def inwards(match: re.Match) -> str:
            target = html.unescape(match[1]).split("#")[0]
            name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), target)).removesuffix(".md")
            if name in self.names and target:
                return f'<a href="#{anchor(self.content.pages[name])}">{match[2]}</a>'
            return match[2]

        rendered = markdown.markdown(FOLDED.sub("!!!", filled), extensions=["admonition", "sane_lists"])
        return unbroken(HREF.sub(inwards, rendered))

    def inline(self, text: str, page: Page) -> str:
        """One line of a page's Markdown as HTML."""
        return self.block(text, page).removeprefix("<p>").removesuffix("</p>")

    def quotas_of(self, page: Page) -> list[Quota]:
        """The numbers worth learning that this page lists under 'Limits'."""
        section = page.section("Limits")
        asked = [m[1].split()[1:] for m in MARK.finditer("\n".join(section[0])) if m[1][:6] == "limits"] if section else []
        try:
            return [quota for words in asked for quota in selected(words, self.content.quotas) if quota.sheet]
        except UnknownQuota as unknown:
            raise UsageError(f"docs/{page.name}.md: no quota {unknown.args[0]!r} in data/quotas.yml") from None

    def limits(self, page: Page) -> str:
        """A table of this page's numbers that no entry before it has shown."""
        quotas = [quota for quota in self.quotas_of(page) if quota.id not in self.shown]
        self.shown.update(quota.id for quota in quotas)
        return f'<table class="numbers">{"".join(map(number_row, quotas))}</table>' if quotas else ""

    def glance(self, page: Page) -> str:
        """The rows of 'At a glance' that the sheet has room for."""
        rows = glance_rows(page)
        out = "".join(
            f'<tr><th scope="row">{GLANCE[name]}</th><td>{self.inline(text, page)}</td></tr>'
            for name, text in rows.items()
            if name in GLANCE
        )
        return f'<table class="glance">{out}</table>' if out else ""

    def traps(self, page: Page) -> str:
        """The list of 'Exam traps'."""
        section = page.section("Exam traps")
        items = "\n".join(section[0]).strip() if section else ""
        return f'<div class="traps">{self.block(items, page)}</div>' if items else ""

    def entry(self, page: Page, opens: str) -> str:
        """One page's entry; `opens`: attribute for the heading that is the first of its category."""
        service = self.content.services.get(page.slug)
        badge = instead = ""
        if service and not service.usable and page.kind != "part":
            badge = f' <span class="badge">{STATUS_WORDS[service.status]}</span>'
            instead = f'<p class="instead">{html.escape(service.instead)}</p>' if service.instead else ""
        level, title = "h4" if page.kind == "part" else "h3", html.escape(page.title)
        return (
            f'<section class="entry" id="{anchor(page)}"><{level}{opens} data-name="{title}">{title}{badge}</{level}>{instead}'
            f'<p class="summary">{self.inline(page.summary[0], page)}</p>'
            f"{self.glance(page)}{self.limits(page)}{self.traps(page)}</section>"
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
