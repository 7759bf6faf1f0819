"""Reads anywhere: what a visit costs, under the policy, without scripts, by keyboard, at 200 % and on a narrow phone."""

from __future__ import annotations

import gzip
import re

import pytest

PAGE = "services/integration/sns/fan-out/"
PACKED = re.compile(r"\.(?:html|css|js|json|svg|xml|txt|md)$|/$")
FIRST_VISIT, SCRIPTS, SECOND = 110_000, 60_000, 15_000  # bytes with gzip; the second page's first sight of a face is not counted
HEAVY = 20_000  # no page's HTML may be more


def _size(site, address: str, url: str) -> int:
    path = site / url.removeprefix(address).split("?")[0]
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(gzip.compress(content, 9)) if PACKED.search(url.split("?")[0]) else len(content)


def test_a_first_visit_is_small(visit, site, address):
    """What is fetched until two seconds after the load, and what is not: the index, Mermaid, anything of another host."""
    seen = visit()
    urls: list[str] = []
    seen.page.on("request", lambda r: urls.append(r.url))
    page = seen.open(PAGE)
    page.wait_for_timeout(2000)
    sizes = {url: _size(site, address, url) for url in set(urls)}
    assert len(sizes) > 6
    assert sum(sizes.values()) <= FIRST_VISIT, sizes
    assert sum(size for url, size in sizes.items() if ".js" in url) <= SCRIPTS, sizes
    assert not [url for url in sizes if "/search/index." in url or "mermaid" in url]
    assert page.evaluate("document.activeElement === document.body"), "something took the focus"
    assert seen.others == []


def test_most_pages_are_a_small_second_page(site):
    sizes = {p.parent: len(gzip.compress(p.read_bytes(), 9)) for part in ("services", "compare") for p in (site / part).rglob("index.html")}
    assert len(sizes) > 100
    assert sorted(sizes.values())[len(sizes) // 2] <= SECOND
    assert {path: size for path, size in sizes.items() if size > HEAVY} == {}


def test_index_comes_with_the_first_word(visit):
    seen = visit()
    urls: list[str] = []
    seen.page.on("request", lambda r: urls.append(r.url))
    page = seen.open(PAGE)
    page.keyboard.press("/")
    page.keyboard.type("lambda timeout")
    page.locator(".md-search-result__link").first.wait_for()
    assert [url for url in urls if "/search/index." in url]
    assert seen.errors == []


def test_the_policy_holds_while_everything_is_used(visit):
    seen = visit(width=390, height=800)
    page = seen.open(PAGE)
    policy = page.evaluate("fetch(location.href).then(reply => reply.headers.get('Content-Security-Policy'))")
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-overlay").click(position={"x": 380, "y": 400})
    page.locator("label[for^=__palette]:visible").first.click()
    page.locator(".diagram__open").first.click()
    assert page.locator("dialog.diagram-view svg").is_visible()
    page.get_by_role("button", name="Larger").click()
    wide = page.locator("dialog.diagram-view svg").bounding_box()["width"]
    page.get_by_role("button", name="Smaller").click()
    assert page.locator("dialog.diagram-view svg").bounding_box()["width"] < wide
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    assert page.locator("figure.diagram svg").first.is_visible(), "the drawing is back on its page"
    assert page.evaluate("document.activeElement.className").startswith("diagram__open")
    page.locator("button.md-clipboard, .md-code__button").first.click()
    # An inline script must be refused, or the policy is not there at all.
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.leak = 1'}))")
    assert page.evaluate("window.leak") is None
    assert [error for error in seen.errors if "Content Security Policy" not in error] == []
    assert len(seen.errors) == 1, "nothing but that script broke the policy"


@pytest.mark.parametrize("width", [1440, 390])
def test_without_scripts_text_diagrams_navigation_and_index(visit, width):
    page = visit(width=width, height=800, scripts=False, scheme="dark").open(PAGE)
    assert page.locator("figure.diagram svg").first.is_visible()
    assert page.locator(".md-search").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)", "the system is dark"
    if width == 390:
        page.locator("label.md-header__button[for=__drawer]").click()
        shown = page.locator(".md-nav--primary :is(a[href], label)").filter(has_text="SNS", visible=True)
        assert shown.count() > 1, "the drawer shows no way on"
        page.mouse.click(385, 400)
    index = page.locator(".md-header a", has_text="Index")
    assert index.is_visible()
    index.click()
    assert page.locator(".index a", has_text="Dead-letter queue").count() > 0
    fold = page.goto(page.url.replace("study/index-a-z/", PAGE)) and page.locator("details summary").first
    fold.click()
    assert page.locator("details[open]").count() == 1


def test_dark_of_the_system_shows_with_the_first_paint(visit):
    """The scheme is set before the body is read: no flash of the other, stored choice included."""
    seen = visit(scheme="dark")
    seen.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.atFirst = document.body.dataset.mdColorScheme; }, {capture: true, once: true})"
    )
    page = seen.open(PAGE)
    assert page.evaluate("window.atFirst") == "slate"


def test_every_stop_of_the_tabulator_is_seen(visit):
    page = visit().open(PAGE)
    hidden, stops = [], []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => { const at = document.activeElement, e = at.matches('.md-option') ? at.parentElement.querySelector('label:not([hidden])') : at;  // its label shows it
          const s = getComputedStyle(e), b = e.getBoundingClientRect();
          return {what: at.outerHTML.slice(0, 90), line: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none', shown: b.width > 0 && b.height > 0}; }""")
        stops.append(stop["what"])
        if not stop["line"] or not stop["shown"]:
            hidden.append(stop["what"])
    assert len(set(stops)) > 40
    assert hidden == []


@pytest.mark.parametrize("path", ["", PAGE, "services/integration/sqs/", "compare/sqs-vs-sns-vs-eventbridge-vs-kinesis/", "study/limits/"])
def test_nothing_scrolls_sideways_at_320_px(visit, path):
    """WCAG 1.4.10: 1280 px at 400 %, and so 200 % too."""
    page = visit(width=320, height=640).open(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_less_motion_if_the_reader_asks_for_it(visit):
    page = visit().open(PAGE)
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate("""[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
      return [...s.transitionDuration.split(','), ...s.animationDuration.split(',')].some(d => parseFloat(d) > 0.01); }).map(e => e.className || e.tagName).slice(0, 5)""")
    assert moving == []


def test_buttons_on_code_are_no_landmark_however_late_they_come(visit):
    page = visit().open("services/containers/ecr/")
    roles = """async () => {
      const late = document.createElement("nav");
      late.className = "md-code__nav";
      document.querySelector("pre").append(late);
      await Promise.resolve();
      return [...document.querySelectorAll(".md-code__nav")].map((nav) => nav.getAttribute("role"));
    }"""
    found = page.evaluate(roles)
    assert len(found) > 1
    assert set(found) == {"none"}
