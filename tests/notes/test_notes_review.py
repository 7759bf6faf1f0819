"""What is mended, what is only suggested, what is flagged; never silently."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.notes.glossary import load
from scripts.notes.spelling import Speller

Drafted = Callable[..., dict[str, str]]


@pytest.fixture
def speller(glossary: Path) -> Speller:
    return Speller(load(glossary), ["zabaglione"] * 4)


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("stir the Hollandaisse", "stir the Hollandaise"),
        ("the Mailard reaction", "the Maillard reaction"),
        ("use a turbowhisk", "use a TurboWhisk"),
        ("use a Turbo Whisk now", "use a TurboWhisk now"),
    ],
)
def test_near_misses_are_mended(speller: Speller, read: str, mended: str) -> None:
    text, changes = speller.mend(read)
    assert text == mended
    assert [change.applied for change in changes] == [True]


@pytest.mark.parametrize(
    "text",
    ["pasty and pastry", "a rout of cooks", "roue", "zabaglione", "`turbowhisk`", "http://turbowhisk.example/mailard",
     "my_mailard.txt", "--turbowhisk", "chef@turbowhisk", "sources", "Maillard's reactions"],
)  # fmt: skip
def test_words_code_and_addresses_are_left_alone(speller: Speller, text: str) -> None:
    assert speller.mend(text) == (text, [])


def test_unsure_near_misses_are_only_suggested(speller: Speller) -> None:
    text, changes = speller.mend("the Mallart reaction and Turbo whisk")
    assert text == "the Mallart reaction and Turbo whisk"
    assert {(change.read, change.meant, change.applied) for change in changes} == {
        ("Mallart", "Maillard", False),
        ("Turbo whisk", "TurboWhisk", False),
    }


def test_each_change_is_listed_with_its_lines(drafted: Drafted, glossary: Path) -> None:
    drafts = drafted("## Hollandaisse\n- the Mailard reaction\n- Mailard\n- Mallart\n- ~~never~~ always\n", "--glossary", glossary)
    review = drafts["review.md"]
    assert "| 1 | Hollandaisse | Hollandaise |" in review
    assert "| 2, 3 | Mailard | Maillard |" in review
    assert "| 4 | Mallart | Maillard |" in review.split("## Suggested")[1]
    assert "| 5 | never |" in review
    page = drafts["sauces/hollandaise.md"]
    assert "- the Maillard reaction\n- Maillard\n- Mallart\n- never always\n" in page


def test_bleed_through_is_flagged_in_place(drafted: Drafted) -> None:
    entries = "".join(f"- stir the sauce and taste the sauce, step {number}\n" for number in range(220))
    doubtful = "business no 877\n\n- more sauce 2020A till lasten\n¬¬ ¦¦ ŧþæ ¤¤\n"
    drafts = drafted(f"## Sauce\n{entries}\n{doubtful}- the sauce\n\ntaste the sauce\n")
    page, review = drafts["sauce.md"], drafts["review.md"]
    assert "\nbusiness no 877 <!-- review: line 223: looks like bleed-through -->\n" in page
    assert "- more sauce 2020A till lasten <!-- review: line 225: looks like bleed-through -->\n" in page
    assert "¬¬ ¦¦ ŧþæ ¤¤ <!-- review: line 226: looks like bleed-through -->\n" in page
    assert page.count("<!-- review") == 3
    assert review.count("[sauce](sauce.md)") == 4  # three lines and the heading that no term names


def test_a_flagged_heading_keeps_its_words(drafted: Drafted) -> None:
    page = drafted("## Soup 2020A\n- leek\n")["soup-2020a.md"]
    assert "## Soup 2020A\n\n<!-- review: line 1: looks like bleed-through -->\n\n- leek\n" in page
