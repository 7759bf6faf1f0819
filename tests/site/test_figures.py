"""Stored diagrams: made fit for a page, found by their key, put in the place of their source."""

from __future__ import annotations

import html
import re

import pytest

from scripts.content.drawings import key_of, size
from scripts.site.diagram_svg import tidy
from scripts.site.figures import swap

RAW = (
    '<svg aria-roledescription="flowchart-v2" role="graphics-document document" viewBox="0 -4.5 312.4567 200.25" '
    'style="max-width: 312px;" class="flowchart" xmlns="http://www.w3.org/2000/svg" width="100%" id="dabc" aria-labelledby="chart-title-dabc">'
    '<title id="chart-title-dabc">Two of 3.14159</title><style>#dabc .x { fill: red } </style><defs><linearGradient id="g"><stop/></linearGradient></defs>'
    '<g><marker id="dabc_end"><path d="M0 0L1 1z" style="stroke-width: 1"/></marker><marker id="dabc_never"><path d="M0 0"/></marker></g>'
    '<g class="root"><g class="edgePaths"><path id="L1" class="flowchart-link odd" data-points="QUJD" d="M10.123456,-3.5000001" marker-end="url(#dabc_end)"/></g>'
    '<g class="edgeLabel"><rect class="background" style="stroke: none"/><text><tspan class="text-outer-tspan" x="0" y="-0.1em" dy="1.1em"/></text></g>'
    '<g class="node default actor" id="flowchart-A-0" transform="translate(97, 38.8512)"><g class="basic label-container outer-path">'
    '<path d="M-27.5 -23.8 C-13.04 -23.8, 51.3 0.5, -51.3 23.8"/><path d="M-27.5 -23.8" stroke="#999"/></g>'
    '<g class="label"><text y="-10.1"><tspan class="text-outer-tspan row" x="0" y="-0.1em" dy="1.1em" text-anchor="middle">'
    '<tspan class="text-inner-tspan">Web</tspan><tspan class="text-inner-tspan"> client</tspan></tspan>'
    '<tspan class="text-outer-tspan row" x="0" y="1em" dy="1.1em"><tspan class="text-inner-tspan">10.123456</tspan></tspan></text></g></g></g></svg>'
)
STYLES = ".diagram .flowchart-link {} .node.actor {} .label-container {} .label text {} .edgeLabel .background {}"


def test_what_only_mermaid_needs_goes():
    svg = tidy(RAW, "dabc", STYLES)
    for gone in ("<style", "red", "Gradient", "roledescription", "data-points", "never", "edgePaths", "odd", "text-inner", "#999", "stroke"):
        assert gone not in svg, gone
    assert ' role="img"' in svg
    assert 'class="flowchart-link"' in svg
    assert "edgeLabel" not in svg, "an empty label stays"


def test_ids_are_the_diagrams_own_and_only_those_that_something_names():
    svg = tidy(RAW, "dabc", STYLES)
    assert re.findall(r'\sid="([^"]+)"', svg) == ["dabc", "dabc-chart-title-dabc", "dabc_end"]
    assert 'marker-end="url(#dabc_end)"' in svg
    assert 'aria-labelledby="dabc-chart-title-dabc"' in svg


def test_words_stand_together_in_lines():
    svg = tidy(RAW, "dabc", STYLES)
    assert '<tspan x="0" y="1em">Web client</tspan><tspan x="0" y="2.1em">10.123456</tspan>' in svg


def test_curves_of_a_box_with_round_ends_become_one_rect():
    svg = tidy(RAW, "dabc", STYLES)
    assert '<rect x="-51.3" y="-23.8" width="102.6" height="47.6" rx="23.8"' in svg
    assert svg.count("<path") == 2, "the arrow and its head are left"


def test_tidy_states_the_size_and_rounds_what_is_drawn():
    svg = tidy(RAW, "dabc", STYLES)
    head = svg.split(">", 1)[0]
    assert ' width="312"' in head
    assert ' height="200"' in head
    assert "max-width" not in head
    assert 'd="M10.1,-3.5"' in svg
    assert 'transform="translate(97, 38.9)"' in svg
    assert ">Two of 3.14159<" in svg
    assert size(svg) == (312.5, 200.2)


def test_tidy_of_tidy_changes_nothing():
    assert tidy(tidy(RAW, "dabc", STYLES), "dabc", STYLES) == tidy(RAW, "dabc", STYLES)


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
    page, missing = swap(f"<p>before</p>\n{block(source)}\n<p>after</p>", folder, "how", "../x.md")
    assert missing == []
    assert page == (
        '<p>before</p>\n<figure class="diagram" data-search-exclude><div class="diagram__frame"><svg viewBox="0 0 120.6 80"></svg></div>'
        '<figcaption>A &amp; B <a class="diagram__source" href="../x.md">source</a></figcaption></figure>\n<p>after</p>'
    )


def test_undrawn_diagram_stays_for_the_browser(drawn):
    folder, source = drawn
    page = block(source) + block("flowchart LR")
    swapped, missing = swap(page, folder, "how", "../x.md")
    assert missing == ["flowchart LR"]
    assert swapped.endswith(block("flowchart LR"))
    assert swapped.count("<figure") == 1
    assert swap(page, folder, "another recipe", "x.md") == (page, [source, "flowchart LR"])


def test_label_of_an_undrawn_diagram_stays_escaped(tmp_path):
    page = '<pre class="mermaid"><code>flowchart TB\n    A[one<br/>two]</code></pre>'
    swapped, missing = swap(page, tmp_path, "how", "x.md")
    assert missing == ["flowchart TB\n    A[one<br/>two]"]
    assert "A[one&lt;br/&gt;two]" in swapped


def test_number_that_never_wraps_is_found_as_it_was_drawn(tmp_path):
    (tmp_path / f"{key_of('flowchart TB; A[5 days]', 'how')}.svg").write_text("<svg></svg>")
    swapped, missing = swap(block("flowchart TB; A[5\u00a0days]"), tmp_path, "how", "x.md")
    assert missing == []
    assert "<svg>" in swapped


def test_other_code_is_left_alone(drawn):
    page = '<pre class="python"><code>x</code></pre>'
    assert swap(page, drawn[0], "how", "x.md") == (page, [])
