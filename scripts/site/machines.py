"""What programs read: a plain list of the pages (llms.txt), each page's Markdown, robots.txt, and what a page is as schema.org says it."""

from __future__ import annotations

import posixpath
from pathlib import Path

from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import fill

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def robots(site_url: str) -> str:
    """Everything may be read; here is the list of pages."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {posixpath.join(site_url, 'sitemap.xml')}\n"


def llms(content: Content, order: list[str], site_name: str, description: str, site_url: str) -> str:
    """The pages, by category and in the order of the navigation, with their summaries (the form of llmstxt.org).

    Each link leads to the page's Markdown, which needs no browser to be read.
    """
    names = {c.id: c.name for c in content.categories.values()} | {"compare": "Comparisons", "study": "Study"}
    groups: dict[str, list[str]] = {}
    for name in order:
        page = content.pages.get(name)
        if page and page.kind != "home":
            summary = fill(page.summary[0], content.quotas)
            line = f"- [{page.title}]({posixpath.join(site_url, name)}.md)" + (f": {summary}" if summary else "")
            groups.setdefault(page.category or page.kind, []).append(line)
    parts = [f"# {site_name}", f"> {description}"]
    for group, lines in groups.items():
        parts += [f"## {names.get(group, group)}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def thing(page: Page, description: str, url: str, minutes: int, changed: str, site_name: str, site_url: str) -> dict:
    """The page as schema.org's LearningResource; `changed` is an ISO date or ''."""
    resource = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "description": description,
        "url": url,
        "inLanguage": "en",
        "learningResourceType": "comparison" if page.kind == "compare" else "study notes",
        "educationalLevel": "associate",
        "timeRequired": f"PT{minutes}M",
        "isAccessibleForFree": True,
        "license": LICENSE,
        "isPartOf": {"@type": "WebSite", "name": site_name, "url": site_url},
    }
    return resource | ({"dateModified": changed} if changed else {})


def write(site: Path, texts: dict[str, str]) -> None:
    """Put each text into the built site under its name, a path that may hold folders."""
    for name, text in texts.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
