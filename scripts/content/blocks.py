"""A page cut into what a reader takes in at one glance: a paragraph, a list item, a table row, a diagram, a code sample."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.content.data import Quota
from scripts.content.page import FENCE, HEADING, Page
from scripts.content.values import UnknownQuota, fill

ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
RULE_ROW = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
LABEL = re.compile(r"\"([^\"]*)\"|\|([^|]+)\||[\[({>]+[/\\]?([^\[\](){}|\"]+?)[/\\]?[\])}]+")
BREAK = re.compile(r"<br\s*/?>")
CLASS = re.compile(r":::[\w-]+")


@dataclass(frozen=True)
class Block:
    """What stands together on the page; `context`: the headings above it, the head of its table, the sentence that introduces its list."""

    text: str
    context: str
    line: int


def diagram_text(source: str) -> str:
    """The words that a diagram shows: its title (the caption) and its labels; not the syntax, not the hidden description."""
    out = []
    for line in BREAK.sub(" ", source).splitlines():
        line = CLASS.sub("", line.strip())
        head, _, rest = line.partition(":")
        if head in ("accDescr",):
            continue
        if head == "accTitle":
            out.append(rest.strip())
        elif re.match(r"^(participant|actor)\s", line):
            out.append(line.split(" as ", 1)[-1].split(maxsplit=1)[-1] if " as " not in line else line.split(" as ", 1)[1])
        elif line.startswith("subgraph"):
            out.append(re.sub(r"^subgraph\s+(?:[\w-]+\s*\[)?", "", line).strip('[]" '))
        elif re.search(r"(->>|-->>|-x|--x|-\)|--\))", line) and ":" in line:
            out.append(line.split(":", 1)[1])
        elif re.match(r"^(Note|loop|alt|else|opt|par|and|state)\b", line):
            out.append(re.sub(r"^(Note (over|left of|right of) [\w, ]+:|loop|alt|else|opt|par|and|state)\s*", "", line))
        else:
            out += [next(filter(None, m.groups()), "") for m in LABEL.finditer(line)]
            if re.match(r"^[\w\[\]*]+\s*-->\s*[\w\[\]*]+\s*:", line):
                out.append(line.split(":", 1)[1])
            if re.match(r"^\w+\s*:\s", line):
                out.append(line.split(":", 1)[1])
    return " · ".join(out)


def blocks(page: Page, quotas: dict[str, Quota]) -> list[Block]:
    """The blocks of `page`, references to quotas filled in (unknown ones left as they are)."""
    out: list[Block] = []
    trail: dict[int, str] = {}
    pending: list[str] = []
    start = 0
    fence, language = "", ""
    head, lead, item = "", "", False

    def flush() -> None:
        nonlocal pending, lead
        if pending:
            text = diagram_text("\n".join(pending)) if language == "mermaid" else "\n".join(pending)
            out.append(Block(LINK.sub(r"\1", text), " · ".join(filter(None, [*trail.values(), head, lead if item else ""])), start))
            if not item and not head:
                lead = text if text.rstrip().endswith(":") else ""
            pending = []

    def filled(text: str) -> str:
        try:
            return fill(text, quotas)
        except UnknownQuota:
            return text

    for number, raw in enumerate(page.lines[page.body_start :], page.body_start + 1):
        match = FENCE.match(raw)
        if fence:
            if match and match[2].startswith(fence) and not match[3]:
                flush()
                fence, language = "", ""
            else:
                pending.append(filled(raw))
            continue
        if match:
            flush()
            fence, language, start = match[2], match[3], number
            continue
        if heading := HEADING.match(raw):
            flush()
            lead, item = "", False
            trail = {k: v for k, v in trail.items() if k < len(heading[1])} | {len(heading[1]): heading[2]}
            out.append(Block(heading[2], " · ".join(trail.values()), number))
            continue
        for text in filled(raw).split("\n"):
            if head and text.strip() and RULE_ROW.match(text):
                continue
            if not text.strip() or RULE_ROW.match(text):
                flush()
            elif text.lstrip().startswith("|"):
                flush()
                start, pending, item = number, [text], False
                head = head or text
                flush()
                continue
            elif not ITEM.match(text) and pending:
                pending.append(text.lstrip("> "))
            else:
                flush()
                start, item = number, bool(ITEM.match(text))
                pending.append(ITEM.sub("", text).lstrip("> "))
            head = ""
    flush()
    return out
