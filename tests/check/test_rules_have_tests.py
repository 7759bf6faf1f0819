"""Every rule that a script can report has a test that names it, and no test names a rule that there is none of."""

from __future__ import annotations

import re

from scripts.content.paths import ROOT

RULE = re.compile(r"""["'`]([ASFDYNLVKXQ]\d{3})["'`]|\b([ASFDYNLVKXQ]\d{3}) """)


def ids(folder: str, pattern: re.Pattern) -> dict[str, list[str]]:
    """Rule id -> the files under `folder` that name it."""
    out: dict[str, list[str]] = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        for match in pattern.finditer(path.read_text(encoding="utf-8")):
            out.setdefault(next(filter(None, match.groups())), []).append(path.name)
    return out


def test_every_rule_has_a_test():
    rules, tested = ids("scripts", re.compile(r'"([ASFDYNLVKXQ]\d{3})"')), ids("tests", RULE)
    assert len(rules) > 60
    assert not sorted(set(rules) - set(tested)), "rules without a test"


def test_no_test_is_of_a_rule_that_is_gone():
    rules, tested = ids("scripts", re.compile(r'"([ASFDYNLVKXQ]\d{3})"')), ids("tests", RULE)
    assert not {rule: files for rule, files in tested.items() if rule not in rules}
