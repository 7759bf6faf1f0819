"""Rules on the built site: one slip in one file makes the command fail and name file, line and rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.small import one_line

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Page</title><link rel="canonical" href="https://example.org/notes/">
<link rel="stylesheet" href="{up}assets/site.css"></head>
<body><h1 id="top">Page</h1>
<p><a href="{up}part/#top">part</a> <a href="{up}">home</a> <a href="#top">top</a> <a href="https://example.org/">there</a></p>
<p><img src="{up}assets/a%20b.svg" alt="a"></p>
<p>here</p>
</body>
</html>
"""
HOME, PART = "index.html", "part/index.html"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A built site of two pages and an error page, without a fault."""
    site = tmp_path / "site"
    for name, up in ((HOME, "./"), (PART, "../"), ("404.html", "/notes/")):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE.format(up=up), encoding="utf-8")
    (site / "assets").mkdir()
    (site / "assets/site.css").write_text("p{}")
    (site / "assets/a b.svg").write_text("<svg/>")
    return site


def put(site: Path, name: str, text: str) -> None:
    """Put `text` on line 8 of the page."""
    path = site / name
    path.write_text(path.read_text(encoding="utf-8").replace("<p>here</p>", text), encoding="utf-8")


SLIPS = [
    ("L001", HOME, '<p><a href="./nothing/">x</a></p>', "'./nothing/' leads nowhere"),
    ("L001", PART, '<p><a href="part/">x</a></p>', "'part/' leads nowhere"),
    ("L001", HOME, '<p><a href="../index.html">x</a></p>', "leads nowhere"),
    ("L001", HOME, '<p><a href="/etc/hostname">x</a></p>', "leads nowhere"),
    ("L001", HOME, '<p><img src="assets/c.svg" alt="c"></p>', "'assets/c.svg' leads nowhere"),
    ("L001", "404.html", '<p><a href="/notes/nothing/">x</a></p>', "leads nowhere"),
    ("L001", HOME, '<p><a href="http://[x">x</a></p>', "leads nowhere"),
    ("L002", HOME, '<p><a href="part/#deep">x</a></p>', "part/index.html has no such anchor"),
    ("L002", PART, '<p><a href="#deep">x</a></p>', "part/index.html has no such anchor"),
    ("L003", HOME, '<script src="https://cdn.example/x.js"></script>', "asks another host: https://cdn.example/x.js"),
    ("L003", PART, '<link rel="stylesheet" href="//fonts.example/x.css">', "asks another host: //fonts.example/x.css"),
    ("L003", PART, '<link rel="dns-prefetch" href="https://fonts.example/">', "asks another host"),
    ("L003", HOME, '<iframe src="https://video.example/" title="v"></iframe>', "asks another host"),
    ("L004", HOME, '<h2 id="top">again</h2>', "id 'top' stands twice"),
    ("L005", HOME, '<p><img src="assets/a%20b.svg"></p>', "an image without words"),
    ("L005", PART, '<svg role="img"></svg>', "an image without words"),
]


@pytest.mark.parametrize(("rule", "page", "text", "says"), SLIPS)
def test_slip_is_found(small, run, rule, page, text, says):
    put(small, page, text)
    result = run("scripts.check.built", small, "--links-only")
    assert result.returncode == 1
    findings = result.stdout.splitlines()
    assert len(findings) == 2, result.stdout
    assert findings[0].startswith(f"site/{page}:8: {rule} ")
    assert says in findings[0]
    assert findings[1] == "3 HTML files looked at, 1 finding"
    assert not result.stderr


def test_clean_site_is_clean(small, run):
    put(
        small,
        HOME,
        '<p><img src="assets/a%20b.svg" alt=""><a href="mailto:a@example.org">m</a><a href="#__top">t</a><a href="404.html">s</a></p>',
    )
    result = run("scripts.check.built", small, "--links-only")
    assert result.returncode == 0, result.stdout
    assert "3 HTML files looked at, 0 findings" in result.stdout


def test_script_that_is_only_for_editing_is_found(small, run):
    (small / "assets/mermaid.min.js").write_text("x")
    result = run("scripts.check.built", small, "--links-only")
    assert result.returncode == 1
    assert "site/assets/mermaid.min.js:1: L006 is only for editing" in result.stdout


def test_invalid_html_is_found(small, run):
    assert run("scripts.check.built", small).returncode == 0
    put(small, PART, "<p><div>block in a paragraph</p></div>")
    result = run("scripts.check.built", small)
    assert result.returncode == 1
    assert "part/index.html:8:" in result.stdout
    assert "[close-order]" in result.stdout


def test_site_that_is_not_there_is_an_error(run, tmp_path):
    assert "build the site first" in one_line(run("scripts.check.built", tmp_path / "none"))
    assert "no HTML files found" in one_line(run("scripts.check.built", tmp_path))
