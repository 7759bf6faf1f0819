"""What an OCR line says, apart from the signs that a hand draws round it.

`plain` gives the words, `fold` also what the line is (heading, item, table row …) and how deep it stands.
Both look at one line only; what neighbours make of it is the business of `blocks`.
"""

import html
import re
from dataclasses import dataclass

from scripts.notes.latex import only_maths, raised, spell_out
from scripts.notes.unify import unify

# A sign that a pen draws before an entry: bullets, and whole blocks of arrows, shapes, dingbats, box drawing,
# emoji and the private characters that symbol fonts leave behind. `_SUBS` stand before an entry below another.
_BULLETS = ("•‣⁃∙·⁕∗≠»›※\u2190-\u21ff\u2300-\u23ff\u2500-\u26ff\u2700-\u2775\u2794-\u27bf\u27f0-\u27ff"
            "\u2900-\u297f\u2b00-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff")  # fmt: skip
_SUBS = "↳↪└├⤷➥╰⮡∟↘┕┗⎿"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CIRCLED_TEN = "❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓"
_NUMBERED = re.compile(rf"(?:(?P<circled>[{_CIRCLED}{_CIRCLED_TEN}])|\(?(?P<number>\d{{1,2}})[.)](?=\s|$))\s*")
# ASCII signs need a blank after them: `-x`, `--flag`, `*args`, `>5` are words.
_SIGN = re.compile(rf"(?:(?P<sub>[{_SUBS}])[─-]*|[{_BULLETS}]|[–—―](?!\d)|(?:->|=>|~>|>+|[-*+]|[=_*~-]{{2,}}|=)(?=\s|$)"
                   rf"|\[[ xX]\](?=\s))\s*")  # fmt: skip
_HEADING = re.compile(r"(#{1,6})(?:\s+|$)")
_MATHS_EDGE = re.compile(r"\$\$|\\[\[\]]|\\(?:begin|end)\{[a-z]+\*?\}")  # display maths over several lines
_ROW = re.compile(r"\|.*\|\s*$")
_RULE_ROW = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?$")
# What a pen leaves behind the last word. `↑` and `↓` there mean "rises" and "falls", unless more arrows follow.
_DANGLING = re.compile(rf"(?:\s*[↑↓](?=[\s↑↓→]*→)|\s*[→⇒➔➢{_SUBS}]|\s+[-*=<>|~]+)+\s*$")
# Signs before the first word: LaTeX arrows, escapes, anything that is no word.
_FRONT = re.compile(r"(?:\$\\[A-Za-z]+\$|\\[^\w\s$]|[^\w`$\\])*")

_INLINE_TAGS = "sup|sub|b|i|u|s|em|strong|del|ins|mark|small|center|font|span|div|p"
_TAG = re.compile(rf"</?(?:{_INLINE_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[\w)])<(sup|sub)>([^<]*)</\1>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])\1(?![\w*])"
                       r"|(?<![\w_\\])(_{1,3})(?=[^\s_])([^_]*[^\s_\\])\3(?![\w_])")  # fmt: skip
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_COLON = re.compile(r"\s*(?:!?\s*:\s?(?:[-–—]+|=)|!\s?[-–—]+)(?=\s|$)\s*|\s*!?\s*:[-–—]+(?=[^\d\s>)/-])\s*"
                    r"|(?<=\w)\s+!\s+(?=[A-Za-z])")  # fmt: skip
_ARROWS = (
    (re.compile(r"(?<=\s)(?:<->|<=>|⇔|⟷)(?=\s)"), "↔"),
    (re.compile(r"(?<=\s)(?:[-=]+>|⇒|➔|➜|➡|⟶|⟹)(?=\s)"), "→"),
)
_CODE = re.compile(r"(`+[^`]+`+)")


@dataclass(frozen=True)
class Folded:
    """One line, told apart: `kind` is one of blank, heading, item, numbered, table, separator, text, maths."""

    kind: str
    text: str = ""  # inline Markdown at most: code spans keep their backticks, all else is bare
    indent: int = 0  # columns before the first character
    level: int = 0  # a heading's 1 to 6; an item's depth as its indent and signs tell, 0 outermost
    marker: str = ""  # what was taken from the front of the line
    number: int = 0  # a numbered item's number


def _tidy(text: str) -> str:
    """Return `text` (no code spans in it) without tags, emphasis, escapes and OCR's ways of writing a colon."""
    text = spell_out(re.sub(r"\s+", " ", text))
    text = _GLUED.sub(lambda m: raised("^" if m[1].lower() == "sup" else "_", m[2].strip()), text)
    text = _IMAGE.sub(r"\1", _BREAK.sub(" ", text))
    text = re.sub(r"~~+", "", _TAG.sub("", text))
    text = _EMPHASIS.sub(lambda m: m[2] or m[4], text)
    text = html.unescape(_ESCAPED.sub(r"\1", text))
    text = _COLON.sub(": ", text)
    for pattern, arrow in _ARROWS:
        text = pattern.sub(arrow, text)
    text = re.sub(r"\s+([:;,])(?=\s|$)", r"\1", text)
    return re.sub(r"(?<=\()\s+|\s+(?=\))", "", text)


def _inline(text: str) -> str:
    """Return the text of a line whose markers are gone, code spans left as they are."""
    parts = _CODE.split(text)
    joined = "".join(part if index % 2 else _tidy(part) for index, part in enumerate(parts))
    joined = _DANGLING.sub("", f" {joined}")
    return re.sub(r"\s+", " ", joined).strip()


@dataclass(frozen=True)
class _Marks:
    """What stood before a line's first word."""

    rest: str
    taken: str
    sub: bool  # one of them is the sign of an entry below another
    number: int  # 0 if none numbers the line


def _circled(sign: str) -> int:
    return _CIRCLED.index(sign) + 1 if sign in _CIRCLED else _CIRCLED_TEN.index(sign) % 10 + 1


def _marks(body: str) -> _Marks:
    """Return the marks at the start of `body` and what follows them."""
    front = _FRONT.match(body)[0]
    text = (re.sub(r"\\([*+>=-])", r"\1", spell_out(front)) + body[len(front) :]).lstrip()
    taken, sub, number = "", False, 0
    while text:
        sign, numbered = _SIGN.match(text), None if number else _NUMBERED.match(text)
        if sign:
            sub = sub or bool(sign["sub"])
        elif numbered and numbered["circled"]:
            number = _circled(numbered["circled"])
        elif numbered:
            number = int(numbered["number"])
        else:
            break
        end = (sign or numbered).end()
        taken, text = taken + text[:end], text[end:]
    return _Marks(text, taken.strip(), sub, number)


def _cell(text: str) -> str:
    """Return what a table's cell says; a mark that is all there is, or a number, is the entry itself."""
    marks = _marks(text)
    return _inline(text if marks.number or not marks.rest else marks.rest)


def fold(line: str) -> Folded:
    """Return what `line` is, how deep it stands and what it says."""
    line = unify(line).expandtabs(4).rstrip()
    body = line.lstrip()
    indent = len(line) - len(body)
    if not body:
        return Folded("blank")
    if _MATHS_EDGE.fullmatch(body):
        return Folded("separator", "", indent, 0, body)
    heading = _HEADING.match(body)
    if heading:
        marks = _marks(body[heading.end() :])
        text = _inline(marks.rest).rstrip(" .,;:!")
        return Folded("heading" if text else "separator", text, indent, len(heading[1]), f"{heading[1]} {marks.taken}".strip())
    maths = only_maths(body)
    marks = _marks(spell_out(body) if maths else body)
    if _ROW.match(marks.rest) and marks.rest.count("|") > 1:
        cells = [_cell(cell) for cell in marks.rest.strip().strip("|").split("|")]
        return Folded("table", "" if _RULE_ROW.match(marks.rest) else " | ".join(cells), indent, 0, marks.taken)
    text = _inline(marks.rest)
    if not re.search(r"\w", text):
        return Folded("separator", "", indent, 0, marks.taken)
    if maths:
        return Folded("maths", text, indent, 0, marks.taken)
    depth = indent // 2 + (1 if marks.sub else 0)
    if marks.number:
        return Folded("numbered", text, indent, depth, marks.taken, marks.number)
    # An escaped star or a lone `=` is a flourish before a line of text, not a list's bullet.
    starred = body.startswith("\\*")
    if marks.taken.strip("=") and not starred:
        return Folded("item", text, indent, depth, marks.taken)
    return Folded("text", text, indent, depth, "\\*" if starred else marks.taken)


def plain(line: str) -> str:
    """Return the words of `line` and their punctuation: no marker, glyph, tag, emphasis, escape, backtick or LaTeX."""
    return re.sub(r"\s+", " ", fold(line).text.replace("`", "").replace(" | ", " ")).strip()
