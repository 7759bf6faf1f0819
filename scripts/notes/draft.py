"""Turn raw handwritten notes (OCR text) into cleaned draft pages.

Input: a text file (UTF-8, or UTF-16 with its mark) and a glossary: a YAML list of {term, page, also}, where `page` is
the topic that a term opens, as the draft's path without `.md`.

Output, in a folder of its own:
  <topic>.md     one page a topic: glyphs folded into headings and lists, LaTeX as text, near misses of terms mended;
                 lines that look like bleed-through are marked in a comment, none is left out
  review.md      what to look at: doubtful lines, mends, suggestions, words crossed out, headings without a term
  .drafts.json   hashes, so that a draft which you edited is never overwritten

The same input gives the same bytes. Drafts of an earlier run are replaced, or removed if their topic is gone.

Exit codes: 0 drafts written; 2 nothing written, and one line on stderr says what to do.

Example: python -m scripts.notes.draft notes/my-notes.txt -o build/drafts
"""

import sys
from pathlib import Path

from scripts.content.finding import UsageError, usage_error
from scripts.notes.command import parser
from scripts.notes.glossary import Glossary, load
from scripts.notes.lines import Line, prepare
from scripts.notes.markdown import page
from scripts.notes.reading import read_lines
from scripts.notes.review import write_review
from scripts.notes.split import Topic, fits, split
from scripts.notes.store import store

GLOSSARY = Path("data/glossary.yml")


def make(raws: list[str], glossary: Glossary, name: str) -> tuple[list[Line], list[Topic], str]:
    """Return the lines of the notes called `name`, their topics, and a remark if the glossary does not fit them."""
    lines = prepare(raws, glossary)
    remark = ""
    if glossary.titles and not fits(glossary, lines):
        remark = "The glossary was set aside: it names hardly any heading of these notes."
        lines, glossary = prepare(raws, Glossary()), Glossary()
    return lines, split(lines, glossary, name), remark


def _distinct(topics: list[Topic]) -> None:
    """Give topics whose paths differ only in case, which some disks do not tell apart, different ones."""
    taken: set[str] = set()
    for topic in topics:
        number, path = 2, topic.path
        while topic.path.casefold() in taken:
            topic.path, number = f"{path}-{number}", number + 1
        taken.add(topic.path.casefold())


def main(argv: list[str] | None = None) -> int:
    """Run the command on `argv`; return its exit code."""
    arguments = parser("scripts.notes.draft", __doc__)
    arguments.add_argument("notes", type=Path, help="the raw notes")
    arguments.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder for the drafts")
    arguments.add_argument("--glossary", type=Path, help=f"default: {GLOSSARY}, if it exists")
    options = arguments.parse_args(argv)
    try:
        raws = read_lines(options.notes)
        path = options.glossary or (GLOSSARY if GLOSSARY.exists() else None)
        lines, topics, remark = make(raws, load(path) if path else Glossary(), options.notes.stem)
        _distinct(topics)
        blanks = {line.number for line in lines if line.blank}
        files = {f"{topic.path}.md": page(topic, blanks) for topic in topics}
        files["review.md"] = write_review(options.notes.name, lines, topics, remark)
        store(options.output, files)
    except UsageError as error:
        return usage_error(error)
    mends = sum(1 for line in lines for change in line.changes if change.applied)
    flags = sum(1 for line in lines if line.doubt)
    drafts = f"{len(topics)} draft{'' if len(topics) == 1 else 's'}"
    listed = f"{mends} mends and {flags} doubtful lines listed in {options.output / 'review.md'}"
    print(f"{len(lines)} lines read, {drafts} written to {options.output}, {listed}. {remark}".rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
