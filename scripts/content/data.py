"""The types of data/*.yml: what must be stated once. The annotations are the schema (see records.py)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

NBSP = "\u00a0"


@dataclass(frozen=True)
class Quota:
    """A number that a page, sheet, card or question states: a default, a quota, a hard limit, a price relation or a figure."""

    id: str
    name: str
    value: int | float | str
    kind: Literal["default", "adjustable", "hard", "price", "figure"]
    source: str
    checked: datetime.date
    unit: str = ""
    note: str = ""
    sheet: bool = False
    verify: dict | list | None = None
    line: int = 0

    @cached_property
    def service(self) -> str:
        """The service that the number belongs to: the first part of the id."""
        return self.id.split(".")[0]

    @property
    def number(self) -> str:
        """The value alone, thousands grouped: `1,000`."""
        if isinstance(self.value, int) and abs(self.value) >= 1000:
            return f"{self.value:,}"
        if isinstance(self.value, float):
            return f"{self.value:,.10g}"
        return str(self.value)

    @property
    def text(self) -> str:
        """Value and unit as a reader sees them; the unit never wraps away from its number."""
        if not self.unit:
            return self.number
        if self.unit.startswith("%"):
            return self.number + self.unit.replace(" ", NBSP, 1)
        # Neither does what stands in brackets: 10,240 MB (10 GB).
        return f"{self.number}{NBSP}" + re.sub(r"\([^)]*\)", lambda m: m[0].replace(" ", NBSP), self.unit_text)

    @property
    def unit_text(self) -> str:
        """The unit, in the singular after a plain 1."""
        if self.value != 1:
            return self.unit
        first, *rest = self.unit.split(" ")
        plain = first not in {"address", "vCPUs"} and first.endswith("s") and not first.endswith(("ss", "ms"))
        return " ".join([first[:-1] if plain else first, *rest])


QUOTA_KINDS = {
    "default": "default",
    "adjustable": "quota, can be raised",
    "hard": "hard limit",
    "price": "price",
    "figure": "figure",
}


@dataclass(frozen=True)
class Correction:
    """A claim of the notes that was wrong, outdated or missing its condition, and what is true."""

    id: str
    page: str
    lines: tuple[int, ...]
    kind: Literal["wrong", "outdated", "condition"]
    said: str
    now: str
    why: str
    source: str
    checked: datetime.date
    since: str | datetime.date | int | None = None
    line: int = 0


CORRECTION_KINDS = {"wrong": "Wrong", "outdated": "Outdated", "condition": "True under a condition"}


@dataclass(frozen=True)
class Service:
    """A service as AWS names it today, and whether a newcomer can still use it.

    A feature of a service has a record of its own where its status differs; `page` says where it is explained.
    `since` is a day, a month or a year, or `unknown` where AWS names none.
    """

    id: str
    name: str
    status: Literal["current", "renamed", "reopened", "maintenance", "closed", "retired"]
    full_name: str = ""
    old_names: tuple[str, ...] = ()
    page: str = ""
    since: str | datetime.date | int | None = None
    instead: str = ""
    source: str = ""
    checked: datetime.date | None = None
    line: int = 0

    @property
    def standing(self) -> str:
        """What stands on a badge: `retired since 2025-10-16`; "" for a service that is simply there."""
        if self.status == "current":
            return ""
        return STATUS_WORDS[self.status] + ("" if self.since == "unknown" else f" since {self.since}")

    @property
    def usable(self) -> bool:
        """Whether a newcomer should begin with it today."""
        return self.status in ("current", "renamed", "reopened")


STATUS_WORDS = {
    "current": "current",
    "renamed": "renamed",
    "reopened": "open again",
    "maintenance": "in maintenance",
    "closed": "closed to new customers",
    "retired": "retired",
}


@dataclass(frozen=True)
class Category:
    """One of the site's categories; the id is the folder under docs/services/."""

    id: str
    name: str
    light: str
    dark: str
    line: int = 0


@dataclass(frozen=True)
class Term:
    """A word worth explaining on hover, and the topic (page) that it opens in somebody's notes."""

    term: str
    expansion: str = ""
    meaning: str = ""
    also: tuple[str, ...] = ()
    page: str = ""
    line: int = 0


@dataclass(frozen=True)
class Dropped:
    """Lines of the notes that carry nothing."""

    lines: tuple[int, ...]
    reason: Literal["bleed-through", "struck-out", "separator", "illegible"]
    note: str
    line: int = 0


@dataclass(frozen=True)
class Mend:
    """What the OCR garbled inside a kept line, and what the hand had written."""

    lines: tuple[int, ...]
    read: str
    becomes: str = field(metadata={"key": "is"})
    why: str = ""
    line: int = 0


@dataclass(frozen=True)
class Step:
    """A sitting of the study plan: pages to read in this order (paths under docs/, without services/ and .md)."""

    title: str
    why: str
    pages: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True)
class Source:
    """A page that a page was held against."""

    title: str
    url: str
    read: datetime.date


# File under data/ -> type of its records.
FILES: dict[str, type] = {
    "quotas": Quota,
    "corrections": Correction,
    "services": Service,
    "categories": Category,
    "glossary": Term,
    "dropped": Dropped,
    "mends": Mend,
    "plan": Step,
}
