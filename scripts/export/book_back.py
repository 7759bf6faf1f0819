"""What stands behind the chapters of the handbook: all limits, the glossary, what the notes got wrong, the index."""

from __future__ import annotations

import html
import itertools

from scripts.content.data import CORRECTION_KINDS, QUOTA_KINDS
from scripts.content.names import SIGNS, known_names, letter, short, sort_key
from scripts.content.values import fill
from scripts.export.book_pages import Book
from scripts.export.render import anchor, unbroken

INDEX_COLUMNS, INDEX_LINES = 3, 84  # of a page of the index
TITLES = {"limits": "Limits", "glossary": "Glossary", "corrections": "What the notes got wrong", "index": "Index"}


def _appendix(ident: str, inner: str) -> str:
    name = TITLES[ident]
    return f'<section class="chapter back" id="{ident}"><h1 data-name="{name}">{name}</h1>{inner}</section>' if inner else ""


def limits(book: Book) -> str:
    """Every number, grouped by service."""
    homes = book.content.homes()
    quotas = [quota for quota in book.content.quotas.values() if quota.service in homes]
    out = []
    for slug in sorted({quota.service for quota in quotas}, key=lambda slug: short(homes[slug].title).lower()):
        rows = "".join(
            f'<tr><th scope="row">{unbroken(html.escape(q.name))}</th><td class="n">{unbroken(html.escape(q.text))}</td><td>{QUOTA_KINDS[q.kind]}</td>'
            f'<td>{html.escape(q.note)}</td><td><a class="outside" href="{html.escape(q.source)}">{q.checked}</a></td></tr>'
            for q in quotas
            if q.service == slug
        )
        head = "<thead><tr><th>Limit</th><th>Value</th><th>Kind</th><th>Note</th><th>Source read</th></tr></thead>"
        title = f'<a href="#{anchor(homes[slug])}">{html.escape(short(homes[slug].title))}</a>'
        out.append(f'<h3 class="group">{title}</h3><table class="limits">{head}<tbody>{rows}</tbody></table>')
    return _appendix("limits", "".join(out))


def glossary(book: Book) -> str:
    """The terms, in alphabetical order."""
    terms = sorted(book.content.glossary, key=lambda term: sort_key(term.term))
    out = []
    for term in terms:
        words = ". ".join(filter(None, [html.escape(term.expansion), html.escape(fill(term.meaning, book.content.quotas))]))
        if words:
            out.append(f"<dt>{html.escape(term.term)}</dt><dd>{unbroken(words)}</dd>")
    return _appendix("glossary", f"<dl>{''.join(out)}</dl>" if out else "")


def corrections(book: Book) -> str:
    """Each claim of the notes that was wrong, and what is true."""
    out = []
    for page in book.pages:
        mine = [entry for entry in book.content.corrections if entry.page == page.key]
        if not mine:
            continue
        out.append(f'<h3 class="group"><a href="#{anchor(page)}">{html.escape(page.title)}</a></h3>')
        for entry in mine:
            since = f" since {entry.since}" if entry.since else ""
            lines = ", ".join(str(line) for line in entry.lines)
            now = book.convert(f"{entry.now} {entry.why}", page).removeprefix("<p>").removesuffix("</p>")
            out.append(
                f'<p class="correction"><b>{CORRECTION_KINDS[entry.kind]}{since}</b> (line {lines}): <q>{html.escape(entry.said)}</q> '
                f'{now} <a class="outside" href="{html.escape(entry.source)}">Source</a></p>'
            )
    return _appendix("corrections", "".join(out))


def index(book: Book) -> str:
    """Every name by which something is known, with the page of the book; the stylesheet adds the numbers."""
    spelled: dict[str, str] = {}
    targets: dict[str, dict[str, str]] = {}
    for name, page, section in known_names(book.content):
        if page.name in book.names and (key := sort_key(name)):
            spelled.setdefault(key, name)
            place = f"#{anchor(page)}" + (f"--{section}" if section else "")
            targets.setdefault(key, {}).setdefault(place, short(page.title))
    items = []
    for key in sorted(targets, key=lambda key: (letter(key) != SIGNS, key)):
        name = spelled[key]
        links = "".join(f'<a href="{place}" title="{html.escape(title)}"></a>' for place, title in targets[key].items())
        items.append((letter(name), f"<li>{html.escape(name)}{links}</li>"))
    out = []
    for first, mine in itertools.groupby(items, key=lambda item: item[0]):
        out.append(f'<h3 class="group">{first}</h3><ul>{"".join(line for _, line in mine)}</ul>')
    return _appendix("index", f'<div class="names">{"".join(out)}</div>' if out else "")
