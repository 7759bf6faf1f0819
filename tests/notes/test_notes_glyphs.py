"""What one OCR line says and is."""

import pytest

from scripts.notes.glyphs import fold, plain


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("→ Root account :- created by default", "Root account: created by default"),
        ("## \\* → EC2 on demand", "EC2 on demand"),
        ("## $\\Rightarrow$ Select & filter", "Select & filter"),
        ("- ⇒ AWS SDK", "AWS SDK"),
        ("≠ Second topic", "Second topic"),
        ("➢ first ➜ second", "first → second"),
        ("\uf0b7 a symbol font's bullet", "a symbol font's bullet"),
        ("🔥 hot", "hot"),
        ("- ① Health checks", "Health checks"),
        ("(2) Client side", "Client side"),
        ("- > Code Build", "Code Build"),
        ("- [x] done", "done"),
        ("== Start here", "Start here"),
        ("Dedicated Hosts! - a whole server", "Dedicated Hosts: a whole server"),
        ("Solutions!:-", "Solutions:"),
        ("pH := 7", "pH: 7"),
        ("IAM : Users", "IAM: Users"),
        ("Instance type ! example", "Instance type: example"),
        ("can get <sup>upto</sup> 90%", "can get upto 90%"),
        ("1<sup>st</sup> and 3<sup>rd</sup>", "1st and 3rd"),
        ("H<sub>2</sub>O and 10<sup>-3</sup>", "H₂O and 10⁻³"),
        ("Has ~~is~~ associated", "Has is associated"),
        ("**bold** and *slanted* and __strong__", "bold and slanted and strong"),
        ("X\\_AMZN\\_ID costs \\$1", "X_AMZN_ID costs $1"),
        ("Use the `Code.ZipFile` property", "Use the Code.ZipFile property"),
        ("store image →", "store image"),
        ("business no 877 < \\*", "business no 877"),
        ("Network  $\\rightarrow$   $\\downarrow$   $\\rightarrow$", "Network"),
        ("a first <-> b last", "a first ↔ b last"),
        ("( min - 3 )", "(min - 3)"),
        ("salt &amp; pepper", "salt & pepper"),
        ("eﬃcient\u00a0ﬂour", "efficient flour"),
        ("e\u0301clair", "éclair"),
        ("| Public | (open) |", "Public (open)"),
        ("= =", ""),
        ("→", ""),
        ("***", ""),
    ],
)
def test_plain_says_the_words_and_no_glyph(raw: str, said: str) -> None:
    assert plain(raw) == said


@pytest.mark.parametrize(
    "text",
    ["RAM ↑ → CPU ↑", "22 → SSH", "x != y", "--filter-expression", "-5 degrees", "–5 degrees", "snake_case_name", "$5 and $6",
     "${stage.name}", "temp:-5", "5 ! = 120", "C++ and C#", ".NET", "2 * 3 * 4", "~200ms", "a | b | c or d", "I said: no!"],
)  # fmt: skip
def test_signs_that_mean_something_stay(text: str) -> None:
    assert fold(text).text == text


@pytest.mark.parametrize(
    ("raw", "kind", "level"),
    [
        ("", "blank", 0),
        ("\u00a0\t ", "blank", 0),
        ("## \\* Topic :-", "heading", 2),
        ("#### → Keys", "heading", 4),
        ("##", "separator", 2),
        ("→ entry", "item", 0),
        ("↳ below", "item", 1),
        ("  - ↳ deeper", "item", 2),
        ("③ third", "numbered", 0),
        ("❷ second", "numbered", 0),
        ("| a | b |", "table", 0),
        ("- |  |  |", "table", 0),
        ("=====", "separator", 0),
        ("$$", "separator", 0),
        ("$$x = 1$$", "maths", 0),
        ("\\* Starred line", "text", 0),
        ("Just words.", "text", 0),
    ],
)
def test_fold_tells_lines_apart(raw: str, kind: str, level: int) -> None:
    folded = fold(raw)
    assert (folded.kind, folded.level) == (kind, level)


def test_fold_keeps_numbers_marks_and_code() -> None:
    assert fold("⑫ twelfth").number == 12
    assert fold("➎ fifth").number == 5
    assert fold("= GenerateDataKey").marker == "="
    assert fold("- the `a := b` line").text == "the `a := b` line"
    assert fold("## Title :-").text == "Title"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("$$\\rightarrow 10 \\times \\frac{2 \\text{ KB}}{1 \\text{ KB}} = 20 \\text{ WCU}$$", "10 × 2 KB / 1 KB = 20 WCU"),
        ("$$\\left(\\frac{16}{2}\\right) \\times 3$$", "(16 / 2) × 3"),
        ("$\\frac{a+b}{c}$", "(a + b) / c"),
        ("\\(\\frac{\\frac{a}{b}}{c}\\)", "(a / b) / c"),
        ("$> 18\\%$", "> 18%"),
        ("\\[\\Delta H = -571.6\\ \\text{kJ/mol}\\]", "ΔH = -571.6 kJ/mol"),
        ("$x^{2} + y_1$", "x² + y₁"),
        ("$180^\\circ$", "180°"),
        ("$\\sqrt{2}$", "√(2)"),
        ("$2 H_2 + O_2 \\rightarrow 2 H_2O$", "2 H₂ + O₂ → 2 H₂O"),
        ("$\\unheard{of}$", "unheard of"),
    ],
)
def test_latex_reads_as_text(latex: str, text: str) -> None:
    assert plain(f"so {latex} then") == f"so {text} then" if not latex.startswith("$$\\r") else plain(latex) == text
