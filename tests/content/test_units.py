"""Values with units made comparable, and found in text."""

from __future__ import annotations

import pytest

from scripts.content.units import measure, pattern


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((15, "minutes"), (900, "seconds")),
        ((1, "MiB"), (1024, "KB")),
        ((256, "KiB"), (262144, "bytes")),
        ((1, "day"), (24, "hours")),
        ((1, "request per second"), (1, "requests per second")),
        ((900, "seconds (15 minutes)"), (15, "minute")),
    ],
)
def test_equal_measures(one, other):
    assert measure(*one) == measure(*other)


def test_different_measures():
    assert measure(10, "messages") != measure(10, "items")
    assert measure(1, "second") != measure(1, "millisecond")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at most 1,000 requests per second", [("1,000", "requests per second")]),
        ("a 5-minute wait, or 256\u00a0KB", [("5", "minute"), ("256", "KB")]),
        ("version 1.2 seconds", [("1.2", "seconds")]),
        ("port 443, item10 KB, #5 days, 2026-05 days", []),
        ("10 Base units", []),
    ],
)
def test_values_in_text(text, found):
    assert pattern({"requests per second"}).findall(text) == found
