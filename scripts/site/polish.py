"""Last touches: on a page's HTML for people, on its Markdown for programs."""

from __future__ import annotations

import re

# The heading and its table, which the stylesheet sets as a card beside the text.
GLANCE = re.compile(r'<h2 id="at-a-glance">.*?</table>', re.S)
# When a source was read: the day never breaks.
READ = re.compile(r", read (\d{4}-\d\d-\d\d)</li>")
HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>(?!\s*<caption)", re.S)
LEVEL = re.compile(
    r'(?P<start><nav class="md-nav" data-md-level="\d") aria-labelledby="[^"]*" aria-expanded="\w+">'
    r'(?P<label>\s*<label class="md-nav__title" for="[^"]*">\s*<span class="md-nav__icon md-icon"></span>)(?P<name>[^<]+)</label>'
)
VERBATIM = re.compile(r"(<(?:pre|script|textarea)\b.*?</(?:pre|script|textarea)>)", re.S)
KEPT = ("<pre", "<script", "<textarea")
INDENTATION = re.compile(r"\n\s+")
PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.S)
TAG = re.compile(r"<[^>]+>")
# What only the site's own rendering understands: attribute lists, blocks for scripts.
ATTRIBUTES = [re.compile(start + r"\{ ?[.#:][^}\n]*\}$", re.M) for start in (" ", "")]
FOR_SITE = re.compile(r"^</?div[^>]*>\n?", re.M)
FOR_EYES = re.compile(r'<span class="day">([^<]*)</span>|<span id="[^"]*"></span>')


def html(text: str) -> str:
    """The card set off, days that do not break, a caption for each table, and classes instead of styles, which the policy forbids."""
    text = GLANCE.sub(r'<div class="glance">\g<0></div>', text, count=1)
    text = READ.sub(r', read <span class="day">\1</span></li>', text)
    return _captions(text.replace('style="text-align: right;"', 'class="right"'))


def frame(text: str) -> str:
    """The whole page: each level of the navigation a landmark with a name (Material names some by an icon), no indentation to download."""
    text = "".join(part if part.startswith(KEPT) else INDENTATION.sub("\n", part) for part in VERBATIM.split(text))
    return LEVEL.sub(lambda m: f'{m["start"]} aria-label="{m["name"].strip()}">{m["label"]}{m["name"]}</label>', text)


def _captions(text: str) -> str:
    """A caption for each table without one: the heading above it, which a screen reader says when it lists tables; no empty header cell."""
    section, tables = "", 0

    def mark(match: re.Match) -> str:
        nonlocal section, tables
        if match["heading"] is not None:
            section, tables = TAG.sub("", PERMALINK.sub("", match["heading"])).strip(), 0
            return match[0]
        tables += 1
        number = f" ({tables})" if tables > 1 else ""
        return f"{match[0]}\n<caption data-search-exclude>{section}{number}</caption>" if section else match[0]

    return HEADING_OR_TABLE.sub(mark, text).replace("<th></th>", "<td></td>")


def markdown(text: str) -> str:
    """The page as plain Markdown."""
    for attributes in ATTRIBUTES:
        text = attributes.sub("", text)
    text = FOR_EYES.sub(lambda m: m[1] or "", FOR_SITE.sub("", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
