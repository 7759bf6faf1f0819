"""Fenced code that a machine can read: CloudFormation and SAM templates in YAML, and Python that calls boto3."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from scripts.check.facts import models
from scripts.check.facts.vocabulary import of_sdk, of_service, snake
from scripts.content.page import FENCE, Page

# What every client of boto3 has beside its operations.
CLIENT = ("exceptions", "meta", "get_paginator", "get_waiter", "can_paginate", "close")


@dataclass(frozen=True)
class Wrong:
    """A finding in fenced code: line of the page, rule, message."""

    line: int
    rule: str
    message: str


def blocks(page: Page) -> Iterator[tuple[str, int, str]]:
    """(language, line before the first line of code, code) of each fence of `page`."""
    language, lines, start = None, [], 0
    for number in sorted(page.code_lines):
        text = page.lines[number - 1]
        if match := FENCE.match(text):
            if language is not None:
                yield language, start, textwrap.dedent("\n".join(lines))
                language = None
            else:
                language, lines, start = match[3], [], number
        else:
            lines.append(text)


def check(page: Page) -> Iterator[Wrong]:
    """What is wrong in the templates and the Python of `page`; code that is cut short, so that it does not parse, is passed over."""
    for language, start, code in blocks(page):
        if language in ("yaml", "yml") and "Type: AWS::" in code:
            try:
                root = yaml.compose(code, yaml.SafeLoader)
            except yaml.YAMLError:
                continue
            yield from (Wrong(start + wrong.line, wrong.rule, wrong.message) for wrong in _template(root))
        elif language == "python" and "boto3" in code:
            try:
                tree = ast.parse(code)
            except SyntaxError:
                continue
            yield from (Wrong(start + wrong.line, wrong.rule, wrong.message) for wrong in _python(tree))


def _pairs(node: yaml.Node | None) -> dict[str, tuple[yaml.Node, int]]:
    """Key -> (value, line) of a mapping; {} for any other node, such as one with a function's tag."""
    if not isinstance(node, yaml.MappingNode) or node.tag.startswith("!"):
        return {}
    return {str(key.value): (value, key.start_mark.line + 1) for key, value in node.value}


def _template(node: yaml.Node) -> Iterator[Wrong]:
    """Findings in every resource at any depth of `node`: an unknown type, or a property that its type does not have."""
    pairs = _pairs(node)
    kind = pairs["Type"][0].value if "Type" in pairs else ""
    if isinstance(kind, str) and kind.startswith("AWS::") and "Properties" in pairs:
        if kind in models.types():
            yield from _properties(kind, "", pairs["Properties"][0])
        else:
            yield Wrong(pairs["Type"][1], "K005", f"CloudFormation has no type {kind!r}")
        return
    for value, _ in pairs.values():
        yield from _template(value)


def _properties(kind: str, path: str, node: yaml.Node) -> Iterator[Wrong]:
    """Findings for the keys of `node`, which stands at `path` of a resource of type `kind`."""
    if isinstance(node, yaml.SequenceNode) and not node.tag.startswith("!"):
        for item in node.value:
            yield from _properties(kind, path, item)
        return
    known = models.children(kind, path)
    if known is None:
        return
    for key, (value, line) in _pairs(node).items():
        if key.startswith(("Fn::", "Ref")):
            continue
        if key not in known:
            yield Wrong(line, "K005", f"{kind}{'.' + path if path else ''} has no property {key!r}")
        else:
            yield from _properties(kind, f"{path}.{key}".strip("."), value)


def _python(tree: ast.Module) -> Iterator[Wrong]:
    """Findings for the calls of boto3's clients in a module: an unknown service, method or parameter."""
    clients: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "boto3.client":
            name = node.value.args[0].value if node.value.args and isinstance(node.value.args[0], ast.Constant) else ""
            if name not in models.services():
                yield Wrong(node.lineno, "K001", f"boto3 has no client {name!r}")
            else:
                clients |= {target.id: name for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            if name := clients.get(node.func.value.id):
                yield from _call(name, node)


def _call(name: str, node: ast.Call) -> Iterator[Wrong]:
    method = node.func.attr
    operation = next((o for o in models.service(name)["operations"] if snake(o) == method), "")
    if not operation:
        if method not in CLIENT and method not in of_sdk().kinds["method"]:
            yield Wrong(node.lineno, "K001", f"boto3's {name} has no method {method!r}")
        return
    members = of_service(name).inputs[operation]
    for keyword in node.keywords:
        if keyword.arg and keyword.arg not in members:
            yield Wrong(keyword.value.lineno, "K001", f"{method} of boto3's {name} has no parameter {keyword.arg!r}")
