"""axe as a command: a page that a screen reader stumbles over is found and named, and so is what is no site."""

from __future__ import annotations

import pytest

COMMAND = "scripts.check.accessibility"
GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Good</title></head>
<body><main><h1>Good</h1><p>Text</p></main></body></html>"""


@pytest.fixture
def small(tmp_path):
    """A site of one page that axe has nothing against."""
    (tmp_path / "_headers").write_text("/*\n  X-Content-Type-Options: nosniff\n")
    (tmp_path / "index.html").write_text(GOOD)
    return tmp_path


def test_clean_page_is_clean(small, run):
    result = run(COMMAND, small, "--every")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 pages looked at, 0 findings" in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<p>Text</p>", '<img src="data:," width="9" height="9">', "image-alt"),
        ("<p>Text</p>", '<p style="color:#aaa;background:#fff">Text</p>', "color-contrast"),
        ("<p>Text</p>", "<details><summary>More</summary><button></button></details>", "button-name"),
        (' lang="en"', "", "html-has-lang"),
    ],
)
def test_fault_is_named_with_page_width_and_scheme(small, run, old, new, rule):
    (small / "index.html").write_text(GOOD.replace(old, new))
    result = run(COMMAND, small)
    assert result.returncode == 1
    assert f"{small.name}/index.html:1: A002 {rule} at 1440 px, light: " in result.stdout


def test_what_cannot_be_looked_at_gets_one_line(small, run, tmp_path):
    for arguments, says in (([small, "none.html"], "has no page none.html"), ([tmp_path / "no"], "is no folder; build the site first")):
        result = run(COMMAND, *arguments)
        assert result.returncode == 2
        assert says in result.stderr
    (small / "_headers").unlink()
    assert "has no _headers; build it with: make site" in run(COMMAND, small).stderr
