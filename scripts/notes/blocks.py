"""Lines of one topic to blocks: sentences rejoined, lists nested, tables and code kept together."""

import re
from dataclasses import dataclass, field

from scripts.notes.lines import Line
from scripts.notes.topics import looks_like_title

_UNFINISHED = re.compile(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|into|is|of|on|or|the|that|to|with|without))$", re.IGNORECASE)
_LABEL = re.compile(r"[\w /-]{1,30}?(?::| -) \S")
_POINTS = re.compile(r"(?:[→⇒]|[-=]>|\\(?:right|Right)arrow\$)$")
_WRAPPED = 45  # characters; a line that ends in mid-sentence before that was not wrapped by the edge of the page


@dataclass
class Block:
    """What is printed as one piece: a heading, list item, paragraph, table (one row a line) or fenced code."""

    kind: str  # heading, item, numbered, text, table, code
    text: str
    level: int = 0
    number: int = 0
    doubts: list[int] = field(default_factory=list)  # the lines in it that look like bleed-through


def _unfinished(before: Block, line: Line, gap: int) -> bool:
    """Say whether `line` goes on with the sentence that `before` left open."""
    text = line.folded.text
    if re.search(r"[.!?:;]$", before.text):
        return False
    if _UNFINISHED.search(before.text):
        return gap == 0 or text[0].islower()
    return text[0].islower() and (gap == 0 or len(before.text) >= _WRAPPED)


def _continues(before: Block | None, last: Line | None, line: Line, gap: int) -> bool:
    """Say whether `line` belongs into the block `before`, whose last line is `last`."""
    if before is None or before.kind not in ("item", "numbered", "text") or gap > 1:
        return False
    if line.folded.kind not in ("text", "maths") or line.folded.marker not in ("", "=") or line.doubt or last.doubt:
        return False
    if gap == 0 and last.breaks:
        return not _LABEL.match(line.folded.text)
    return line.folded.kind == "text" and line.folded.marker == "" and _unfinished(before, line, gap)


def _nest(stack: list[tuple[int, str]], depth: int, kind: str) -> int:
    """Return the level of a list item with raw `depth`, and leave `stack` holding the open items up to it.

    Raw depths only say what is deeper than what. Numbered entries right after a plain one of the same depth are its
    list, and the other way round, so that Markdown does not number plain entries.
    """
    while stack and stack[-1][0] > depth:
        stack.pop()
    if (depth, kind) in stack:
        del stack[stack.index((depth, kind)) + 1 :]
    else:
        stack.append((depth, kind))
    return len(stack) - 1


def _join(block: Block, last: Line, line: Line) -> None:
    """Add `line` to `block`, with the sign between them on paper, or a comma between figures or names."""
    text = line.folded.text
    if line.folded.marker == "=":
        between = " = "
    elif _POINTS.search(last.raw.rstrip()):
        between = " → "
    elif last.breaks and (text[0].isdigit() or ("," in block.text and text[0].isupper())) and block.text[-1].isalnum():
        between = ", "
    else:
        between = " "
    block.text = f"{block.text}{between}{text}"


def _add_row(block: Block, line: Line, gap: int) -> None:
    """Add a table's row, or a line of code with the blank lines before it, to `block`."""
    block.text += "\n" * (gap + 1 if block.kind == "code" else 1) + line.folded.text


def _start(line: Line, before: Block | None, last: Line | None, stack: list[tuple[int, str]]) -> Block:
    """Return a new block for `line`, which is no heading; `stack` holds the list items that are open."""
    folded = line.folded
    if folded.kind in ("item", "numbered"):
        return Block(folded.kind, folded.text, _nest(stack, folded.level, folded.kind), folded.number)
    # Written below an entry without a mark of its own, but with a label: a sibling.
    if folded.kind == "text" and stack and before and before.kind == "item" and last and last.breaks:
        return Block("item", folded.text, _nest(stack, stack[-1][0], "item"))
    return Block(folded.kind if folded.kind in ("table", "code") else "text", folded.text)


def to_blocks(lines: list[Line], headings: set[int]) -> list[Block]:
    """Return the blocks that `lines` make; those whose number is in `headings` become headings whatever they are."""
    blocks: list[Block] = []
    stack: list[tuple[int, str]] = []
    last, gap = None, 0
    for line in lines:
        folded = line.folded
        if folded.kind == "blank":
            gap += 1
            continue
        before = blocks[-1] if blocks else None
        near = before if last is not None and line.number == last.number + gap + 1 else None
        if folded.kind == "heading" or line.number in headings or looks_like_title(folded) == "title":
            level = max(2, folded.level) if folded.kind == "heading" else 2
            blocks.append(Block("heading", folded.text.rstrip(" .,;:!"), level))
        elif folded.kind == "separator":
            last, gap = None, 0  # a drawn line or arrow ends what stands above it
            continue
        elif _continues(near, last, line, gap):
            _join(before, last, line)
        elif near and near.kind == folded.kind and (folded.kind == "code" or (folded.kind == "table" and gap == 0)):
            _add_row(before, line, gap)
        else:
            blocks.append(_start(line, near if gap == 0 else None, last, stack))
        if blocks[-1].kind not in ("item", "numbered"):
            stack.clear()
        if line.doubt:
            blocks[-1].doubts.append(line.number)
        last, gap = line, 0
    return blocks
