"""The chapters of the handbook: every page as it stands on the site, for paper."""

from __future__ import annotations

import html
import posixpath
import re

import markdown
from markdown.extensions.toc import slugify

from scripts.content.data import STATUS_WORDS
from scripts.content.finding import UsageError
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import UnknownQuota, fill
from scripts.export.picture import Pictures, title_of
from scripts.export.render import FOLDED, anchor, unbroken

EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.betterem", "pymdownx.highlight")
MORE = ("pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.superfences", "pymdownx.tilde")
# Pages of docs/study/ that the handbook holds as an appendix.
APPENDICES = {"study/limits": "limits", "study/corrections": "corrections", "study/index-a-z": "index"}
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.S)
PLACE = re.compile(r"<p>@@picture-(\d+)@@</p>")
WIDEST, HIGHEST = 620, 830  # CSS px that a picture may take
SCALE = 0.78


class Book:
    """Makes the chapters; `order` names the pages as the navigation has them, `site` is the address of the site."""

    def __init__(self, content: Content, order: list[str], site: str) -> None:
        self.content, self.site = content, site
        self.pages = [page for name in order if (page := content.pages.get(name)) and page.kind not in ("home", "study")]
        self.names = {page.name for page in self.pages}
        self.pictures = Pictures(content)
        self._page = self.pages[0] if self.pages else None
        self._markdown = markdown.Markdown(
            extensions=[*EXTENSIONS, *MORE, "toc"],
            extension_configs={
                "toc": {"slugify": self._slug, "toc_depth": "2-4", "baselevel": 2},
                "pymdownx.highlight": {"use_pygments": False},
            },
        )

    def _slug(self, text: str, separator: str) -> str:
        return f"{anchor(self._page)}--{slugify(text, separator)}"

    def chapters(self) -> list[tuple[str, str, str, list[Page]]]:
        """(id, name, accent, pages) of each chapter: the categories, then the comparisons."""
        out = []
        for ident, category in self.content.categories.items():
            mine = [page for page in self.pages if page.category == ident]
            if mine:
                out.append((ident, category.name, category.light, mine))
        comparisons = [page for page in self.pages if page.kind == "compare"]
        return [*out, ("compare", "A or B?", "#000", comparisons)] if comparisons else out

    def to(self, page: Page, address: str) -> str:
        """Where a link of `page` leads in the book: a place in it, or an address outside; "" for what only the site has."""
        if re.match(r"[a-z]+:", address):
            return address
        path, _, section = address.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)).removesuffix(".md") if path else page.name
        if name in APPENDICES:
            return f"#{APPENDICES[name]}"
        if name in self.names:
            return f"#{anchor(self.content.pages[name])}" + (f"--{section}" if section else "")
        if name in self.content.pages and self.site:
            return self.site + name.removesuffix("index").rstrip("/") + "/"
        return ""

    def convert(self, text: str, page: Page) -> str:
        """Markdown of `page` as HTML, numbers filled in and links turned."""
        self._page = page
        try:
            filled = fill(text, self.content.quotas)
        except UnknownQuota as unknown:
            raise UsageError(f"docs/{page.name}.md: no quota {unknown.args[0]!r} in data/quotas.yml") from None

        def turned(match: re.Match) -> str:
            address = self.to(page, html.unescape(match[1]))
            kind = "" if address.startswith("#") else ' class="outside"'
            return f'<a{kind} href="{html.escape(address)}">{match[2]}</a>' if address else match[2]

        return unbroken(LINK.sub(turned, self._markdown.reset().convert(FOLDED.sub("!!!", filled))))

    def _figure(self, page: Page, index: int) -> str:
        diagram = page.diagrams[index]
        img, width, height = self.pictures.picture(page, diagram, SCALE)
        fit = min(1, WIDEST / width, HIGHEST / height)
        if fit < 1:
            img, _, _ = self.pictures.picture(page, diagram, SCALE * fit)
        return f"<figure>{img}<figcaption>{html.escape(title_of(diagram))}</figcaption></figure>"

    def body(self, page: Page) -> str:
        """All of a page under its summary, its diagrams drawn."""
        starts = {diagram.line - 1: index for index, diagram in enumerate(page.diagrams)}
        summary = page.summary[1]
        lines, skip = [], False
        for number in range(page.body_start + 1, len(page.lines) + 1):
            text = page.lines[number - 1]
            if number in starts:
                lines += ["", f"@@picture-{starts[number]}@@", ""]
                skip = True
            elif skip:
                skip = number in page.code_lines and not text.strip().startswith(("```", "~~~"))
            elif number != summary and not text.startswith("# "):
                lines.append(text)
        return PLACE.sub(lambda match: self._figure(page, int(match[1])), self.convert("\n".join(lines), page))

    def page(self, page: Page) -> str:
        """A page's part of its chapter."""
        service = self.content.services.get(page.slug) if page.kind != "part" else None
        standing = (
            f'<p class="standing">{html.escape(service.standing)}. {html.escape(service.instead)}</p>'
            if service and service.standing
            else ""
        )
        badge = f' <span class="badge">{STATUS_WORDS[service.status]}</span>' if service and not service.usable else ""
        sources = "; ".join(f'<a class="outside" href="{html.escape(s.url)}">{html.escape(s.title)}</a>' for s in page.sources)
        held = f" (held against them on {page.meta.checked})" if page.meta.checked else ""
        name = html.escape(page.title)
        return (
            f'<section class="page" id="{anchor(page)}"><h2 data-name="{name}">{name}{badge}</h2>'
            f'<p class="summary">{self.convert(page.summary[0], page).removeprefix("<p>").removesuffix("</p>")}</p>{standing}{self.body(page)}'
            + (f'<p class="sources"><b>Sources</b>{held}: {sources}</p>' if sources else "")
            + "</section>"
        )
