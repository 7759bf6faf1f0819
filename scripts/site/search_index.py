"""What search knows: each page cut into its sections, as plain text, with the learner's vocabulary (data/vocabulary/).

Worked from the HTML that readers see, by patterns: it is our own and regular, and a parser takes longer than all the rest of a build.
"""

from __future__ import annotations

import html
import json
import re

from scripts.content.data import Term
from scripts.content.load import Content
from scripts.content.page import Page

HEADING = re.compile(r'<h([1-6]) id="([^"]*)"[^>]*>(.*?)</h\1>', re.S)
# What no search should lead to, or what would drown the answers: drawings, lists that are made from other pages, words for screen readers.
HIDDEN = re.compile(
    r'<figure class="diagram.*?</figure>|<svg.*?</svg>|<caption data-search-exclude>.*?</caption>|<div class="page-head">.*?</div>'
    r'|<p class="from-notes".*?</p>|<a class="(?:headerlink|report)".*?</a>|<nav.*?</nav>|<script.*?</script>',
    re.S,
)
SKIPPED = ("sources", "what-changed-since-the-notes")
ROW = re.compile(r"</t[dh]>\s*<t[dh][^>]*>")
BREAK = re.compile(r"</(?:tr|p|li|dt|dd|h\d|div|summary|pre|blockquote)>|<br ?/?>|<(?:ul|ol|table|tbody)>")
TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"[ \t\r\f\v]{2,}")


def plain(markup: str) -> str:
    """The text of `markup`; what stands on a line of its own for a reader is a line, cells of a row are set off by ` · `."""
    markup = re.sub(r"\s*\n\s*", " ", markup) if "<pre" not in markup else markup
    text = SPACE.sub(" ", html.unescape(TAG.sub("", BREAK.sub("\n", ROW.sub(" · ", markup)))))
    lines = (line.strip(" ·") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def sections(markup: str) -> list[tuple[int, str, str, str]]:
    """(level, anchor, heading, text) of each section of a page; a card such as "At a glance" belongs to the page's own beginning."""
    markup = HIDDEN.sub("", markup)
    found = list(HEADING.finditer(markup))
    out: list[tuple[int, str, str, str]] = []
    for match, after in zip(found, [*found[1:], None]):
        text = plain(markup[match.end() : after.start() if after else len(markup)])
        level, anchor, heading = int(match[1]), match[2], plain(match[3])
        if anchor in SKIPPED:
            continue
        if anchor == "at-a-glance" or level > 3:
            if out:
                last = out[-1]
                out[-1] = (*last[:3], "\n".join(filter(None, (last[3], heading if level > 3 else "", text))))
            continue
        out.append((level, anchor, heading, text))
    return out


def short(title: str) -> str:
    """A service's name as people type it: without the maker's."""
    return re.sub(r"^(?:Amazon|AWS) ", "", title)


def synonyms(glossary: list[Term]) -> list[list[str]]:
    """Groups of names for one thing: an acronym, what it stands for, and what else people call it."""
    groups = [list(dict.fromkeys(filter(None, (t.term, t.expansion, *t.also)))) for t in glossary if not t.page]
    return [group for group in groups if len(group) > 1]


def names(page: Page, content: Content) -> list[str]:
    """What the page as a whole is called: its title, and its service's full and former names."""
    service = content.services.get(page.slug) if page.kind != "part" else None
    others = (service.full_name, *service.old_names) if service else ()
    return list(dict.fromkeys(filter(None, (short(page.title), *others))))


def build(content: Content, built: list[tuple[str, str, str]]) -> str:
    """The index as JSON. `built`: (page's name, its address, its HTML) of each page that search may open."""
    pages = []
    for name, url, markup in built:
        page = content.pages[name]
        if page.meta.search.get("exclude"):
            continue
        phrases = content.vocabulary.get(page.key, {})
        entries, under = [], ""
        for level, anchor, heading, text in sections(markup):
            if page.kind in ("home", "study"):
                if level > 1:
                    break
                text = text.split("\n", 1)[0]  # the rest repeats what other pages say
            entry = {"level": level, "anchor": anchor, "heading": heading, "asked": phrases.get(anchor, ()), "text": text}
            under = heading if level == 2 else under
            entries.append(entry | ({"under": under} if level == 3 else {}))
        service = content.services.get(page.slug)
        facts = {"service": service.name if service else "", "url": url, "title": short(page.title), "kind": page.kind, "slug": page.slug, "category": page.category, "name": name}
        pages.append(facts | {"names": names(page, content), "also": page.meta.aliases, "sections": entries})
    address = {name: url for name, url, _ in built}
    lists = {"home": address.get("index", ""), "letters": address.get("study/index-a-z", "")}
    return json.dumps({"pages": pages, "synonyms": synonyms(content.glossary), "alike": content.synonyms, **lists}, ensure_ascii=False, separators=(",", ":"))
