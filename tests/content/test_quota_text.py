"""Numbers as a reader sees them, and the places where a page asks for one."""

from __future__ import annotations

import datetime

import pytest

from scripts.content.data import NBSP, Quota
from scripts.content.values import UnknownQuota, fill, references, selected


def quota(ident="queue.size", value=1, unit="", **more) -> Quota:
    return Quota(
        ident, more.pop("name", "Size"), value, more.pop("kind", "hard"), "https://example.org/", datetime.date(2026, 1, 1), unit, **more
    )


QUOTAS = {q.id: q for q in (quota("queue.size", 1, "MiB"), quota("queue.wait", 20, "seconds", name="Wait", kind="default", note="longest"),
                            quota("bucket.parts", 10_000, "parts", kind="adjustable"))}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1, "seconds", "1 second"),
        (2, "seconds", "2 seconds"),
        (0, "seconds", "0 seconds"),
        (1, "requests per second", "1 request per second"),
        (300, "requests per second", "300 requests per second"),
        (1, "ms", "1 ms"),
        (1, "address", "1 address"),
        (1, "access", "1 access"),
        (1, "MiB", "1 MiB"),
        (1.5, "seconds", "1.5 seconds"),
        (1000, "executions", "1,000 executions"),
        (999, "parts", "999 parts"),
        (1_000_000, "", "1,000,000"),
        (0.0000166667, "dollars", "1.66667e-05 dollars"),
        (2500.5, "MB", "2,500.5 MB"),
        (99.99, "%", "99.99%"),
        (50, "% of the price", "50% of the price"),
        ("3 to 128", "characters", "3 to 128 characters"),
        ("1", "seconds", "1 seconds"),
        ("none", "", "none"),
    ],
)
def test_text_of_a_quota(value, unit, text):
    shown = quota(value=value, unit=unit).text
    assert shown.replace(NBSP, " ") == text


def test_number_and_unit_never_wrap():
    assert quota(value=2, unit="requests per second").text == f"2{NBSP}requests per second"
    assert quota(value=50, unit="% of the price").text == f"50%{NBSP}of the price"
    assert NBSP not in quota(value=1000).text


def test_service_is_the_first_part_of_the_id():
    assert quota("api-gateway.timeout").service == "api-gateway"


def test_fill_replaces_every_reference():
    assert (
        fill("{{ q.queue.wait }} and {{q.bucket.parts.value}} of {{ q.queue.size }}.", QUOTAS)
        == f"20{NBSP}seconds and 10,000 of 1{NBSP}MiB."
    )
    assert fill("{{ other }} {% raw %}", QUOTAS) == "{{ other }} {% raw %}"


@pytest.mark.parametrize(
    ("text", "ident"),
    [("{{ q.queue.none }}", "queue.none"), ("{{ limits queue moon }}", "moon"), ("{{ q.queue.none.value }}", "queue.none.value")],
)
def test_unknown_reference_is_named(text, ident):
    with pytest.raises(UnknownQuota) as caught:
        fill(text, QUOTAS)
    assert caught.value.args == (ident,)


def test_limits_table_has_a_row_for_each_quota():
    rows = fill("{{ limits queue }}", QUOTAS).split("\n")
    assert rows == [
        "| Limit | Value | Kind | Note |",
        "|---|--:|---|---|",
        f"| Size | 1{NBSP}MiB | hard{NBSP}limit |  |",
        f"| Wait | 20{NBSP}seconds | default | longest |",
    ]


def test_limits_can_name_single_quotas_and_none_stands_twice():
    chosen = selected(["queue.wait", "queue", "bucket.parts"], QUOTAS)
    assert [q.id for q in chosen] == ["queue.wait", "queue.size", "bucket.parts"]


def test_fill_takes_another_table():
    assert fill("{{ limits queue }}", QUOTAS, table=lambda words, quotas: f"<{words[0]} {len(quotas)}>") == "<queue 3>"


def test_references_are_listed_as_written():
    assert references("a {{ q.queue.wait }} b {{ limits  queue }} {{ no }}") == ["q.queue.wait", "limits  queue"]
