"""Raw lines with all that is known of each: what it is, what it says, what was mended, what is doubtful."""

import re
from dataclasses import dataclass, field, replace

from scripts.notes.glossary import Glossary
from scripts.notes.glyphs import Folded, fold
from scripts.notes.latex import readable
from scripts.notes.noise import Noise
from scripts.notes.spelling import Change, Speller
from scripts.notes.unify import unify

_FENCE = re.compile(r"\s*(```+|~~~+)")
_MATHS_OPEN = ("\\[", "\\begin{equation}", "\\begin{align}", "\\begin{equation*}", "\\begin{align*}")
_MATHS_EDGES = ("$$", "\\]", *_MATHS_OPEN, *(edge.replace("begin", "end") for edge in _MATHS_OPEN))
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_STRUCK = re.compile(r"~~(.+?)~~|<(?:s|del)>(.+?)</(?:s|del)>", re.IGNORECASE)


@dataclass
class Line:
    """One line of the notes. `number` is the editor's, from 1."""

    number: int
    raw: str
    folded: Folded
    changes: list[Change] = field(default_factory=list)
    doubt: str = ""  # why it looks like bleed-through; empty if it does not
    struck: list[str] = field(default_factory=list)  # words that the writer crossed out; they stay in the text

    @property
    def blank(self) -> bool:
        """Say whether nothing was written on the line."""
        return self.folded.kind == "blank"

    @property
    def breaks(self) -> bool:
        """Say whether the line ends in Markdown's hard break: what follows directly belongs to it."""
        return not self.blank and self.raw.endswith(("  ", "\\", "<br>", "<br/>", "<br />"))


def _fold_all(raws: list[str]) -> list[Folded]:
    """Return what each line is; code in fences, maths over lines and underlined headings are told by neighbours."""
    folded: list[Folded] = []
    fence, maths = "", False
    for raw in raws:
        mark, edge = _FENCE.match(raw), raw.strip()
        if fence or (mark and raw.count(mark[1]) == 1):
            folded.append(Folded("code", unify(raw).rstrip()))
            fence = "" if fence and mark and mark[1].startswith(fence) else fence or mark[1]
        elif edge in _MATHS_EDGES:
            folded.append(fold(raw))
            maths = not maths if edge == "$$" else edge in _MATHS_OPEN
        elif maths and edge:
            folded.append(Folded("maths", readable(unify(edge))))
        elif _UNDERLINE.fullmatch(edge) and folded and folded[-1].kind == "text":
            level = 1 if edge[0] == "=" else 2
            folded[-1] = Folded("heading", folded[-1].text.rstrip(" .,;:!"), level=level, marker="#" * level)
            folded.append(Folded("separator", marker=edge))
        else:
            folded.append(fold(raw))
    return folded


def prepare(raws: list[str], glossary: Glossary) -> list[Line]:
    """Return the lines of some notes folded, mended and judged."""
    lines = [Line(number, raw, folded) for number, (raw, folded) in enumerate(zip(raws, _fold_all(raws), strict=True), 1)]
    speller = Speller(glossary, [line.folded.text for line in lines])
    for line in lines:
        if line.folded.kind not in ("blank", "separator", "code"):
            text, line.changes = speller.mend(line.folded.text)
            line.folded = replace(line.folded, text=text)
            line.struck = [match[1] or match[2] for match in _STRUCK.finditer(unify(line.raw))]
    noise = Noise(glossary, speller, [line.folded for line in lines])
    before = None
    for line in lines:
        if not (before and before.breaks):
            line.doubt = noise.reason(line.folded)
        before = line
    return lines
