"""What programs read of the site: plain Markdown, the list of pages, the alphabetical index."""

from __future__ import annotations

import re

from scripts.content.load import load
from scripts.content.paths import ROOT
from scripts.site import head, index, machines, polish


def test_markdown_for_programs_holds_no_trace_of_the_sites_own_marks():
    dressed = (
        "# Queue\n\nA queue.\n{ .lead }\n\n<div class=\"glance\" markdown=\"1\">\n\n## At a glance\n\n"
        '</div>\n\nKeep `{"a": 1}` and { braces }.\n\n<span id="c-x"></span>**Wrong**, read <span class="day">2026-11-23</span>\n'
    )
    assert polish.markdown(dressed) == (
        '# Queue\n\nA queue.\n\n## At a glance\n\nKeep `{"a": 1}` and { braces }.\n\n**Wrong**, read 2026-11-23\n'
    )


def test_card_holds_the_glance_and_nothing_else_and_no_style_stays():
    page = '<h2 id="at-a-glance">At a glance</h2>\n<table>a</table>\n<p>More.</p>\n<table>b</table><td style="text-align: right;">'
    assert polish.html(page) == (
        '<div class="glance"><h2 id="at-a-glance">At a glance</h2>\n<table>\n<caption data-search-exclude>At a glance</caption>a</table></div>\n'
        '<p>More.</p>\n<table>\n<caption data-search-exclude>At a glance (2)</caption>b</table><td class="right">'
    )
    assert "glance" not in polish.html("<h2 id='x'>X</h2><table></table>")


def test_list_of_pages_names_each_with_its_markdown():
    content = load(ROOT)
    order = sorted(content.pages)
    text = machines.llms(content, order, "Notes", "About.", "https://example.org/n/")
    assert text.startswith("# Notes\n\n> About.\n\n## ")
    listed = re.findall(r"^- \[[^\]]+\]\(https://example\.org/n/(\S+)\.md\)", text, re.M)
    assert sorted(listed) == [name for name in order if content.pages[name].kind != "home"]
    assert "{{" not in text


def test_index_leads_from_every_name_to_its_page():
    content = load(ROOT)
    html = index.index(content)
    assert '<a href="../../services/integration/sqs/">SQS</a></li>' in html
    assert re.search(r'<a href="\.\./\.\./services/integration/sqs/#long-polling">Long polling</a> <small>SQS</small>', html)
    assert "## 0–9 and signs { #signs }" in html
    addresses = set(re.findall(r'href="\.\./\.\./([^"#]+)/', html))
    pages = {p.name.removesuffix("/index") for p in content.pages.values() if p.kind not in ("home", "study")}
    assert pages <= addresses
    assert ">Limits<" not in html, "a heading that every page has"


def test_each_page_describes_itself(site):
    found: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        (words,) = re.findall(r'<meta name="?description"? content="([^"]*)"', path.read_text(encoding="utf-8"))
        assert len(words) > 20, path
        assert words not in found, f"{path} and {found.get(words)} have one description"
        found[words] = str(path)


def test_page_without_a_summary_is_described_by_its_first_sentence():
    assert head.lead("# Plan\n\n<!-- here: x -->\n\nRead *in* [this order](a.md). Then rest.\n") == "Read in this order."
    assert head.lead("# Tags\n") == ""
