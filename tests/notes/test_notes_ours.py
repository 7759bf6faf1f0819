"""The draft generator on this project's own notes: nothing lost, every page in form, both floors kept."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml

from scripts.content.data import Mend
from scripts.content.load import Content
from scripts.content.paths import ROOT, notes_file
from scripts.notes import bench, draft
from scripts.notes.glossary import Glossary, words
from scripts.notes.glyphs import plain
from scripts.notes.lines import prepare

RAWS = notes_file(ROOT).read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("ours") / "drafts"
    arguments = [str(notes_file(ROOT)), "-o", str(folder), "--glossary", str(ROOT / "data" / "glossary.yml")]
    assert draft.main(arguments) == 0
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}


def seen(page: str) -> set[str]:
    """The words that a reader of a rendered draft sees."""
    shown = markdown.markdown(page.split("\n---\n", 1)[1], extensions=["tables", "fenced_code", "attr_list", "sane_lists"])
    return set(words(unescape(re.sub(r"<!--.*?-->|<[^>]+>", " ", shown, flags=re.DOTALL))))


def written(raw: str) -> list[str]:
    """The words of a raw line by a rule of this test's own: no tags, no LaTeX commands, no list numbers."""
    text = re.sub(r"</?su[bp]>", "" if re.search(r"\w<sup>\w+</sup>", raw) else " ", raw)
    text = re.sub(r"\\(?=[_*$%&])", "", text)
    text = re.sub(r"\\[A-Za-z]+", " ", text) if "$" in raw else text
    text = re.sub(r"^[\s#*→↳-]*(?:\(?\d{1,2}[.)]\s|[①-⑳])", " ", text)
    return [word for word in words(text) if word.isascii()]


def line_numbers(page: str) -> list[int]:
    """The note lines that a draft's front matter claims."""
    meta = yaml.safe_load(page.split("---\n")[1])
    assert meta["status"] == "draft"
    assert meta["title"]
    numbers = []
    for entry in meta["notes"]:
        first, _, last = str(entry).partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def test_every_line_is_in_exactly_one_draft(drafts: dict[str, str]) -> None:
    claimed = Counter(n for name, page in drafts.items() if name != "review.md" for n in line_numbers(page))
    lines = [number for number, raw in enumerate(RAWS, 1) if raw.strip()]
    assert len(lines) == 1966
    assert [number for number in lines if claimed[number] != 1] == []


def test_every_word_is_in_the_lines_draft_or_in_the_review(drafts: dict[str, str]) -> None:
    review = seen(drafts["review.md"])
    lost, compared = [], 0
    for name, page in drafts.items():
        if name == "review.md":
            continue
        shown = seen(page) | review
        for number in line_numbers(page):
            compared += len(written(RAWS[number - 1]))
            lost += [(number, word) for word in written(RAWS[number - 1]) if word not in shown]
    assert compared > 12_000
    assert lost == [(1658, "funn")]  # the writer's `fun` with a raised n is shown as funⁿ


def test_every_draft_is_in_form(drafts: dict[str, str]) -> None:
    assert len(drafts) > 90
    wrong = [f"{name}: {fault}" for name, page in drafts.items() for fault in lint(page)]
    assert wrong == []


def lint(page: str) -> list[str]:
    """What a Markdown linter would say: headings, blank lines, nesting, trailing blanks."""
    body = page.split("\n---\n", 1)[1].split("\n")
    faults, level = [], 0
    assert body[-1] == ""
    levels = [len(line) - len(line.lstrip("#")) for line in body if re.match(r"#+ ", line)]
    if levels.count(1) != 1 or levels[0] != 1:
        faults.append("not exactly one H1, first")
    for before, line, after in zip(body, body[1:], [*body[2:], ""], strict=False):
        heading, item = re.match(r"(#+) \S", line), re.match(r"( *)(?:-|\d+\.) \S", line)
        if heading:
            faults += [f"level skipped: {line}"] if len(heading[1]) > level + 1 else []
            faults += [f"no blank line round {line}"] if before or after else []
            level = len(heading[1])
        elif item:
            above = re.match(r"( *)(?:-|\d+\.) ", before)
            deepest = len(above[1]) + 4 if above else 0
            if before and not above:
                faults.append(f"no blank line before list: {line}")
            if len(item[1]) % 4 or len(item[1]) > deepest:
                faults.append(f"nested wrongly: {line}")
        elif line and re.match(r" *(?:-|\d+\.) ", before):
            faults.append(f"no blank line after list: {line}")
        if line != line.rstrip() or (not line and not before):
            faults.append(f"stray blanks at {line!r}")
    return faults


def test_lint_sees_faults() -> None:
    good = "---\nx: 1\n---\n\n# A\n\n- a\n    - b\n\ntext\n"
    assert lint(good) == []
    for bad in ("# A\n\n### B\n", "# A\ntext\n", "# A\n\ntext\n- a\n", "# A\n\n- a\n        - b\n", "# A\n\n- a\ntext\n", "# A\n\n\nb\n",
                "## A\n", "# A\n\n# B\n", "# A\n\nb \n"):  # fmt: skip
        assert lint(f"---\nx: 1\n---\n\n{bad}"), bad


def test_both_floors(capsys: pytest.CaptureFixture[str]) -> None:
    code = bench.main([])
    shown = capsys.readouterr().out
    topics, glyphs = (float(re.search(rf"^{name}: .* lines, ([\d.]+) %", shown, re.MULTILINE)[1]) for name in ("topics", "glyphs"))
    assert topics >= 85
    assert glyphs >= 90
    assert code == 0


def test_bench_fails_below_a_floor_and_without_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "n.txt").write_text("## Soup\n- leek\n\n## Cake\n- carrot ⟪ ⟫\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "glossary.yml").write_text("- {term: Cake, page: sweet/cake}\n", encoding="utf-8")
    assert bench.main(["--root", str(tmp_path)]) == 2
    assert "owns a line" in capsys.readouterr().err
    (tmp_path / "docs" / "services" / "sweet").mkdir(parents=True)
    page = tmp_path / "docs" / "services" / "sweet" / "cake.md"
    page.write_text("---\nnotes: [1-5]\n---\n# Cake\n", encoding="utf-8")
    assert bench.main(["--root", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert "topics: 2 of 4 lines, 50.0 %" in shown
    assert "n.txt:5: sign left: carrot ⟪ ⟫" in shown
    page.write_text("---\nnotes: [4-5]\n---\n# Cake\n", encoding="utf-8")
    (tmp_path / "notes" / "n.txt").write_text("## Soup\n- leek\n\n## Cake\n- carrot\n", encoding="utf-8")
    assert bench.main(["--root", str(tmp_path)]) == 0


def test_bench_counts_what_a_person_repaired() -> None:
    raws = ["- a ! b", "- a <sup>b</sup> c"]
    mends = [Mend((1,), " !", ""), Mend((2,), "a <sup>b</sup>", "b a")]
    lines = prepare(raws, Glossary())
    assert plain(raws[0]) == "a: b"
    assert list(bench.glyph_faults(lines, bench.hand_mended(Content(Path(), mends=mends), raws))) == []
    shouted = prepare(["- a b!"], Glossary())
    mended = bench.hand_mended(Content(Path(), mends=[Mend((1,), "!", "")]), ["- a b!"])
    assert list(bench.glyph_faults(shouted, mended)) == [(1, "sign that a person took out")]


def test_bench_sees_each_kind_of_leftover() -> None:
    assert bench.left_over("a first → then b ↑") == []
    faults = {"x <b>y</b>": "tag", "→ x": "arrow at an end", "x \\_y": "escape", "~~x~~": "strike or emphasis", "x = = y": "rule",
              "$\\frac{a}{b}$": "LaTeX", "x :- y": "OCR colon", "1) x": "marker", "x -": "dangling sign", "x ◆ y": "sign"}  # fmt: skip
    for text, fault in faults.items():
        assert fault in bench.left_over(text)
