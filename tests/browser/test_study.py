"""The study pages in a real browser: the filters of the long tables, the study plan's ticks, reporting a mistake."""

from __future__ import annotations

import pytest


def rows(page) -> list[str]:
    """The text of each row that is shown; asked in one go, there are hundreds."""
    return page.evaluate("[...document.querySelectorAll('.filter-group tbody tr')].filter(r => r.offsetParent).map(r => r.textContent)")


@pytest.mark.parametrize(
    ("path", "service", "word", "kind"),
    [("study/limits/", "sqs", "message", "hard limit"), ("study/corrections/", "sqs", "dlq", "Wrong")],
)
def test_filter_narrows_by_service_words_and_kind(visit, path, service, word, kind):
    seen = visit()
    page = seen.open(path)
    everything = len(rows(page))
    assert page.locator(".filter output").inner_text().startswith(f"{everything} ")
    page.select_option(".filter select[name=service]", service)
    of_service = rows(page)
    assert 0 < len(of_service) < everything
    assert {group.get_attribute("data-service") for group in page.locator(".filter-group:visible").all()} == {service}
    page.select_option(".filter select[name=service]", "")
    page.fill(".filter input", word)
    of_word = rows(page)
    assert 0 < len(of_word) < everything
    page.fill(".filter input", "")
    page.select_option(".filter select[name=kind]", kind)
    of_kind = rows(page)
    assert 0 < len(of_kind) < everything
    assert all(kind in row for row in of_kind)
    page.fill(".filter input", "no such words anywhere")
    assert rows(page) == []
    assert page.locator(".filter output").inner_text().startswith("0 ")
    assert seen.errors == []
    assert seen.others == []


@pytest.mark.parametrize("path", ["study/limits/", "study/corrections/"])
def test_without_scripts_the_tables_show_whole(visit, path):
    page = visit(scripts=False).open(path)
    assert page.locator("form.filter").count() == 1
    assert not page.locator("form.filter").is_visible()
    assert page.locator(".filter-group tbody tr:visible").count() == page.locator(".filter-group tbody tr").count() > 100


def test_study_plan_remembers_its_ticks(visit):
    page = visit().open("study/study-plan/")
    box = page.locator(".checklist input").nth(2)
    box.check()
    page.reload()
    assert page.locator(".checklist input").nth(2).is_checked()
    assert page.locator(".checklist input:checked").count() == 1


@pytest.mark.parametrize("stored", ["{}", "null", "not JSON"])
def test_broken_ticks_are_forgotten(visit, stored):
    seen = visit()
    page = seen.open("study/study-plan/")
    page.evaluate("stored => localStorage.setItem('study-plan', stored)", stored)
    page.reload()
    assert page.locator(".checklist input:checked").count() == 0
    assert seen.errors == []


def test_section_leads_to_the_form_for_mistakes(visit):
    seen = visit()
    page = seen.open("services/integration/sqs/")
    link = page.locator("h2#long-polling a.report")
    link.focus()
    assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
    href = link.get_attribute("href")
    assert "/issues/new?template=mistake.yml&page=services%2Fintegration%2Fsqs%2F&version=" in href
    assert href.endswith("&section=long-polling")
    assert page.locator(".report-page a", has_text="Report a mistake").is_visible()
    assert seen.others == []
