"""The theme's stylesheet cut down: what can be seen stays, what cannot goes."""

from __future__ import annotations

import pytest

from scripts.site.styles import dark_without_scripts, minified, rules, trimmed, without_unused_values

THEME = (
    '@charset "utf-8";/* a { comment } */.md-nav,.md-blog>p{color:red}.md-blog{margin:0}'
    "@media print{.md-blog{x:y}.md-nav:not(.md-nav--lifted){display:none}}@media screen{.md-blog{x:y}}"
    "@keyframes spin{from{a:b}to{c:d}}[dir=rtl] .md-nav{float:left}:is(.md-nav,.md-search) a{b:c}p{d:e}"
)


def test_rule_stays_only_if_each_class_it_names_is_known():
    css = trimmed(THEME, {"md-nav", "md-search", "md-nav--lifted"}, ("[dir=rtl]",))
    assert css == (
        '@charset "utf-8";.md-nav{color:red}@media print{.md-nav:not(.md-nav--lifted){display:none}}'
        "@keyframes spin{from{a:b}to{c:d}}:is(.md-nav,.md-search) a{b:c}p{d:e}"
    )


def test_selector_list_is_split_at_its_own_commas_alone():
    assert trimmed(":is(.a,.b) p,.c{x:y}", {"a", "b"}) == ":is(.a,.b) p{x:y}"


def test_everything_known_changes_nothing():
    css = ".a{b:c}@media print{.d{e:f}}"
    assert trimmed(css, {"a", "d"}) == css


def test_block_that_is_not_closed_is_an_error():
    with pytest.raises(ValueError, match="not closed"):
        rules("a{b:c")


def test_values_that_nothing_reads_go_and_those_they_alone_read_too():
    css = ':root{--icon:url("data:image/svg+xml;a{b}");--a:1px;--b:var(--a);--c:var(--b)}p{margin:var(--b)}'
    assert without_unused_values(css) == ":root{--a:1px;--b:var(--a);}p{margin:var(--b)}"


def test_dark_rules_reach_readers_without_scripts():
    css = '@media screen{[data-md-color-scheme="slate"]{--paper:#000}[data-md-color-scheme=slate] a,b{c:d}}p{e:f}'
    assert dark_without_scripts(css) == (
        "@media screen and (prefers-color-scheme:dark){.no-js [data-md-color-scheme=default]{--paper:#000}"
        ".no-js [data-md-color-scheme=default] a{c:d}}"
    )
    assert dark_without_scripts("p{e:f}") == ""


def test_minified_says_the_same():
    assert minified('a { b: c; }\n/* x */ d:hover > e { content: "Trap · "; }') == 'a{b:c}d:hover > e{content:"Trap · "}'
    assert minified("@media (min-width: 60em) { a :is(b) { c: d } }") == "@media (min-width: 60em){a :is(b){c:d}}"
