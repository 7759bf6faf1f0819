"""Last touches: on a page's HTML for people, on its Markdown for programs."""

from __future__ import annotations

import re

ABBREVIATION = re.compile(r'<abbr title="([^"]*)">([^<]*)</abbr>')
# What only the site's own rendering understands: attribute lists, hidden words for search, tooltip definitions.
ATTRIBUTES = re.compile(r"^\{ [^}\n]*\}\n|(?<=\S) ?\{ ?[.#:][^}\n]*\}$", re.M)
FOR_SITE = re.compile(r'^(?:<p class="aliases" hidden>.*</p>|\*\[[^\]\n]+\]: .*|</?div[^>]*>)\n?', re.M)
FOR_EYES = re.compile(r'<span class="day">([^<]*)</span>|<span id="[^"]*"></span>')


def html(text: str) -> str:
    """Each tooltip once (once explained is enough), and classes instead of styles, which the policy forbids."""
    seen: set[str] = set()

    def keep(match: re.Match) -> str:
        if match[2] in seen:
            return match[2]
        seen.add(match[2])
        return match[0]

    return ABBREVIATION.sub(keep, text).replace('style="text-align: right;"', 'class="right"')


def markdown(text: str) -> str:
    """The page as plain Markdown."""
    text = FOR_EYES.sub(lambda m: m[1] or "", FOR_SITE.sub("", ATTRIBUTES.sub("", text)))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
