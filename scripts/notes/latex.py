"""LaTeX maths as text that a person reads: `\\frac{2 \\text{ KB}}{1 \\text{ KB}}` becomes `2 KB / 1 KB`."""

import re

_SYMBOLS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "*", "star": "*",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "sim": "~", "equiv": "≡",
    "propto": "∝", "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫",
    "rightarrow": "→", "to": "→", "longrightarrow": "→", "Rightarrow": "→", "implies": "→", "Longrightarrow": "→",
    "leftarrow": "←", "Leftarrow": "←", "leftrightarrow": "↔", "Leftrightarrow": "↔", "iff": "↔",
    "uparrow": "↑", "Uparrow": "↑", "downarrow": "↓", "Downarrow": "↓", "hookrightarrow": "↳", "searrow": "↘",
    "rightleftharpoons": "⇌", "degree": "°", "circ": "°", "bullet": "•", "checkmark": "✓", "therefore": "∴",
    "because": "∵", "ldots": "…", "dots": "…", "cdots": "…", "vdots": "…", "in": "∈", "cup": "∪", "cap": "∩",
    "forall": "∀", "exists": "∃", "land": "∧", "lor": "∨", "neg": "¬", "angle": "∠", "perp": "⊥", "parallel": "∥",
    "quad": " ", "qquad": " ", "left": "", "right": "", "big": "", "Big": "", "displaystyle": "", "limits": "",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_SUPER = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_SUB = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))

_GROUP = r"\{([^{}]*)\}"
_FRACTION = re.compile(r"\\[dt]?frac\s*" + _GROUP + r"\s*" + _GROUP)
_TEXT = re.compile(r"\\(?:text|textbf|textit|mathrm|mathbf|mathit|mathsf|operatorname|mbox|ce)\s*" + _GROUP)
_ROOT = re.compile(r"\\sqrt\s*" + _GROUP)
_LABELLED_ARROW = re.compile(r"\\x(?:right|left)arrow\s*(?:\[[^\]]*\])?\s*" + _GROUP)
_RAISED = re.compile(r"\s*([\^_])\s*(?:" + _GROUP + r"|(\\[A-Za-z]+|\w))")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_ESCAPE = re.compile(r"\\([^A-Za-z])")
_SPACING = re.compile(r"\\[,;:! ]|\\\\|~")
_TIGHT = re.compile(r"\s*([×÷=≈≤≥≠→←↔⇌±+])\s*")
# Pandoc's rule, so that `$5 and $6` stays money: no space just inside the signs, no digit after the closing one.
INLINE = re.compile(r"(?<!\\)\$\$(?P<display>.+?)\$\$|(?<![\\$])\$(?=\S)(?P<inline>(?:\\.|[^$\\])*?)(?<=\S)\$(?!\d)"
                    r"|\\\((?P<round>.+?)\\\)|\\\[(?P<square>.+?)\\\]")  # fmt: skip


def raised(mark: str, inner: str) -> str:
    """Return `inner` as superscript (`mark` is `^`) or subscript (`_`) characters, or as typed if Unicode has none."""
    table = _SUPER if mark == "^" else _SUB
    if inner and all(character in table for character in inner):
        return "".join(table[character] for character in inner)
    return inner


def _raise(match: re.Match[str]) -> str:
    mark, inner = match[1], (match[2] if match[2] is not None else match[3]).strip()
    if inner in ("\\circ", "°"):
        return "°"
    shown = raised(mark, inner)
    return shown if shown != inner else f"{mark}{inner}" if len(inner) == 1 else f" {inner}"


def _operand(text: str) -> str:
    """Return a fraction's part, in brackets if it is a sum, product or fraction, so that it reads right on one line."""
    text = text.strip()
    return f"({text})" if re.search(r"\S\s*[+−×·]\s*\S|\S\s+[-/]\s+\S|[\])]\S*\s*[\[(]", text) else text


def readable(maths: str) -> str:
    """Return LaTeX `maths`, without its dollar signs, as one line of text; unknown commands lose their backslash."""
    text = _SPACING.sub(" ", maths)
    before = None
    while before != text:  # innermost groups first, so nested fractions open one level a round
        before = text
        text = _TEXT.sub(r" \1 ", text)
        text = _RAISED.sub(_raise, text)
        text = _ROOT.sub(lambda m: f"√({m[1].strip()})", text)
        text = _LABELLED_ARROW.sub(r" → (\1) ", text)
        text = _FRACTION.sub(lambda m: f" {_operand(m[1])} / {_operand(m[2])} ", text)
    text = _COMMAND.sub(lambda m: _SYMBOLS.get(m[1], f"{m[1]} "), text)
    text = _ESCAPE.sub(r"\1", text).replace("{", "").replace("}", "")
    text = _TIGHT.sub(r" \1 ", text)
    text = re.sub(r"\(\s+", "(", re.sub(r"\s+\)", ")", text))
    return re.sub(r"\s+", " ", text).strip()


def spell_out(line: str) -> str:
    """Return `line` with each piece of LaTeX maths in it (`$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`) as readable text."""
    return INLINE.sub(lambda m: f" {readable(next(g for g in m.groups() if g is not None))} ", line)


def only_maths(line: str) -> bool:
    """Say whether `line` is nothing but LaTeX maths."""
    return bool(INLINE.search(line)) and not INLINE.sub("", line).strip()
