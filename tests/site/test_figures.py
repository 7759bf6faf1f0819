"""Stored diagrams: made fit for a page, found by their key, put in the place of their source."""

from __future__ import annotations

import html
import re

import pytest

from scripts.site.diagram_svg import key_of, size, tidy
from scripts.site.figures import swap

RAW = (
    '<svg aria-roledescription="flowchart-v2" role="graphics-document document" viewBox="0 -4.5 312.4567 200.25" '
    'style="max-width: 312px;" class="flowchart" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" '
    'width="100%" id="dabc" aria-labelledby="chart-title-dabc">'
    '<title id="chart-title-dabc">Two of 3.14159</title><style>#dabc .x { fill: red } </style><style type="text/css">p > q {}</style>'
    '<defs><symbol id="clock" width="24"><path d="M1 2"/></symbol></defs>'
    '<marker id="dabc_arrow"/><g id="flowchart-A-0"><path id="flowchart-A" d="M10.123456,-3.5000001" marker-end="url(#flowchart-A-0)"/>'
    '<use href="#flowchart-A"/></g></svg>'
)


def test_tidy_takes_the_styles_out():
    svg = tidy(RAW, "dabc")
    assert "<style" not in svg
    assert "red" not in svg
    assert "<symbol" not in svg
    assert "aria-roledescription" not in svg
    assert ' role="img"' in svg


def test_tidy_makes_every_id_its_own_and_keeps_references():
    svg = tidy(RAW, "dabc")
    ids = re.findall(r'\sid="([^"]+)"', svg)
    assert ids == ["dabc", "dabc-chart-title-dabc", "dabc_arrow", "dabc-flowchart-A-0", "dabc-flowchart-A"]
    assert "url(#dabc-flowchart-A-0)" in svg
    assert 'href="#dabc-flowchart-A"' in svg
    targets = re.findall(r"url\(#([^)]+)\)", svg) + re.findall(r'href="#([^"]+)"', svg) + re.findall(r'aria-labelledby="([^"]+)"', svg)
    assert len(targets) == 3
    assert set(targets) <= set(ids)


def test_tidy_states_the_size_and_rounds():
    svg = tidy(RAW, "dabc")
    head = svg.split(">", 1)[0]
    assert head.endswith(' width="312" height="200"')
    assert "max-width" not in head
    assert head.count(" width=") == 1
    assert 'd="M10.12,-3.5"' in svg
    assert ">Two of 3.14159<" in svg
    assert size(svg) == (312.46, 200.25)


def test_tidy_of_tidy_changes_nothing():
    assert tidy(tidy(RAW, "dabc"), "dabc") == tidy(RAW, "dabc")


def test_size_of_what_has_none():
    assert size("<svg></svg>") == (0, 0)


def test_key_follows_source_and_recipe():
    key = key_of("flowchart TB", "one")
    assert re.fullmatch(r"[0-9a-f]{16}", key)
    assert key_of("  flowchart TB\n", "one") == key
    assert len({key, key_of("flowchart LR", "one"), key_of("flowchart TB", "two")}) == 3


@pytest.fixture
def drawn(tmp_path):
    """A folder with one drawn diagram, whose source has signs that HTML escapes."""
    source = 'flowchart TB\n    accTitle: A & B\n    A["1 < 2"] --> B'
    (tmp_path / f"{key_of(source, 'how')}.svg").write_text('<svg viewBox="0 0 120.6 80"></svg>\n')
    return tmp_path, source


def block(source: str) -> str:
    return f'<pre class="mermaid"><code>{html.escape(source)}</code></pre>'


def test_drawn_diagram_takes_the_place_of_its_source(drawn):
    folder, source = drawn
    page, missing = swap(f"<p>before</p>\n{block(source)}\n<p>after</p>", folder, "how")
    assert missing == []
    assert page == (
        '<p>before</p>\n<figure class="diagram" data-search-exclude style="--w:121px"><svg viewBox="0 0 120.6 80"></svg>'
        "<figcaption>A &amp; B</figcaption></figure>\n<p>after</p>"
    )


def test_undrawn_diagram_stays_for_the_browser(drawn):
    folder, source = drawn
    page = block(source) + block("flowchart LR")
    swapped, missing = swap(page, folder, "how")
    assert missing == ["flowchart LR"]
    assert swapped.endswith(block("flowchart LR"))
    assert swapped.count("<figure") == 1
    assert swap(page, folder, "another recipe") == (page, [source, "flowchart LR"])


def test_label_of_an_undrawn_diagram_stays_escaped(tmp_path):
    page = '<pre class="mermaid"><code>flowchart TB\n    A[one<br/>two]</code></pre>'
    swapped, missing = swap(page, tmp_path, "how")
    assert missing == ["flowchart TB\n    A[one<br/>two]"]
    assert "A[one&lt;br/&gt;two]" in swapped


def test_number_that_never_wraps_is_found_as_it_was_drawn(tmp_path):
    (tmp_path / f"{key_of('flowchart TB; A[5 days]', 'how')}.svg").write_text("<svg></svg>")
    swapped, missing = swap(block("flowchart TB; A[5\u00a0days]"), tmp_path, "how")
    assert missing == []
    assert "<svg>" in swapped


def test_other_code_is_left_alone(drawn):
    page = '<pre class="python"><code>x</code></pre>'
    assert swap(page, drawn[0], "how") == (page, [])
