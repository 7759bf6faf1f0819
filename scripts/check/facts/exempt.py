"""The tables that people keep beside the machine's: which models a page has, keys of files, and names that no model can hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from scripts.check.facts import forms, models
from scripts.check.facts.lookup import Page as Context
from scripts.check.facts.lookup import Row
from scripts.content.finding import Finding
from scripts.content.records import load_records

ROWS, KEYS, EXEMPT = "data/service-models.yml", "data/file-keys.yml", "data/exempt-names.yml"


@dataclass(frozen=True)
class FileKeys:
    """The keys of a file that AWS reads and for which no package here has a schema; `pages` are the slugs that may name them, if not all."""

    file: str
    keys: tuple[str, ...]
    source: str
    checked: datetime.date
    pages: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Exempt:
    """A name that no model can hold, and why. A program's name stands for all its commands; `pages` are the slugs it is for, if not all."""

    name: str
    kind: Literal[
        "metric", "header", "environment variable", "file", "library", "program", "event", "log", "setting", "syntax", "example", "value"
    ]
    why: str
    source: str = ""
    pages: tuple[str, ...] = ()
    line: int = 0


@dataclass
class Tables:
    """The three tables, and what of them the pages used; of the exempt names, which no machine knows on some page."""

    rows: dict[str, Row]
    files: list[FileKeys]
    exempt: dict[str, Exempt]
    used: set[str] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)
    used_keys: set[tuple[str, str]] = field(default_factory=set)

    def row(self, slug: str) -> Row | None:
        """Where the names of the service `slug` are found; botocore's own name of a service needs no row."""
        if slug not in self.rows and slug in models.services():
            self.rows[slug] = Row(slug, (slug,))
        return self.rows.get(slug)

    def exempts(self, text: str, slug: str, here: Context) -> bool:
        """Whether `text`, or the program that it calls, is exempt on the page of `slug`; notes the use, and whether there was a need."""
        program = text.split()[0] if " " in text else text
        entry = self.exempt.get(text) or self.exempt.get(program)
        if entry is None or (entry.name != text and entry.kind != "program") or (entry.pages and slug not in entry.pages):
            return False
        self.used.add(entry.name)
        names = forms.parts(text)
        if entry.kind == "program" or not all(here.knows(name) for name in names):
            self.needed.add(entry.name)
        return True

    def key(self, text: str, slug: str) -> str:
        """The file of which `text` is a key that the page of `slug` may name; "" if it is none."""
        for table in self.files:
            if text in table.keys and (not table.pages or slug in table.pages):
                self.used_keys.add((table.file, text))
                return table.file
        return ""

    def stale(self) -> Iterator[Finding]:
        """What no page uses, and what a machine has come to know."""
        for entry in self.exempt.values():
            if entry.name not in self.used:
                yield Finding(EXEMPT, entry.line, "K008", f"no page names {entry.name!r}", "remove the entry")
            elif entry.name not in self.needed:
                message = f"{entry.name!r} needs no exemption: a machine knows it, or its form is no name's"
                yield Finding(EXEMPT, entry.line, "K007", message, "remove the entry")
        for table in self.files:
            if unused := [key for key in table.keys if (table.file, key) not in self.used_keys]:
                yield Finding(KEYS, table.line, "K008", f"no page names {', '.join(unused)} of {table.file}", "remove the keys")


def load_tables(root: Path) -> tuple[Tables, list[Finding]]:
    """The tables of the project at `root`, with the findings of rows that do not fit or stand twice."""
    found: list[Finding] = []
    loaded = []
    for name, cls in ((ROWS, Row), (KEYS, FileKeys), (EXEMPT, Exempt)):
        records, wrong = load_records(root / name, name, cls)
        found += wrong
        loaded.append(records)
    rows = {}
    spaces = {t.split("::")[1] for t in models.types()}
    for row in loaded[0]:
        strays = [n for n in row.botocore if n not in models.services()] + [n for n in row.cloudformation if n not in spaces]
        if strays or row.id in rows:
            message = f"{row.id}: no model {strays[0]!r}" if strays else f"{row.id} stands twice"
            found.append(Finding(ROWS, row.line, "K006", message, "names of botocore and of CloudFormation's namespaces"))
        else:
            rows[row.id] = row
    exempt: dict[str, Exempt] = {}
    for entry in loaded[2]:
        if entry.name in exempt:
            found.append(Finding(EXEMPT, entry.line, "K008", f"{entry.name!r} stands twice", "remove one"))
        exempt[entry.name] = entry
    return Tables(rows, loaded[1], exempt), found
