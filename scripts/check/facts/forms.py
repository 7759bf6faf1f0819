"""What a piece of code is, told by its form alone: a name that a machine may know, or none, and why.

`parts` cuts a span into the names in it. What it leaves out is prose, a value of somebody's own, or a language's syntax; NOT_NAMES says
which by its form. Each name goes to the rule of its form: a command, an IAM action or condition key, a CloudFormation type or
function, an option, or any other name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """A name and the rule that looks for it: command, action, type, function, option or name."""

    rule: str
    text: str


ENDINGS = "ya?ml|json|toml|txt|md|py|jsx?|tsx?|java|go|rb|sh|tf|html|css|xml|graphql|http|csv|parquet|pdf|jpe?g|png|"
ENDINGS += "log|config|cfg|ini|env|lock|pem|zip|tar|gz|jar|war|exe"
# The objects of API Gateway's and AppSync's mapping templates.
OBJECTS = "context|ctx|input|integration|method|request|stageVariables|util"
# Form -> why it is no name that AWS's models could hold. The first that matches decides.
NOT_NAMES: tuple[tuple[str, re.Pattern], ...] = (
    ("a number, date or size", re.compile(r"^[\d.,:+/-]+(?:[a-zA-Z%]{0,8})?$")),
    ("an ARN", re.compile(r"^(?:arn:|…:|\S*:\d{12}:)")),
    ("a URL or an address", re.compile(r"^(?:https?|wss?|s3|git|jdbc)://")),
    ("a host name", re.compile(r"^[*\w<>{}-]*(?:\.[\w<>{}$*-]+)*\.(?:com|org|net|internal|aws|local|io|dev|edu|example)\.?(?:[:/]\S*)?$")),
    ("a file, by its ending", re.compile(rf"^[\w./*<>{{}}$-]*\.(?:{ENDINGS})$")),
    ("a path, a namespace of metrics or an alias", re.compile(r"^[\w.~*<>{}$:…-]*/")),
    ("a hidden folder or a bare ending", re.compile(r"^\.[\w-]*$")),
    ("a path of JSON or a variable of a template", re.compile(rf"^(?:\$[.{{(\[]|\$\$\.|#\{{|\{{\{{|\{{%|:\w+$|\$(?:{OBJECTS})\b)")),
    ("an operator, a placeholder or a single letter", re.compile(r"^(?:\W*|[A-Za-z])$")),
    ("a plain word, in lower case", re.compile(r"^[a-z]+\d?$")),
    ("a standard HTTP header", re.compile(r"^[A-Z][a-z]+(?:-[A-Z][a-z]+)+$")),
    ("a suffix", re.compile(r"^(?:-\w+|\w+[-@]|@\w+:.*|\w*#\w*)$")),
    ("a media type", re.compile(r"^(?:application|text|image|multipart)/\S+$")),
)
COMMAND = re.compile(r"^aws [a-z]")
PAIR = re.compile(r"^([A-Za-z][\w.@-]*)(?:: |=)(.+)$")
CALL = re.compile(r"^([A-Za-z_][\w.]*)\(.*\)$", re.S)
FUNCTION = re.compile(r"^(?:!(\w+)\b.*|(Fn::\w+)(?:::\S*)?)$")
TYPE = re.compile(r"^(?:AWS|Alexa)::[\w:.<>-]+$")
OPTION = re.compile(r"^--([a-z][a-z0-9-]*)$")
ACTION = re.compile(r"^(?!arn:)[a-z][a-z0-9-]*:(?:[A-Za-z*][\w*/${}:.-]*)?$")
NAME = re.compile(r"^[A-Za-z@$_][\w.:@$*<>-]*$")
# A value is worth looking for if it cannot be a word of somebody's own.
VALUE = re.compile(r"^(?:[A-Z][a-z0-9]+(?:[A-Z][\w]*)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$")


def why_no_name(text: str) -> str:
    """Why `text` is no name, by its form; "" if it may be one."""
    return next((why for why, form in NOT_NAMES if form.match(text)), "")


def parts(text: str) -> list[Name]:
    """The names in a span, each with the rule for it; [] if the span is none that a machine could know."""
    if COMMAND.match(text):
        return [Name("command", text)]
    if match := FUNCTION.match(text):
        return [Name("function", match[2] or f"Fn::{match[1]}"), *_types_in(text)]
    if TYPE.match(text):
        return [Name("type", text)]
    if text.startswith("--"):
        words = text.split()
        found = [Name("option", w.split("=")[0]) for w in words if OPTION.match(w.split("=")[0])]
        return found + [Name("name", w) for w in words if VALUE.match(w)]
    if ACTION.match(text) and not why_no_name(text.split(":")[0] + "_x"):
        return [Name("action", text)]
    if why_no_name(text):
        return []
    if match := PAIR.match(text):
        first = [] if why_no_name(match[1]) else [Name("name", match[1])]
        return first + ([Name("name", match[2])] if VALUE.match(match[2]) else parts(match[2]) if ACTION.match(match[2]) else [])
    if match := CALL.match(text):
        return [] if why_no_name(match[1]) else [Name("name", match[1])]
    if NAME.match(text):
        return [Name("name", text)]
    # An expression, a sentence or an event: only what can be nothing but a name is looked for.
    return [*_types_in(text), *(Name("name", w) for w in dict.fromkeys(re.findall(r"[\w.:-]+", text)) if VALUE.match(w))]


def _types_in(text: str) -> list[Name]:
    return [Name("type", t) for t in dict.fromkeys(re.findall(r"\bAWS::\w+(?:::\w+)*", text)) if t != text]
