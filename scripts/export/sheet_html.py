"""The cheat sheet as one HTML document, made from the pages: summary, at a glance, limits, traps."""
from __future__ import annotations

import html
import posixpath
import re

import markdown

from scripts.content.data import QUOTA_KINDS, STATUS_WORDS, Quota
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import fill, selected

HREF = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.S)
SHORT_KIND = {"default": "default", "adjustable": "can be raised", "hard": "hard", "price": "price", "figure": ""}
GLANCE_ROWS = ("Scope", "You pay for", "The exam asks")


def anchor(page: Page) -> str:
    """The id of a page's entry in the sheet."""
    return page.key.replace("/", "-")


class Sheet:
    """Makes the document; every link to another page becomes a link inside the sheet."""

    def __init__(self, content: Content, order: list[str]) -> None:
        """`order`: names of the pages (paths under docs/ without .md) as the navigation has them."""
        self.content = content
        self.pages = [content.pages[name] for name in order if name.startswith("services/") and name in content.pages]
        self.names = {page.name for page in self.pages}

    def inline(self, text: str, page: Page) -> str:
        """One line of a page's Markdown as HTML."""
        return self.block(text, page).removeprefix("<p>").removesuffix("</p>")

    def block(self, text: str, page: Page) -> str:
        """Markdown of `page` as HTML, links turned inwards."""
        rendered = markdown.markdown(fill(text, self.content.quotas), extensions=["tables", "sane_lists"])

        def inwards(match: re.Match) -> str:
            target = html.unescape(match[1]).split("#")[0]
            name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), target)).removesuffix(".md") if target else page.name
            if name in self.names:
                return f'<a href="#{anchor(self.content.pages[name])}">{match[2]}</a>'
            return match[2]

        return HREF.sub(inwards, rendered)

    def glance(self, page: Page) -> str:
        """The rows of 'At a glance' that the sheet has room for."""
        section = page.section("At a glance")
        if not section:
            return ""
        rows = []
        for line in section[0]:
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if len(cells) == 2 and cells[0] in GLANCE_ROWS:
                rows.append(f"<dt>{html.escape(cells[0])}</dt><dd>{self.inline(cells[1], page)}</dd>")
        return f"<dl>{''.join(rows)}</dl>" if rows else ""

    def quotas_of(self, page: Page) -> list[Quota]:
        """The numbers worth learning that this page lists."""
        section = page.section("Limits")
        words = re.findall(r"\{\{\s*limits\s+([^}]*?)\s*\}\}", "\n".join(section[0])) if section else []
        return [q for w in words for q in selected(w.split(), self.content.quotas) if q.sheet]

    def limits(self, page: Page, shown: set[str]) -> str:
        """A table of this page's numbers that no entry before it has shown."""
        quotas = [q for q in self.quotas_of(page) if q.id not in shown]
        shown.update(q.id for q in quotas)
        rows = "".join(
            f'<tr><td>{html.escape(q.name)}</td><td class="n">{html.escape(q.text)}</td><td class="k">{SHORT_KIND[q.kind]}</td></tr>' for q in quotas
        )
        return f"<table>{rows}</table>" if rows else ""

    def traps(self, page: Page) -> str:
        """The list of 'Exam traps'."""
        section = page.section("Exam traps")
        if not section:
            return ""
        items = "\n".join(section[0]).strip()
        return f'<div class="traps">{self.block(items, page)}</div>'

    def entry(self, page: Page, shown: set[str]) -> str:
        """One page's entry."""
        service = self.content.services.get(page.slug)
        badge = ""
        if service and service.status != "current" and page.kind != "part":
            badge = f' <span class="badge">{STATUS_WORDS[service.status]}</span><p class="instead">{html.escape(service.instead)}</p>'
        level = "h3" if page.kind == "part" else "h2"
        return (
            f'<section class="entry {page.kind}" id="{anchor(page)}"><{level}>{html.escape(page.title)}</{level}>{badge}'
            f'<p class="summary">{self.inline(page.summary[0], page)}</p>{self.glance(page)}{self.limits(page, shown)}{self.traps(page)}</section>'
        )

    def contents(self) -> str:
        """The table of contents; the stylesheet adds the page numbers."""
        out = []
        for ident, category in self.content.categories.items():
            mine = [page for page in self.pages if page.category == ident]
            if mine:
                items = "".join(f'<li class="{p.kind}"><a href="#{anchor(p)}">{html.escape(p.title)}</a></li>' for p in mine)
                out.append(f'<div class="toc-group" style="--accent:{category.light}"><h2><a href="#{ident}">{category.name}</a></h2><ul>{items}</ul></div>')
        return f'<nav class="toc">{"".join(out)}</nav>'

    def document(self, day: str, styles: str) -> str:
        """The whole document; `day` is when its facts were last held against their sources, `styles` its CSS."""
        shown: set[str] = set()
        parts = []
        for ident, category in self.content.categories.items():
            mine = [page for page in self.pages if page.category == ident]
            if mine:
                entries = "".join(self.entry(page, shown) for page in mine)
                parts.append(f'<section class="category" id="{ident}" style="--accent:{category.light}"><h1>{category.name}</h1><div class="columns">{entries}</div></section>')
        kinds = ", ".join(f"<i>{SHORT_KIND[k]}</i>: {v}" for k, v in QUOTA_KINDS.items() if SHORT_KIND[k] and SHORT_KIND[k] != v)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>AWS Developer cheat sheet (DVA-C03)</title>'
            f'<meta name="description" content="Summary, limits and exam traps of every service"><style>{styles}</style></head><body>'
            f'<header class="cover"><p class="title">AWS Developer cheat sheet</p><p>DVA-C03 · facts held against AWS\'s documentation up to {day} · '
            f"{len(self.pages)} entries. Beside a number: {kinds}.</p></header>{self.contents()}{''.join(parts)}</body></html>"
        )
