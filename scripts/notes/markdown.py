"""Blocks as Markdown that MkDocs shows as it was meant: nothing in the notes' text is taken for markup by accident."""

import json
import re
from collections import Counter

from scripts.notes.blocks import Block, to_blocks
from scripts.notes.split import Topic

_CODE = re.compile(r"(`+[^`]+`+)")
_ADDRESS = re.compile(r"(?<![(<])(https?://[^\s<>()]*[^\s<>().,;:!?'\"])")
_INDENT = " " * 4


def _escape_part(text: str) -> str:
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("\\", "\\\\").replace("<", "&lt;")
    text = re.sub(r"[*`]", lambda m: "\\" + m[0], text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    return re.sub(r"\{(?=[{%#:])|(?<=\s)\{(?=[^{}]*\}$)", "&#123;", text)  # template marks, attribute lists


def _escape_prose(text: str) -> str:
    parts = _ADDRESS.split(text)
    return "".join(f"<{part}>" if index % 2 else _escape_part(part) for index, part in enumerate(parts))


def escape(text: str) -> str:
    """Return plain `text` as Markdown that shows it; code spans in it stay code, addresses become links."""
    parts = _CODE.split(text)
    joined = "".join(part if index % 2 else _escape_prose(part) for index, part in enumerate(parts))
    joined = re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", joined)
    return re.sub(r"^(?=[#>]|!!!|\?\?\?|[+-]\s)", r"\\", joined)


def _table(text: str) -> list[str]:
    """Return the rows of `text`, cells between ` | `, as a Markdown table whose first row is the head."""
    rows = [re.split(r" ?\| ?", row) for row in text.split("\n") if row]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(escape(cell.strip()) for cell in row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * width, *lines[1:]]


def _doubtful(block: Block) -> str:
    numbers = ", ".join(map(str, block.doubts))
    return f"<!-- review: line {numbers}: looks like bleed-through -->" if block.doubts else ""


def _body(block: Block) -> list[str]:
    """Return the Markdown lines of a block that is no heading."""
    if block.kind == "table":
        return _table(block.text)
    if block.kind == "code":
        lines = block.text.split("\n")
        fence = re.match(r"\s*(`{3,}|~{3,})", lines[0])[1]
        closed = len(lines) > 1 and lines[-1].strip().startswith(fence)
        return [line.rstrip() for line in lines] + ([] if closed else [fence])
    mark = {"item": "- ", "numbered": f"{block.number}. "}.get(block.kind, "")
    indent = _INDENT * block.level if mark else ""
    text = escape(block.text.rstrip(" ,"))
    return [f"{indent}{mark}{text} {_doubtful(block)}".rstrip()]


def render(blocks: list[Block], title: str) -> str:
    """Return a page's Markdown from its H1 on: one blank line round every block but between items of a list."""
    out, levels, before = [f"# {escape(title)}"], [], ""
    headings: Counter[str] = Counter()
    for block in blocks:
        if block.kind == "table" and not block.text.strip(" |\n"):
            continue
        if block.kind == "heading":
            levels = [*(level for level in levels if level < block.level), block.level]
            headings[block.text.casefold()] += 1
            again = headings[block.text.casefold()]
            counted = f" ({again})" if again > 1 else ""  # so that each can be linked to
            out += ["", f"{'#' * (len(levels) + 1)} {escape(block.text)}{counted}"]
            if block.doubts:
                out += ["", _doubtful(block)]
        else:
            listed = block.kind in ("item", "numbered")
            out += ([] if listed and before == "list" else [""]) + _body(block)
            if block.kind in ("table", "code") and block.doubts:
                out += ["", _doubtful(block)]
        before = "list" if block.kind in ("item", "numbered") else block.kind
    return "\n".join(out) + "\n"


def ranges(numbers: list[int], blanks: set[int]) -> str:
    """Return ascending line numbers as `3-22, 24`; blank lines between two of them do not part them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and all(between in blanks for between in range(runs[-1][1] + 1, number)):
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def front_matter(title: str, notes: str) -> str:
    """Return the block between `---` lines that says which note lines the draft was made of."""
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nnotes: [{notes}]\nstatus: draft\n---\n"


def page(topic: Topic, blanks: set[int]) -> str:
    """Return the whole draft of `topic`; `blanks` are the numbers of the notes' blank lines."""
    blocks = to_blocks(topic.lines, topic.openers)
    # The heading that is the title's own words is not said twice.
    first = blocks[0] if blocks else None
    if first and first.kind == "heading" and first.text.casefold() == topic.title.casefold() and not first.doubts:
        blocks = blocks[1:]
    numbers = [line.number for line in topic.lines if not line.blank]
    return front_matter(topic.title, ranges(numbers, blanks)) + "\n" + render(blocks, topic.title)
