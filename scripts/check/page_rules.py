"""Rules S (structure), F (facts) and D (diagrams) for one page. Each rule yields findings; the table says what each kind must have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.finding import Finding, relative
from scripts.content.load import Content
from scripts.content.page import Page
from scripts.content.values import ANY_MARK, MARK, UnknownQuota, quota_value, selected

SUMMARY_LIMIT = 160
NODE_LIMIT = 14
GLANCE = "At a glance"
WHEN = "When to use it"
GLANCE_ROWS = ("What it is", "Scope", "You pay for", "Limits that matter", "The exam asks")
SIDES, PICK = "Side by side", "Which to pick"
# The sections in their order; those between WHEN and Limits (a comparison: between PICK and the traps) are the page's own.
ORDER = (SIDES, PICK, GLANCE, WHEN, "Limits", "Security", "Exam traps")
GENERATED = ("Check yourself", "What changed since the notes", "Sources")
REQUIRED = {"service": ORDER[2:], "part": (), "concept": (), "compare": (SIDES, PICK, "Exam traps")}
# A folder's index may leave these to its parts; a retired service has little to say there.
MAY_LACK = ("Limits", "Security")
BOXES = ("trap", "changed", "remember")
NODE_CLASSES = ("actor", "compute", "store", "queue", "decide", "control", "fail", "net")
RAW_HTML = re.compile(r"<(?!!--)/?[a-zA-Z][^>]*>")
CODE_SPAN = re.compile(r"`[^`]*`")
STYLING = re.compile(r"^\s*(style|classDef|linkStyle|class|%%\{)")
NODE = re.compile(r":::(\w+)")


def check_page(page: Page, content: Content) -> Iterator[Finding]:
    """All findings of one page."""
    shown = relative(page.path, content.root)

    def finding(line: int, rule: str, message: str, fix: str = "") -> Finding:
        return Finding(shown, line, rule, message, fix)

    yield from _headings(page, finding)
    yield from _references(page, content, finding)
    yield from _diagrams(page, finding)
    yield from _markup(page, finding)
    if page.kind in REQUIRED:
        yield from _front_matter(page, content, finding)
        yield from _summary(page, content, finding)
        yield from _sections(page, content, finding)


def _front_matter(page: Page, content: Content, finding) -> Iterator[Finding]:
    for task in page.meta.exam:
        if task not in content.tasks:
            yield finding(1, "S009", f"exam: {task!r} is no task of data/exam.yml", 'quote it: exam: ["1.1"]')
    if page.meta.status == "reviewed":
        if not page.sources:
            yield finding(1, "S010", "a reviewed page names no sources")
        if not page.meta.checked:
            yield finding(1, "S011", "a reviewed page has no `checked:` day")
    if not page.meta.aliases:
        yield finding(1, "S018", "no aliases: what do people type when they mean this page?")
    if page.kind != "compare" and not page.owned and not page.meta.beyond:
        yield finding(1, "S019", "owns no lines of the notes", "add notes:, or beyond: true if the notes never covered it")
    for source in page.sources:
        if not source.url.startswith("https://"):
            yield finding(1, "S020", f"source {source.url!r} is not an https address")


def _summary(page: Page, content: Content, finding) -> Iterator[Finding]:
    text, line = page.summary
    try:
        shown = MARK.sub(lambda m: quota_value(m[1], content.quotas), text)
    except UnknownQuota:
        return  # reported as F001
    if not text:
        yield finding(1, "S004", "no summary after the title", "one line: > what it is and when you reach for it")
    elif len(shown) > SUMMARY_LIMIT:
        yield finding(line, "S004", f"the summary has {len(shown)} characters, at most {SUMMARY_LIMIT} fit")


def _headings(page: Page, finding) -> Iterator[Finding]:
    tops = [h for h in page.headings if h.level == 1]
    if len(tops) != 1 and page.kind != "home":
        yield finding(tops[1].line if tops else page.body_start + 1, "S003", f"{len(tops)} headings of level 1, a page has one")
    before = 1
    for heading in page.headings:
        if heading.level > before + 1:
            yield finding(heading.line, "S008", f"{heading.text!r} skips a level", f"use {'#' * (before + 1)}")
        before = heading.level
        if heading.text in GENERATED and heading.level == 2 and page.kind in REQUIRED:
            yield finding(heading.line, "S013", f"{heading.text!r} is generated", "remove it")
    seen: dict[str, int] = {}
    for heading in page.headings:
        if heading.level == 2:
            if heading.text in seen:
                yield finding(heading.line, "S014", f"section {heading.text!r} stands twice (also line {seen[heading.text]})")
            seen[heading.text] = heading.line


def _sections(page: Page, content: Content, finding) -> Iterator[Finding]:
    present = [h.text for h in page.headings if h.level == 2]
    service = content.services.get(page.slug)
    retired = service is not None and service.status == "retired"
    is_index = page.name.endswith("/index")
    for title in REQUIRED[page.kind]:
        if title not in present and not (title in MAY_LACK and (retired or is_index)):
            yield finding(1, "S005", f"section {title!r} is missing", f"a {page.kind} page has it")
    fixed = [title for title in present if title in ORDER]
    if fixed != sorted(fixed, key=ORDER.index):
        yield finding(1, "S006", "sections are out of order: " + ", ".join(fixed), "order: " + ", ".join(ORDER))
    own = [title for title in present if title not in ORDER]
    if not own and not retired and page.kind != "compare":
        yield finding(1, "S005", "no section of its own subject")
    if page.kind == "service" and not service:
        yield finding(1, "S016", f"no service {page.slug!r} in data/services.yml")
    if glance := page.section(GLANCE):
        rows = [line.split("|")[1].strip() for line in glance[0] if line.count("|") > 2]
        if tuple(row for row in rows if row and set(row) - set("-: ")) != GLANCE_ROWS:
            yield finding(glance[1], "S007", "'At a glance' has not its five rows", "rows: " + " · ".join(GLANCE_ROWS))
    if sides := page.section(SIDES):
        head = next((line for line in sides[0] if line.startswith("|")), "")
        if head.count("](") < 2:
            yield finding(sides[1], "S024", f"{SIDES!r} needs a table whose head links what it compares", "| | [A](…) | [B](…) |")
    if (pick := page.section(PICK)) and not any(line.startswith("- **") for line in pick[0]):
        yield finding(pick[1], "S025", f"{PICK!r} is not a list of choices", "- **A** when …")
    if security := page.section("Security"):
        for word in ("Access", "Encryption", "Network"):
            if not any(line.startswith(f"- **{word}**") for line in security[0]):
                yield finding(security[1], "S015", f"'Security' says nothing on {word}", f"- **{word}**: …")
    if (traps := page.section("Exam traps")) and not any(line.startswith("- ") for line in traps[0]):
        yield finding(traps[1], "S017", "'Exam traps' is not a list", "- **… sounds right**, but …")
    if is_index:
        folder = page.path.parent
        for part in sorted(folder.glob("*.md")):
            if part.name != "index.md" and f"]({part.name}" not in page.body:
                yield finding(1, "S012", f"does not link its part {part.name}")


def _references(page: Page, content: Content, finding) -> Iterator[Finding]:
    for number, text in enumerate(page.lines, 1):
        for match in MARK.finditer(text):
            ref = match[1]
            try:
                selected(ref.split()[1:], content.quotas) if ref.startswith("limits") else quota_value(ref, content.quotas)
            except UnknownQuota as unknown:
                if ref.startswith(("sum", "result")):
                    yield finding(number, "F013", f"cannot work out {ref!r}: {unknown.args[0]}")
                else:
                    yield finding(number, "F001", f"no quota {unknown.args[0]!r} in data/quotas.yml")
        rest = MARK.sub("", text)
        if number not in page.code_lines and ANY_MARK.search(CODE_SPAN.sub("", rest)):
            yield finding(number, "F002", f"{ANY_MARK.search(rest)[0]!r} is no reference", "{{ q.service.name }} or {{ limits service }}")


def _diagrams(page: Page, finding) -> Iterator[Finding]:
    for diagram in page.diagrams:
        for key in ("accTitle", "accDescr"):
            if not re.search(rf"^\s*{key}:\s*\S", diagram.source, re.M):
                yield finding(diagram.line, "D001", f"diagram has no {key}")
        nodes = len(set(re.findall(r"(\w+)(?:[\[({>].*?[\])}])?:::", diagram.source)))
        if nodes > NODE_LIMIT:
            yield finding(diagram.line, "D002", f"diagram has {nodes} nodes, about 12 are legible", "make it two")
        for offset, text in enumerate(diagram.source.split("\n")):
            if STYLING.match(text):
                yield finding(diagram.line + offset, "D003", "diagram styles itself", "use :::kind; the theme draws")
            for name in NODE.findall(text):
                if name not in NODE_CLASSES:
                    yield finding(diagram.line + offset, "D004", f"unknown kind of node {name!r}", "kinds: " + ", ".join(NODE_CLASSES))


def _markup(page: Page, finding) -> Iterator[Finding]:
    if page.open_fence:
        yield finding(page.open_fence, "S023", "this fence is never closed, so the rest of the page is code", "close it with ```")
    for number, text in page.outside_code():
        if match := re.match(r"\s*(?:!!!|\?\?\?\+?)\s+(\w+)", text):
            if match[1] not in BOXES:
                yield finding(number, "S021", f"box {match[1]!r}", "boxes: " + ", ".join(BOXES))
        if page.kind in REQUIRED and (tag := RAW_HTML.search(CODE_SPAN.sub("", text))) and not tag[0].startswith("<br"):
            yield finding(number, "S022", f"raw HTML {tag[0]!r}", "write Markdown, or put it in code font")
