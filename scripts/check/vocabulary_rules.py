"""Rules on the learner's vocabulary (data/vocabulary/): every section has some, none that is gone, no phrase leads to two places."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.anchors import anchors
from scripts.content.finding import Finding
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import UnknownQuota
from scripts.content.vocabulary import FOLDER, line_of

# Sections that repeat their page's or their parent's subject, and those that search leaves out.
WITHOUT = frozenset({"at-a-glance", "use-it-when", "use-something-else-when", "sources", "what-changed-since-the-notes"})
DEEPEST = 3


def wanted(page: Page, content: Content) -> set[str]:
    """The anchors of the sections of `page` that must have phrases: its own beginning, and what search opens in it."""
    return {anchor for anchor, heading in anchors(page, content.quotas, 1).items() if heading.level <= DEEPEST and anchor not in WITHOUT}


def check_vocabulary(content: Content) -> Iterator[Finding]:
    """Findings in data/vocabulary/ of a whole project."""
    seen: dict[str, str] = {}
    pages = {page.key: page for page in content.pages.values() if page.kind not in ("home", "study") and page.meta.sources}
    unread = {finding.path for finding in content.findings}
    for key in sorted(set(content.vocabulary) - set(pages)):
        if unread & {f"docs/services/{key}.md", f"docs/{key}.md"}:
            continue  # the page is there, and has a finding of its own
        yield Finding(f"{FOLDER}/{key}.yml", 1, "Q002", f"there is no page {key!r}", "rename the file as the page was renamed")
    for key, page in sorted(pages.items()):
        name, sections = f"{FOLDER}/{key}.yml", content.vocabulary.get(key, {})
        text = (content.root / name).read_text(encoding="utf-8") if sections else ""
        try:
            needed = wanted(page, content)
        except UnknownQuota:
            continue  # the page has a finding of its own
        for anchor in sorted(needed - set(sections)):
            yield Finding(name, 1, "Q001", f"no phrases for section {anchor!r}", "write what learners call it and ask of it")
        for anchor in sorted(set(sections) - needed):
            yield Finding(name, line_of(text, anchor), "Q002", f"{page.name} has no section {anchor!r} that search opens")
        for anchor, phrases in sections.items():
            for phrase in phrases:
                plain, place = " ".join(phrase.lower().split()), f"{key}#{anchor}"
                if plain in seen:
                    yield Finding(
                        name, line_of(text, phrase), "Q003", f"{phrase!r} leads to {seen[plain]} too", "keep it where the answer is"
                    )
                seen.setdefault(plain, place)
