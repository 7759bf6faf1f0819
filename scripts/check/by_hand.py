"""Rules F011, F012 and F015: a number with its unit is shown by its id, or declared to be an example's figure; nothing is just typed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from scripts.content.data import Quota
from scripts.content.finding import Finding, relative
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.paths import slug_of
from scripts.content.units import measure, pattern
from scripts.content.values import MARK

CODE = re.compile(r"`[^`]*`|Route 53")  # the name of a service is no number
TARGET = re.compile(r"\]\(([^)#]*)[^)]*\)")


def services_of(page: Page) -> set[str]:
    """The services whose numbers the page must not type: its own; for a comparison those that its tables' heads link."""
    if page.kind != "compare":
        return {page.slug}
    folder = posixpath.dirname(page.name)
    heads = [text for _, text in page.outside_code() if text.startswith("|")]
    targets = [posixpath.normpath(posixpath.join(folder, t)) for text in heads for t in TARGET.findall(text)]
    return {slug_of(t.removesuffix(".md")) for t in targets}


def _known(page: Page, quotas: dict[str, Quota]) -> dict[tuple[str, float], str]:
    services = services_of(page)
    known: dict[tuple[str, float], str] = {}
    for quota in quotas.values():
        if quota.service in services and quota.unit and isinstance(quota.value, (int, float)):
            known.setdefault(measure(quota.value, quota.unit), quota.id)
    return known


def check_by_hand(page: Page, content: Content) -> Iterator[Finding]:
    """Typed values of one page that a quota of its service holds; `examples:` in the front matter names an example's figures."""
    shown = relative(page.path, content.root)
    known = _known(page, content.quotas)
    drawn = {d.line + i for d in page.diagrams for i in range(d.source.count("\n") + 1)}
    find = pattern({q.unit for q in content.quotas.values() if q.unit})
    spare = set(page.meta.examples)
    for number, text in enumerate(page.lines, 1):
        if number <= page.body_start or (number in page.code_lines and number not in drawn):
            continue
        for match in find.finditer(MARK.sub("", CODE.sub("", TARGET.sub("]", text)))):
            ident = known.get(measure(float(match[1].replace(",", "")), match[2]))
            example = "if it is an example's figure, name it in the front matter's examples:"
            if match[0] in page.meta.examples:
                spare.discard(match[0])
            elif ident:
                fix = f"write {{{{ q.{ident} }}}}; {example}"
                yield Finding(shown, number, "F011", f"{match[0]!r} is typed, and data/quotas.yml has it as {ident}", fix)
            else:
                yield Finding(shown, number, "F015", f"{match[0]!r} is typed", f"put it into data/quotas.yml with its source; {example}")
    for figure in sorted(spare):
        yield Finding(shown, 1, "F012", f"examples: {figure!r} is not on the page", "remove it")
