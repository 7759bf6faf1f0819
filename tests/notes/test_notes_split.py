"""Which draft a line lands in."""

from collections.abc import Callable
from pathlib import Path

Drafted = Callable[..., dict[str, str]]


def test_headings_and_opening_lines_find_their_page(drafted: Drafted, glossary: Path) -> None:
    drafts = drafted(
        "## → White sauces :-\n- melt butter\n\n→ Hollandaise :-\n\n- an emulsified sauce\n- eggs\n- Hollandaise splits\n\n"
        "## Shortcrust\n- blind baking\n",
        "--glossary", glossary,
    )  # fmt: skip
    assert set(drafts) == {"sauces/bechamel.md", "sauces/hollandaise.md", "pastry/shortcrust.md", "review.md"}
    assert "# Béchamel\n\n## White sauces\n\n- melt butter\n" in drafts["sauces/bechamel.md"]
    assert "# Hollandaise\n\n- an emulsified sauce\n- eggs\n- Hollandaise splits\n" in drafts["sauces/hollandaise.md"]


def test_a_name_in_passing_opens_nothing(drafted: Drafted, glossary: Path) -> None:
    drafts = drafted(
        "## Béchamel\n- a roux and milk\n- roux first\n- not like\n- Hollandaise\n- or\n- Puff pastry\n- the roux again\n- roux\n",
        "--glossary", glossary,
    )  # fmt: skip
    assert set(drafts) == {"sauces/bechamel.md", "review.md"}


def test_heading_without_a_term_continues_or_opens_its_own(drafted: Drafted, glossary: Path) -> None:
    drafts = drafted(
        "## Béchamel\n- roux\n\n## Tips\n- stir\n\n## Thickness\n- more roux\n\n## Knife skills\n- a\n- b\n- c\n- d\n\n## Roux\n- pale\n",
        "--glossary", glossary,
    )  # fmt: skip
    assert set(drafts) == {"sauces/bechamel.md", "knife-skills.md", "review.md"}
    assert "## Tips\n\n- stir\n\n## Thickness\n" in drafts["sauces/bechamel.md"]
    assert "## Roux\n\n- pale\n" in drafts["sauces/bechamel.md"]
    assert "notes: [10-14]" in drafts["knife-skills.md"]
    assert "| 10 | Knife skills | [knife-skills](knife-skills.md) |" in drafts["review.md"]


def test_parts_of_a_folder_are_told_apart(drafted: Drafted, glossary: Path) -> None:
    drafts = drafted("## Puff pastry\n- fold\n\n### Blind baking\n- beans\n\n## Laminated dough\n- chill\n", "--glossary", glossary)
    assert "- fold" in drafts["pastry/index.md"]
    assert "- chill" in drafts["pastry/index.md"]
    assert "- beans" in drafts["pastry/shortcrust.md"]


def test_without_a_glossary_headings_split(drafted: Drafted) -> None:
    drafts = drafted("before it all\n\n## Soup\n- leek\n\n### Season\n- autumn\n\n## Ingredients\n- water\n\n## Crème brûlée\n- cream\n")
    assert set(drafts) == {"notebook.md", "soup.md", "crème-brûlée.md", "review.md"}
    assert "before it all" in drafts["notebook.md"]
    assert "## Season\n\n- autumn\n\n## Ingredients\n\n- water\n" in drafts["soup.md"]


def test_a_glossary_about_something_else_is_set_aside(drafted: Drafted, glossary: Path) -> None:
    text = "".join(f"## {name}\n- one\n- two\n\n" for name in ("Titration", "Buffers", "Redox", "Salts", "Acids", "Hollandaise"))
    drafts = drafted(text, "--glossary", glossary)
    assert {"titration.md", "hollandaise.md"} < set(drafts)
    assert "The glossary was set aside" in drafts["review.md"]


def test_names_that_would_collide_do_not(drafted: Drafted) -> None:
    drafts = drafted("## Review!\n- a\n## Cakes: Review\n- b\n## ***x***\n- c\n## 寿司\n- d\n")
    assert {"review.md", "cakes-review.md", "x.md", "寿司.md"} <= set(drafts)
    assert sum("- a\n" in text for text in drafts.values()) == 1
