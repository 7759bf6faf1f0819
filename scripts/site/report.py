"""'Report a mistake': a link at each page and section that opens the repository's issue form with page, section and version filled in."""

from __future__ import annotations

import html
import re
from urllib.parse import quote_plus, urlencode

HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.S)
LINK = re.compile(r"<a\b.*?</a>", re.S)
TAG = re.compile(r"<[^>]+>")


def address(repo_url: str, version: str, page: str) -> str:
    """The form's address; `page` is its path on the site, `version` the commit that it was built from."""
    fields = {"template": "mistake.yml", "page": page, "version": version}
    return f"{repo_url.rstrip('/')}/issues/new?{urlencode({k: v for k, v in fields.items() if v})}"


def flag_sections(content: str, repo_url: str, version: str, page: str) -> str:
    """The page's HTML with a link in each heading of level 2 and 3. It has no text, so search and contents do not see it."""

    form = html.escape(address(repo_url, version, page))

    def add(match: re.Match) -> str:
        title = " ".join(TAG.sub("", LINK.sub("", match[3])).split())
        label = f"Report a mistake in: {title}"  # already escaped: it is the heading's own HTML without tags
        link = f'<a class="report" href="{form}&amp;section={quote_plus(match[2])}" title="Report a mistake here" aria-label="{label.replace(chr(34), "&quot;")}"></a>'
        return f'<h{match[1]} id="{match[2]}">{match[3]}{link}</h{match[1]}>'

    return HEADING.sub(add, content)
