"""The list of what a person should look at: doubtful lines, mends made and merely suggested, words crossed out."""

import re

from scripts.notes.lines import Line
from scripts.notes.markdown import escape
from scripts.notes.split import Topic


def _cell(text: str) -> str:
    return escape(" ".join(text.split())).replace("|", "\\|")


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Return a Markdown table, or a sentence if it has no rows."""
    if not rows:
        return ["None."]
    return ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]


def _changes(lines: list[Line], applied: bool) -> list[list[str]]:
    """Return one row a change: what was read, what it is, and the lines in which it was."""
    where: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        for change in line.changes:
            if change.applied == applied:
                where.setdefault((change.read, change.meant), []).append(line.number)
    rows = sorted(where.items(), key=lambda item: (item[0][0].casefold(), item[0], item[1]))
    return [[", ".join(map(str, sorted(set(found)))), _cell(read), _cell(meant)] for (read, meant), found in rows]


def write_review(name: str, lines: list[Line], topics: list[Topic], remark: str) -> str:
    """Return the Markdown of `review.md` for the notes called `name`; `remark` says what else a reader must know."""
    home = {line.number: topic for topic in topics for line in topic.lines}
    link = {topic.path: f"[{topic.path}]({topic.path}.md)" for topic in topics}
    doubts = [[str(n.number), _cell(n.folded.text), n.doubt, link[home[n.number].path]] for n in lines if n.doubt]
    struck = [[str(line.number), _cell(re.sub(r"<[^>]*>", "", words))] for line in lines for words in line.struck]
    unnamed = [[str(min(topic.openers)), _cell(topic.title), link[topic.path]] for topic in topics if topic.unnamed]
    sections = [
        ("Looks like bleed-through", "Kept in place and marked there. Delete what says nothing.",
         _table(["Line", "Text", "Why", "Draft"], doubts)),
        ("Mended", "Near misses of terms in the glossary.",
         _table(["Line", "Read", "Mended to"], _changes(lines, True))),
        ("Suggested, not applied", "Not sure enough.", _table(["Line", "Read", "Perhaps"], _changes(lines, False))),
        ("Crossed out", "The words are in the drafts; the writer had struck them.", _table(["Line", "Words"], struck)),
        ("Headings that no term names", "Each opened a draft of its own. Add its term and page to the glossary.",
         _table(["Line", "Heading", "Draft"], unnamed)),
    ]  # fmt: skip
    out = [f"# Review of {_cell(name)}", "", "What the draft generator was unsure of, by line of the notes."]
    out += ["", remark] if remark else []
    for title, lead, table in sections:
        out += ["", f"## {title}", "", lead, "", *table]
    return "---\ntitle: Review\nstatus: draft\n---\n\n" + "\n".join(out) + "\n"
