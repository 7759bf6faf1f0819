"""The one loader: all pages and all data of a project, with what does not fit its schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.content.data import FILES, Category, Correction, Dropped, Mend, Quota, Service, Step, Term
from scripts.content.exam import Exam, Task, load_exam
from scripts.content.finding import Finding, relative
from scripts.content.page import Page, parse
from scripts.content.paths import ROOT
from scripts.content.records import load_records, load_yaml, read_text
from scripts.content.vocabulary import load_synonyms, load_vocabulary

Reader = Callable[[Path, str, str], tuple[Page | None, list[Finding]]]


@dataclass
class Content:
    """Everything that people wrote: pages by name (path under docs/ without .md), data by id."""

    root: Path
    pages: dict[str, Page] = field(default_factory=dict)
    quotas: dict[str, Quota] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    services: dict[str, Service] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    glossary: list[Term] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    exam: Exam | None = None
    plan: list[Step] = field(default_factory=list)
    shorthand: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vocabulary: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    synonyms: list[list[str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def tasks(self) -> dict[str, Task]:
        """The tasks of the exam by number; none if data/exam.yml cannot be read."""
        return self.exam.tasks if self.exam else {}

    def page_of(self, key: str) -> Page | None:
        """The page that data/ calls `key`: its path under docs/ without services/ and .md."""
        return self.pages.get(f"services/{key}") or self.pages.get(key)

    @cached_property
    def corrections_of(self) -> dict[str, list[Correction]]:
        """The corrections of each page by its key, in the order of the notes."""
        out: dict[str, list[Correction]] = {}
        for entry in sorted(self.corrections, key=lambda entry: entry.lines):
            out.setdefault(entry.page, []).append(entry)
        return out

    def homes(self) -> dict[str, Page]:
        """Each service's own page (a folder's index, not its parts) by slug."""
        return {page.slug: page for page in self.service_pages() if page.kind != "part"}

    def service_pages(self) -> list[Page]:
        """The pages under docs/services/, by name."""
        return [page for name, page in sorted(self.pages.items()) if name.startswith("services/")]


def _by_id(records: list, name: str, found: list[Finding]) -> dict:
    out: dict = {}
    for record in records:
        if record.id in out:
            found.append(Finding(name, record.line, "Y008", f"id {record.id!r} stands twice (also line {out[record.id].line})"))
        out[record.id] = record
    return out


def load_data(root: Path = ROOT) -> Content:
    """The data alone, from `root`/data."""
    content = Content(root)
    loaded = {}
    for stem, cls in FILES.items():
        path = root / "data" / f"{stem}.yml"
        loaded[stem], found = load_records(path, relative(path, root), cls)
        content.findings += found
    content.quotas = _by_id(loaded["quotas"], "data/quotas.yml", content.findings)
    content.services = _by_id(loaded["services"], "data/services.yml", content.findings)
    content.categories = _by_id(loaded["categories"], "data/categories.yml", content.findings)
    content.exam, found = load_exam(root)
    content.findings += found
    _by_id(loaded["corrections"], "data/corrections.yml", content.findings)
    content.corrections, content.glossary = loaded["corrections"], loaded["glossary"]
    content.dropped, content.mends, content.plan = loaded["dropped"], loaded["mends"], loaded["plan"]
    content.shorthand = _shorthand(root, content.findings)
    content.vocabulary, found = load_vocabulary(root)
    content.synonyms, wrong = load_synonyms(root)
    content.findings += found + wrong
    return content


def _shorthand(root: Path, found: list[Finding]) -> dict[str, tuple[str, ...]]:
    """data/shorthand.yml: the notebook's short forms, word -> words that mean the same."""
    path = root / "data" / "shorthand.yml"
    if not path.exists():
        found.append(Finding("data/shorthand.yml", 1, "Y006", "file is missing"))
        return {}
    text, wrong = read_text(path, "data/shorthand.yml")
    raw, unreadable = load_yaml(text, "data/shorthand.yml")
    found += wrong + unreadable
    if not isinstance(raw, dict):
        found += [] if wrong or unreadable else [Finding("data/shorthand.yml", 1, "Y007", "expected `word: [meaning, …]`, quoted")]
        return {}
    out = {}
    for word, means in raw.items():
        if word == "__line__":
            continue
        if not isinstance(word, str) or not isinstance(means, list) or not all(isinstance(m, str) for m in means):
            found.append(Finding("data/shorthand.yml", 1, "Y004", f"{word!r}: expected `word: [meaning, …]`, quoted"))
        else:
            out[word] = tuple(means)
    return out


def add_pages(content: Content, read: Reader = parse) -> Content:
    """Put all pages under the project's docs/ into `content`; `read` is `parse`, or something that remembers what it has parsed."""
    docs = content.root / "docs"
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).with_suffix("").as_posix()
        page, found = read(path, name, relative(path, content.root))
        content.findings += found
        if page:
            content.pages[name] = page
    return content


def load(root: Path = ROOT) -> Content:
    """All pages under `root`/docs and all data under `root`/data."""
    return add_pages(load_data(root))
