"""What a reader does first, in a real browser."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

SEARCHES = [
    # what is typed, where the first result must lead
    ("visibility timeout", "services/integration/sqs/#a-messages-life-and-its-visibility-timeout"),
    ("ReceiveMessage WaitTimeSeconds", "services/integration/sqs/#"),
    ("envelope encryption", "services/security/kms/envelope-encryption/"),
    ("geolocation routing", "services/networking/route-53/routing-policies/#geolocation"),
    ("appspec.yml", "services/delivery/codedeploy/#"),
    ("gsi or lsi", "compare/gsi-vs-lsi/"),
    ("visiblity timout", "services/integration/sqs/#a-messages-life-and-its-visibility-timeout"),
]


def test_home_loads_clean(visit):
    seen = visit()
    page = seen.open()
    assert page.locator(".catalogue a").count() > 60
    assert seen.others == []
    assert seen.errors == []


def test_home_reaches_every_service_in_two_clicks(visit, site):
    page = visit().open()
    direct = {a.get_attribute("href").strip("/").removesuffix("/") for a in page.locator(".catalogue a").all()}
    for path in sorted((site / "services").glob("*/*/index.html")):
        name = path.parent.relative_to(site).as_posix()
        assert name in direct, f"{name} is not in the catalogue"


def search(page, typed: str):
    """Type into the box; the links of the results, once they stand still."""
    page.keyboard.press("/")
    page.keyboard.type(typed)
    links = page.locator(".md-search-result__link")
    links.first.wait_for(timeout=10_000)
    before: list = []
    while (
        now := links.evaluate_all("links => links.map(link => link.href)")
    ) != before:  # anew with each letter, and once all text is read
        before = now
        page.wait_for_timeout(700)
    return links


@pytest.mark.parametrize(("typed", "first"), SEARCHES)
def test_search_opens_the_section(visit, typed, first):
    seen = visit()
    page = seen.open()
    target = search(page, typed).first.get_attribute("href")
    assert f"/{first}" in re.sub(r"\?[^#]*", "", target), f"{typed!r} led to {target}"
    page.keyboard.press("Enter")
    page.wait_for_url("**/*h=*")
    assert page.locator("h1").count() == 1
    if "#" in target:
        anchor = re.sub(r".*#", "", target)
        page.wait_for_timeout(300)
        top = page.locator(f"[id='{anchor}']").bounding_box()
        assert top is not None
        assert -10 <= top["y"] <= 1000, "the section is not on the screen"
    assert page.locator("article mark").count() > 0, "nothing is marked on arrival"
    assert seen.others == []
    assert seen.errors == []


def test_result_shows_where_it_stands_and_the_line_that_answers(visit):
    page = visit().open()
    search(page, "how long can lambda run")
    first = page.locator(".md-search-result__article").first
    assert first.locator("h1").count() == 1
    assert first.locator("p.search-text").inner_text()
    texts = page.locator(".md-search-result__article p.search-text").all_inner_texts()[:3]
    assert any("15\u00a0minutes" in text for text in texts), texts
    assert page.locator("p.search-path").first.inner_text().startswith("Lambda")
    said = page.get_by_role("status").filter(has_text="sections")
    assert said.count() == 1, "how many were found is not said aloud"


def test_results_can_be_kept_to_one_service_by_keyboard_alone(visit):
    page = visit().open()
    search(page, "limits")
    only = page.locator(".search-filter a").first
    service = only.inner_text()
    only.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.md-search__input').value.includes('in:')")
    page.wait_for_function("() => document.querySelector('.search-filter').textContent.startsWith('Only ')")
    page.wait_for_timeout(300)
    names = {text.split(" › ")[0].split(":")[0] for text in page.locator("p.search-path").all_inner_texts()}
    assert names == {service}
    page.get_by_role("link", name="Show all").click()
    page.wait_for_function("() => !document.querySelector('.md-search__input').value.includes('in:')")


def test_nothing_found_says_so_and_offers_a_way_on(visit):
    page = visit().open()
    search(page, "xyzzyplugh")
    assert page.locator(".md-search-result__meta").inner_text() == "Nothing found. Perhaps:"
    assert page.locator(".search-none").all_inner_texts()[-2:] == ["Every service, by category", "Index from A to Z"]
    page.locator(".md-search-result__link").last.click()
    page.wait_for_url("**/study/index-a-z/**")


def test_search_highlights_suggests_and_shares(visit):
    page = visit().open()
    page.keyboard.press("/")
    page.keyboard.type("visib", delay=30)
    page.locator(".md-search-result mark").first.wait_for()
    assert page.locator("[data-md-component=search-share]").count() == 1
    page.wait_for_function("() => document.querySelector('[data-md-component=search-suggest]').textContent.length > 5")
    page.wait_for_timeout(1500)  # until all text is read, the list may be empty for a moment
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.classList.contains('md-search-result__link')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.getElementById('__search').checked") is False


def test_who_has_reached_a_result_stays_on_it_when_the_list_is_drawn_anew(visit):
    page = visit().open()
    search(page, "visibility timeout")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    reached = page.evaluate("document.activeElement.href")
    again = """() => {
        const list = document.querySelector('.md-search-result__list');
        const copies = [...list.children].map((item) => item.cloneNode(true));
        list.replaceChildren();
        list.append(...copies);
    }"""
    page.evaluate(again)
    page.wait_for_function("() => document.activeElement.matches('a.md-search-result__link')")
    assert page.evaluate("document.activeElement.href") == reached
    page.keyboard.press("Escape")
    page.evaluate(again)
    page.wait_for_timeout(200)
    assert not page.evaluate("document.activeElement.matches('a.md-search-result__link')"), "the shut box takes the focus"


def test_scheme_follows_the_system_and_switches(visit):
    page = visit(scheme="dark").open("services/integration/sqs/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[for^=__palette]:visible").first.click()
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'default'")
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default", "the choice is forgotten"


def test_navigation_on_a_phone(visit):
    seen = visit(width=390, height=800)
    page = seen.open("services/integration/sqs/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
    page.locator("label.md-header__button[for=__drawer]").click()
    # The drawer opens at the open page's own level; every level above has a way back.
    page.locator(".md-nav--primary").wait_for(state="visible")
    assert page.locator(".md-nav--primary a[href]").filter(has_text="FIFO").first.is_visible()
    assert seen.errors == []


def test_breadcrumbs_neighbours_edit_and_date(visit):
    page = visit().open("services/integration/sqs/")
    assert page.locator(".md-path__item").count() >= 2
    assert page.locator(".md-footer__link--next").count() == 1
    assert page.locator("a[rel=edit]").get_attribute("href").endswith("docs/services/integration/sqs/index.md")
    assert page.locator("a[title='View source of this page']").count() == 1
    assert re.search(r"\d{4}-\d\d-\d\d", page.locator(".md-source-file").inner_text())


def test_the_head_of_a_page_says_what_became_of_the_service(visit):
    seen = visit()
    page = seen.open("services/integration/firehose/")
    assert "formerly Amazon Kinesis Data Firehose" in page.locator(".page-head").inner_text()
    page = seen.open("services/delivery/codestar/")
    assert page.locator(".page-head .badge").inner_text() == "retired since 2024-07-31"
    assert page.locator(".admonition.changed").first.bounding_box()["y"] < 500, "the banner is not at the top"


def test_the_cheat_sheet_is_linked_from_home_and_header(visit, site):
    for path in ("", "services/integration/sqs/"):
        page = visit().open(path)
        links = [a for a in page.locator("a[href$='cheat-sheet.pdf']").all() if a.is_visible()]
        assert links, f"no link on {path or 'home'}"
    assert (site / "downloads" / "cheat-sheet.pdf").read_bytes().startswith(b"%PDF")


def test_copy_button_and_tooltips(visit):
    page = visit().open("services/foundations/iam/")
    assert page.locator(".md-clipboard, button[data-clipboard-target], .md-code__button").count() > 0
    assert page.locator("abbr[title]").count() + page.locator("abbr").count() > 0


def test_an_unknown_address_helps(visit):
    page = visit().open("404.html")
    assert page.locator("article a").count() > 8
    assert page.locator("label.search-box").is_visible()


def test_diagrams_show_without_scripts(visit):
    page = visit(scripts=False).open("services/integration/sns/fan-out/")
    boxes = [svg.bounding_box() for svg in page.locator("figure.diagram svg").all()]
    assert boxes
    assert all(box and box["width"] > 100 and box["height"] > 60 for box in boxes)


def test_a_page_prints_on_white_from_the_dark(visit, tmp_path):
    page = visit(scheme="dark").open("services/integration/sns/fan-out/")
    page.emulate_media(media="print", color_scheme="dark")
    shot = Image.open(io.BytesIO(page.screenshot()))
    assert shot.convert("L").getpixel((3, 3)) > 250, "the margin is dark"
    assert page.locator(".md-header").is_hidden()
    assert page.locator("figure.diagram svg").first.is_visible()
    paper = page.pdf(format="A4", print_background=True)
    assert paper.startswith(b"%PDF")
    assert len(paper) > 10_000
