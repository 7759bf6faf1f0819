"""What a reader does first, in a real browser."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

SEARCHES = [
    # what is typed, the page that must come first, the section at which it opens
    ("visibility timeout", "services/integration/sqs/", "visibility"),
    ("SendMessage", "services/integration/sqs/", ""),
    ("ReceiveMessage WaitTimeSeconds", "services/integration/sqs/", ""),
    ("envelope encryption", "services/security/kms/envelope-encryption/", ""),
    ("geolocation routing", "services/networking/route-53/routing-policies/", ""),
    ("appspec.yml", "services/delivery/codedeploy/", ""),
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


@pytest.mark.parametrize(("typed", "first", "section"), SEARCHES)
def test_search_finds_the_page_and_opens_the_section(visit, typed, first, section):
    seen = visit()
    page = seen.open()
    page.keyboard.press("/")
    page.keyboard.type(typed)
    result = page.locator(".md-search-result__item a.md-search-result__link").first
    result.wait_for(timeout=10_000)
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.match(/[0-9]/)")
    target = result.get_attribute("href")
    assert f"/{first}" in target, f"{typed!r} led to {target}"
    # In one go: the list is drawn anew while results come in.
    links = page.locator(".md-search-result__item").first.evaluate("item => [...item.querySelectorAll('a')].map(a => a.href)")
    wanted = next((link for link in links if section and section in link), links[0])
    assert not section or section in wanted, f"no section with {section!r} among {links}"
    page.goto(wanted)
    assert page.locator("h1").count() == 1
    if "#" in wanted:
        anchor = re.sub(r".*#", "", wanted)
        top = page.locator(f"[id='{anchor}']").bounding_box()
        assert top is not None
        assert -10 <= top["y"] <= 1000, "the section is not on the screen"
    assert seen.others == []


def test_search_highlights_suggests_and_shares(visit):
    page = visit().open()
    page.keyboard.press("/")
    page.keyboard.type("visib", delay=30)
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator(".md-search-result mark").count() > 0
    assert page.locator("[data-md-component=search-share]").count() == 1
    page.wait_for_function("document.querySelector('[data-md-component=search-suggest]').textContent.length > 5")


def test_scheme_follows_the_system_and_switches(visit):
    page = visit(scheme="dark").open("services/integration/sqs/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[for^=__palette]:visible").first.click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")
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
