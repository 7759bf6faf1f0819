"""A whole build of the small project with this project's own configuration, theme and hooks; and what must make it fail."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.content.load import load
from scripts.site.diagrams import FOLDER, wanted
from tests.fixtures.small import BUCKET, DNS, ORDER, QUEUE, Project

SVG = '<svg id="d1" viewBox="0 0 300 200" role="img" aria-labelledby="d1-t" width="300" height="200"><title id="d1-t">Life</title></svg>\n'


@pytest.fixture
def buildable(project) -> Project:
    """The small project, its one diagram drawn (by a stand-in)."""
    project.make_buildable()
    (item,), _ = wanted(load(project.root))
    project.write(f"{FOLDER}/{item.key}.svg", SVG)
    return project


def build(project: Project) -> subprocess.CompletedProcess:
    env = {**os.environ, "SITE_URL": "https://example.org/small/", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=project.root, env=env, capture_output=True, text=True, timeout=120)


def page(project: Project, name: str) -> str:
    return (project.root / "site" / name / "index.html").read_text(encoding="utf-8")


def test_build_of_the_small_project(buildable, run):
    result = build(buildable)
    assert result.returncode == 0, result.stderr
    site = buildable.path("site")
    queue = page(buildable, "services/integration/queue")
    # hooks: category's accent, tasks as tags, description, diagram instead of source, no script to draw with
    assert '<body data-category="integration" ' in queue or 'data-category="integration"' in re.search(r"<body[^>]*>", queue)[0]
    assert "Task 1.1" in queue
    assert re.search(r'<meta name="description" content="A queue between two programs[^"]*14\u00a0days\."', queue)
    assert re.search(r'<figure class="diagram"[^>]*><div class="diagram__frame"><svg id="d1"', queue)
    assert '<figcaption>Life of a message <a class="diagram__source" href="index.md">source</a></figcaption>' in queue
    assert "flowchart TB" not in queue
    assert not list(site.rglob("mermaid.min.js"))
    assert {path.name for path in site.rglob("*.txt")} == {"robots.txt", "llms.txt"}
    (styles,) = site.glob("assets/css/site.*.css")
    assert f'href="../../../assets/css/{styles.name}"' in queue
    assert '[data-category="storage"]{--accent:#2f6b1d' in styles.read_text()
    # what programs read: Markdown at its own address, the list of pages, the policy
    markdown = (site / "services/integration/queue/index.md").read_text()
    assert markdown.startswith("# Example Queue\n\nA queue between two programs")
    assert "{{" not in markdown
    assert "{ .lead }" not in markdown
    assert "(https://example.org/small/services/integration/queue/index.md): A queue" in (site / "llms.txt").read_text()
    assert "Sitemap: https://example.org/small/sitemap.xml" in (site / "robots.txt").read_text()
    assert "script-src 'self';" in (site / "_headers").read_text()
    thing = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', queue, re.S)[1])
    assert (thing["@type"], thing["name"], thing["url"]) == (
        "LearningResource",
        "Example Queue",
        "https://example.org/small/services/integration/queue/",
    )
    # nothing inside a page that the policy forbids
    for path in site.rglob("*.html"):
        text = path.read_text()
        assert re.findall(r"<script(?![^>]*\b(?:src|type=\"application/(?:ld\+)?json\"))", text) == [], path
        assert re.findall(r"\s(?:style|on\w+)=\"|javascript:", text) == [], path
    # generated sections and pages
    assert '<details class="changed">' in queue
    assert 'id="what-changed-since-the-notes"' in queue
    assert 'class="glance"' in queue
    assert "1\u00a0MiB" in page(buildable, "study/limits")
    assert "256 KB" in page(buildable, "study/corrections")
    assert 'id="l31"' in page(buildable, "study/notes")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'class="catalogue__group" data-category="(\w+)"', home) == ["storage", "networking", "integration"]
    assert '<span class="badge">in maintenance 2026-01</span>' in home
    # status with its day, whether the exam names it, and the way to report a mistake, for page and section
    assert '<span class="badge">in maintenance since 2026-01-01</span>' in queue
    assert re.search(r'class="md-status md-status--maintenance"[^>]*title="In maintenance"', queue)
    assert "in scope of the exam" in queue
    assert "named by the exam guide, skill 1.3.1" in page(buildable, "services/storage/bucket")
    form = "https://github.com/example/aws-developer-notes/issues/new?template=mistake.yml&amp;page=services%2Fintegration%2Fqueue%2F"
    assert f'href="{form}&amp;section=how-a-message-lives' in queue
    assert 'aria-label="Report a mistake in: How a message lives"' in queue
    assert '<p class="report-page"><a href="https://github.com/example/aws-developer-notes/issues/new?template=mistake.yml' in queue
    assert '<form class="filter"' in page(buildable, "study/limits")
    assert "Queue or bucket" in page(buildable, "compare")
    # one tooltip a term
    order = page(buildable, "services/integration/queue/order")
    assert order.count('<abbr title="first in, first out: Order is kept.">FIFO</abbr>') == 1
    # the check of the built site agrees; the sheet is made by another command
    buildable.write("site/downloads/cheat-sheet.pdf", "")
    buildable.write("site/downloads/cheat-sheet-letter.pdf", "")
    buildable.write("site/downloads/offline.zip", "")
    checked = run("scripts.check.built", site, "--links-only")
    assert checked.returncode == 0, checked.stdout


FAULTS = [
    ("data/glossary.yml", "Order is kept.", "Kept {{ q.queue.none }}.", "data/glossary.yml", "no quota 'queue.none'"),
    (DNS, "A registrar is", "A [registrar](../storage/basket.md) is", "services/networking/dns.md", "basket.md"),
    (DNS, "A registrar is", "A [registrar](../storage/bucket.md#basket) is", "services/networking/dns.md", "#basket"),
    (DNS, "A registrar is", "A [registrar](/services/storage/bucket/) is", "services/networking/dns.md", "absolute link"),
    (QUEUE, "D[[Dead letters]]", "D[[Dead]]", "services/integration/queue/index.md", "is not drawn yet; run: make diagrams"),
    (
        ORDER,
        "The deduplication window lasts {{ q.queue.deduplication }}",
        "It lasts {{ q.queue.dedup }}",
        "services/integration/queue/order.md",
        "no quota 'queue.dedup'",
    ),
    ("docs/study/exam-map.md", "here: exam-map", "here: exam-mop", "study/exam-map.md", "'exam-mop', which is not there"),
    ("data/quotas.yml", "kind: default", "kind: soft", "data/quotas.yml", "Y004"),
    ("mkdocs.yml", "      - study/limits.md\n", "", "- study/limits.md", ""),
    (BUCKET, "status: reviewed", "state: reviewed", "docs/services/storage/bucket.md:2", "Y003"),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "where", "says"), FAULTS, ids=[fault[-1] or "page outside the navigation" for fault in FAULTS]
)
def test_fault_fails_the_build_and_is_named(buildable, path, old, new, where, says):
    text = buildable.read(path)
    assert old in text
    buildable.write(path, text.replace(old, new, 1))
    result = build(buildable)
    assert result.returncode == 1, result.stdout + result.stderr
    lines = [line for line in result.stderr.splitlines() if where in line and says in line]
    assert lines, result.stderr
    assert "Traceback" not in result.stderr


def test_project_of_this_test_has_this_projects_strictness(buildable):
    """The small project is built with the real mkdocs.yml, its navigation apart."""
    config = buildable.read("mkdocs.yml")
    assert "strict: true" in config
    assert "hooks:\n  - scripts/site/hooks.py" in config
    assert len(re.findall(r"^nav:", config, re.M)) == 1
    assert Path(buildable.path("overrides")).resolve().is_dir()
