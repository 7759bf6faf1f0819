"""Lines to Markdown: lists, sentences, tables, code, and nothing that is taken for markup by accident."""

from collections.abc import Callable

import markdown
import pytest

Body = Callable[[str], str]


def test_glyphs_nest(body: Body) -> None:
    text = "→ Families\n\n↳ general\n\n↳ compute\n\n→ Sizes\n  - small\n    - tiny\n  - large\n"
    assert body(text) == "- Families\n    - general\n    - compute\n- Sizes\n    - small\n        - tiny\n    - large"


def test_first_entries_never_stand_deeper_than_their_list(body: Body) -> None:
    assert body("    - ↳ one\n    - ↳ two\n- three\n") == "- one\n- two\n- three"


def test_numbered_entries_belong_to_the_plain_one_above(body: Body) -> None:
    assert body("- Checks\n- ① first\n- ② second\n- Metrics\n") == "- Checks\n    1. first\n    2. second\n- Metrics"
    assert body("① On demand\n② Reserved\n↳ for years\n③ Spot\n") == "1. On demand\n2. Reserved\n    - for years\n3. Spot"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("→ many zones  \n( min - 3 )", "- many zones (min - 3)"),
        ("- Bin packing:  \nplace by memory", "- Bin packing: place by memory"),
        ("- 300 a second without batches  \n3000 with", "- 300 a second without batches, 3000 with"),
        ("- Kubernetes →  \nManaged by us", "- Kubernetes → Managed by us"),
        ("Ex:- two writes  \n $= 2 \\times 3 = 6$", "Ex: two writes = 2 × 3 = 6"),
        ("- balance the load between all regions and test\n\nnew versions", "- balance the load between all regions and test new versions"),
        ("1) Mix the flour and\neggs", "1. Mix the flour and eggs"),
    ],
)  # fmt: skip
def test_split_lines_are_rejoined(body: Body, lines: str, joined: str) -> None:
    assert body(lines) == joined


@pytest.mark.parametrize(
    ("lines", "apart"),
    [
        ("- Login: pools  \nRights: methods", "- Login: pools\n- Rights: methods"),
        ("② Reserved  \n↳ long", "2. Reserved\n    - long"),
        ("Boil water\nAdd salt", "Boil water\n\nAdd salt"),
        ("It is done.\n\nnext thing", "It is done.\n\nnext thing"),
        ("One line of words that goes on to its end here\n\n\nand more", "One line of words that goes on to its end here\n\nand more"),
        ("Short one\n= = =\nbelow", "Short one\n\nbelow"),
    ],
)  # fmt: skip
def test_lines_that_stand_alone_stay_apart(body: Body, lines: str, apart: str) -> None:
    assert body(lines) == apart


def test_tables_are_kept(body: Body) -> None:
    table = "| spice | amount |\n| --- | --- |\n| basil | 2 spoons |"
    assert body("| spice | amount |\n|---|---|\n| basil | 2 spoons |") == table
    assert body("- |  |  |\n|--|--|\n| → hot | cold |\n| short |") == "|  |  |\n| --- | --- |\n| hot | cold |\n| short |  |"


def test_code_fences_are_left_alone_and_closed(body: Body) -> None:
    assert body("```python\nx := 5  # → $a$\n\n- y\n```\nafter") == "```python\nx := 5  # → $a$\n\n- y\n```\n\nafter"
    assert body("~~~\nnever closed") == "~~~\nnever closed\n~~~"


def test_maths_over_several_lines_is_read(body: Body) -> None:
    assert body("$$\n\\frac{a}{b} = c\n$$\nplain") == "a / b = c\n\nplain"


def test_underlined_headings_are_headings(drafted: Callable[..., dict[str, str]]) -> None:
    drafts = drafted("Soups\n=====\n- leek\n\nCakes\n-----\n- carrot\n")
    assert drafts["soups.md"].endswith("# Soups\n\n- leek\n")
    assert drafts["cakes.md"].endswith("# Cakes\n\n- carrot\n")


@pytest.mark.parametrize(
    "text",
    ["2 * 3 * 4 *x* left", "_start and end_", "a <b or List<String> c", "AT&amp;amp;T", "{{ not.a.template }} {% nor this %}",
     "#hashtag first", ">5 of them", "!!! careful", "back\\slash", "one ` tick", "Name {with braces}", "2021. was a year", "{: .x }"],
)  # fmt: skip
def test_text_is_not_taken_for_markup(body: Body, text: str) -> None:
    from html import unescape
    from re import sub

    from scripts.notes.glyphs import fold

    page = body(text)
    shown = unescape(sub(r"<[^>]+>", "", markdown.markdown(page, extensions=["attr_list", "admonition", "tables", "def_list"])))
    assert shown.strip() == fold(text).text.replace("`a`", "a")
    assert "{{" not in page
    assert "{%" not in page


def test_heading_levels_are_not_skipped_and_siblings_stay_siblings(drafted: Callable[..., dict[str, str]]) -> None:
    page = drafted("## Bread\n#### Rye\ntext\n###### Crust\ntext\n### Wheat\ntext\n")["bread.md"]
    assert [line for line in page.split("\n") if line.startswith("#")] == ["# Bread", "## Rye", "### Crust", "## Wheat"]


def test_headings_end_bare_and_are_told_apart(drafted: Callable[..., dict[str, str]]) -> None:
    page = drafted("## Bread!\n### Rye.\n- a\n### Rye :-\n- b\n")["bread.md"]
    assert [line for line in page.split("\n") if line.startswith("#")] == ["# Bread", "## Rye", "## Rye (2)"]


def test_addresses_become_links(body: Body) -> None:
    assert body("→ see http://example.com/a_b*c. Then (https://x.org)") == "- see <http://example.com/a_b*c>. Then (https://x.org)"


def test_front_matter_says_where_the_draft_is_from(drafted: Callable[..., dict[str, str]]) -> None:
    text = '## Tart "Tatin": old\n\n- apples\n\n## Bread\n- rye\n\n## Tart "Tatin": old\n- sugar\n'
    page = drafted(text)["tart-tatin-old.md"]
    assert page.startswith('---\ntitle: "Tart \\"Tatin\\": old"\nnotes: [1-3, 8-9]\nstatus: draft\n---\n\n# Tart')
