"""Constants of the installed packages' modules: numbers that AWS states in code alone, such as the retries of its SDK for Python."""

from __future__ import annotations

import ast

from scripts.check.facts.models import Unknown, package


def constant(path: str, inner: str):
    """A constant of an installed module, `botocore.retries.standard:DEFAULT_MAX_ATTEMPTS`, and `inner` keys of it (`Resources.number`).

    The module is parsed, not imported; Unknown if it has no such constant.
    """
    module, _, name = path.partition(":")
    top, *rest = module.split(".")
    file = package(top).joinpath(*rest).with_suffix(".py")
    if not file.is_file():
        raise Unknown(f"no module {module!r}")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        if node.__class__ in (ast.Assign, ast.AnnAssign) and any(isinstance(t, ast.Name) and t.id == name for t in targets):
            # Only arithmetic of numbers is worked out: 8 * 1024 * 1024, 8 * MB is not.
            try:
                value = ast.literal_eval(node.value)
            except ValueError:
                continue
            for part in filter(None, inner.split(".")):
                if not isinstance(value, dict) or part not in value:
                    raise Unknown(f"{path} has no key {part!r}")
                value = value[part]
            return value
    raise Unknown(f"{module} has no constant {name!r}")
