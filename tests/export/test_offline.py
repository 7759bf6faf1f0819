"""The archive that opens from a folder: its links, its search, its bytes, and what it says to bad input."""

from __future__ import annotations

import json
import zipfile

import pytest

from scripts.export.offline import FOLDER, index, named, page

COMMAND = "scripts.export.offline"


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    """The archive of the built site, in a folder of its own with a space in its name."""
    folder = tmp_path_factory.mktemp("a stick")
    with zipfile.ZipFile(site / "downloads" / "offline.zip") as archive:
        archive.extractall(folder)
    return folder / FOLDER


def test_addresses_name_their_files():
    assert [named(a) for a in ("", ".", "..", "../sqs/", "../sqs", "a/b.css", "../../x.md")] == [
        "",
        "./index.html",
        "../index.html",
        "../sqs/index.html",
        "../sqs/index.html",
        "a/b.css",
        "../../x.md",
    ]


def test_page_keeps_what_leads_elsewhere():
    html = '<head></head><a href="https://aws.amazon.com/x/">x</a><a href="#y">y</a><a href="../s3/#z">z</a><a href="?q=1">q</a>'
    assert page(html, "a/b/index.html") == (
        '<head><script src="../../assets/js/iframe-worker.js"></script>\n</head><a href="https://aws.amazon.com/x/">x</a><a href="#y">y</a>'
        '<a href="../s3/index.html#z">z</a><a href="?q=1">q</a>'
    )


def test_index_is_a_script_whose_places_are_files():
    text = index('{"pages":[{"url":"a/b/"}],"letters":"study/index-a-z/"}')
    assert text.startswith("var __index = ")
    data = json.loads(text.removeprefix("var __index = ").removesuffix(";\n"))
    assert data == {"pages": [{"url": "a/b/index.html"}], "letters": "study/index-a-z/index.html", "home": "index.html"}


def test_every_link_of_the_archive_leads_somewhere(unpacked, run):
    result = run("scripts.check.built", unpacked, "--links-only")
    assert result.returncode == 0, result.stdout[-2000:]


def test_it_reads_and_searches_from_a_folder(unpacked, chromium):
    context = chromium.new_context()
    asked, errors = [], []
    tab = context.new_page()
    tab.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    tab.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda e: errors.append(str(e)))
    tab.goto((unpacked / "index.html").as_uri())
    tab.keyboard.press("/")
    tab.keyboard.type("visibility timeout")
    first = tab.locator(".md-search-result__link").first
    first.wait_for(timeout=15_000)
    assert "/services/integration/sqs/index.html?h=" in first.get_attribute("href")
    assert "visibility-timeout" in first.get_attribute("href")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/sqs/index.html?h=*#*")
    assert tab.locator("mark[data-md-highlight]").count() > 0
    assert tab.locator("figure.diagram svg").first.is_visible()
    tab.locator(".md-tabs__link").nth(3).click()
    tab.wait_for_url("**/containers/**/index.html")
    context.close()
    assert asked == []
    assert errors == []


def test_same_site_same_bytes(run, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    small = tmp_path / "site"
    (small / "search").mkdir(parents=True)
    (small / "search/index.1a2b3c4d.json").write_text('{"pages":[],"letters":""}')
    (small / "index.html").write_text("<head></head>")
    for name in ("a.zip", "b.zip"):
        assert run(COMMAND, small, "-o", tmp_path / name).returncode == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    names = zipfile.ZipFile(tmp_path / "a.zip").namelist()
    assert names == [f"{FOLDER}/assets/js/iframe-worker.js", f"{FOLDER}/index.html", f"{FOLDER}/search/index.1a2b3c4d.js"]


def test_what_is_no_site_gets_one_line(run, tmp_path):
    result = run(COMMAND, tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert "run: make site" in result.stderr
    assert not list(tmp_path.rglob("*.zip*"))
