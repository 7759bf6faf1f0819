"""Tooltips: where they stand, and where none belongs."""

from __future__ import annotations

import pytest

from scripts.content.data import Term
from scripts.content.values import UnknownQuota
from scripts.site.tooltips import explain, explanations

GLOSSARY = [
    Term("API", expansion="application programming interface"),
    Term("API Gateway", meaning='A "front door".'),
    Term("A/B testing", meaning="Two versions."),
    Term("Q&A", meaning="Questions & answers."),
    Term("Named only"),
]


def explained(markup: str) -> str:
    return explain(markup, explanations(GLOSSARY, {}))


def test_first_mention_is_explained_and_no_other():
    assert explained("<p>An API is an API.</p>") == '<p>An <abbr title="application programming interface">API</abbr> is an API.</p>'


def test_longer_term_hides_the_shorter_one_within_it():
    page = explained("<p>API Gateway, then API Gateway, then an API.</p>")
    assert page == (
        '<p><abbr title="A &quot;front door&quot;.">API Gateway</abbr>, then API Gateway, '
        'then an <abbr title="application programming interface">API</abbr>.</p>'
    )


def test_whole_words_alone_count():
    assert explained("<p>APIs, XAPI, API_KEY</p>") == "<p>APIs, XAPI, API_KEY</p>"


@pytest.mark.parametrize(
    "markup",
    ["<pre><code>API</code></pre>", "<code>API</code>", '<a href="API">x</a>', "<svg><text>API</text></svg>", '<abbr title="x">API</abbr>', "<kbd>API</kbd>"],
)
def test_code_drawings_and_tags_are_left_alone(markup):
    assert explained(markup) == markup


def test_terms_with_marks_are_found_as_they_stand_in_html():
    assert explained("<p>A/B testing, Q&amp;A, Named only</p>") == (
        '<p><abbr title="Two versions.">A/B testing</abbr>, <abbr title="Questions &amp; answers.">Q&amp;A</abbr>, Named only</p>'
    )


def test_number_that_is_not_there_is_an_error():
    with pytest.raises(UnknownQuota):
        explanations([Term("X", meaning="At most {{ q.x.y }}.")], {})
