"""A site kept on the device: whole without a network, one version at a time, the next one at the reader's word."""

from __future__ import annotations

import contextlib
import shutil

import pytest

from scripts.content.host import serve

PAGE = "services/integration/sqs/"
OTHER = "services/integration/sns/"
OLD, NEW = "<h1", '<p class="new">new words</p><h1'
CACHES = "async () => (await caches.keys()).length"


@pytest.fixture
def kept(chromium, site, run, tmp_path):
    """A browser that keeps a copy of the site: (page, address, folder of the copy, what stops its host)."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.zip"))
    host = contextlib.ExitStack()
    address = host.enter_context(serve(copy))
    context = chromium.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Keep this site on my device").click()
    page.get_by_text("This site is on your device").wait_for(timeout=60_000)
    yield page, address, copy, host.close
    host.close()
    context.close()


def change(folder, *names: str) -> None:
    for name in names:
        file = folder / name / "index.html"
        file.write_text(file.read_text(encoding="utf-8").replace(OLD, NEW, 1), encoding="utf-8")


def test_everything_reads_without_a_network(kept, site):
    page, address, _, stop = kept
    stop()
    for path in (PAGE, "study/limits/", "compare/gsi-vs-lsi/", ""):
        page.goto(address + path)
        assert page.locator("article h1").count() == 1
    page.goto(address + PAGE.rstrip("/") + "?from=a-bookmark")
    assert page.url == f"{address}{PAGE}?from=a-bookmark"
    page.keyboard.press("/")
    page.keyboard.type("visibility timeout")
    page.locator(".md-search-result__link").first.wait_for(timeout=10_000)
    assert page.evaluate("async () => (await fetch('../../../downloads/cheat-sheet.pdf')).ok")
    assert page.goto(address + "no/such/page/").status == 404
    assert page.locator("label.search-box").is_visible()


def test_next_version_comes_whole_and_at_the_readers_word(kept, run):
    page, address, copy, _ = kept
    second = page.context.new_page()
    change(copy, PAGE, OTHER)
    assert run("scripts.export.keep", copy).returncode == 0
    page.goto(address + PAGE)
    assert page.locator("p.new").count() == 0, "another version's page without a word"
    page.get_by_text("A newer version of this site is there").wait_for(timeout=60_000)
    second.goto(address + OTHER)
    assert second.locator("p.new").count() == 0, "two versions side by side"
    page.get_by_role("button", name="Show it").click()
    for tab in (page, second):
        tab.locator("p.new").wait_for(timeout=10_000)
    assert page.evaluate(CACHES) == 1, "the old version is still on the device"


def test_host_in_the_middle_of_an_update_changes_nothing(kept, run):
    page, address, copy, _ = kept
    change(copy, PAGE)
    assert run("scripts.export.keep", copy).returncode == 0
    change(copy, PAGE)  # the list is of one version, the page of another
    page.goto(address + OTHER)
    page.evaluate("""async () => {
      const kept = await navigator.serviceWorker.getRegistration();
      await kept.update();
      const worker = kept.installing;
      if (worker) await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "redundant" && done()));
    }""")
    page.goto(address + PAGE)
    assert page.locator("p.new").count() == 0
    assert page.get_by_text("A newer version").count() == 0
    assert page.evaluate(CACHES) == 1


def test_reader_removes_it_again(kept):
    page = kept[0]
    page.get_by_role("button", name="Remove it").click()
    page.get_by_role("button", name="Keep this site on my device").wait_for()
    assert page.evaluate(CACHES) == 0
    page.reload()
    page.get_by_role("button", name="Keep this site on my device").wait_for()
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_nothing_is_offered_where_nothing_can_be_kept(visit):
    page = visit(scripts=False).open()
    assert page.locator(".keep").is_hidden()


def test_folder_without_a_site_is_refused(run, tmp_path):
    result = run("scripts.export.keep", tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert "run: make site" in result.stderr
    assert not (tmp_path / "service-worker.js").exists()
