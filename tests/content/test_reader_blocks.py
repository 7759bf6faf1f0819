"""A page as a reader takes it in: items, rows, paragraphs, diagrams; nothing that is not shown."""

from __future__ import annotations

from scripts.content.blocks import blocks, diagram_text
from scripts.content.data import NBSP
from scripts.content.load import load
from scripts.content.page import parse
from tests.fixtures.small import FOLDER

BODY = """# Thing

> Short, with {{ q.queue.wait }}.

## One

First line
second line of it.

- item [text](../secret/address.md "tip")
  goes on
- other ![picture](img/hidden.svg)
1. numbered

| Head | Value |
|---|--:|
| row | {{ q.queue.size }} |

### Deep

```bash
code --size {{ q.queue.wait }}

more code
```

## Two

{{ limits bucket }}
"""


def blocks_of(tmp_path, body):
    path = tmp_path / "thing.md"
    path.write_text("---\nstatus: draft\n---\n" + body, encoding="utf-8")
    page, found = parse(path, "services/storage/thing", "thing.md")
    assert found == []
    return blocks(page, load(FOLDER).quotas)


def test_page_is_cut_into_what_is_seen_at_once(tmp_path):
    seen = blocks_of(tmp_path, BODY)
    texts = [block.text for block in seen]
    assert texts == [
        "Thing",
        f"Short, with 20{NBSP}seconds.",
        "One",
        "First line\nsecond line of it.",
        "item text\ngoes on",
        "other picture",
        "numbered",
        "| Head | Value |",
        "| row | {{ q.queue.size }} |",
        "Deep",
        f"code --size 20{NBSP}seconds\n\nmore code",
        "Two",
        "| Limit | Value | Kind | Note |",
        f"| Size of an object | 5{NBSP}TB | hard{NBSP}limit |  |",
        f"| Parts of an upload | 10,000{NBSP}parts | hard{NBSP}limit |  |",
    ]


def test_block_knows_its_line_and_the_headings_above_it(tmp_path):
    seen = {block.text.split("\n")[0]: block for block in blocks_of(tmp_path, BODY)}
    assert seen["First line"].line == 10
    assert seen["item text"].line == 13
    assert seen["| row | {{ q.queue.size }} |"].line == 20
    assert seen[f"code --size 20{NBSP}seconds"].context == "Thing · One · Deep"
    assert seen["Two"].context == "Thing · Two"
    assert seen[f"| Size of an object | 5{NBSP}TB | hard{NBSP}limit |  |"].line == seen["Two"].line + 2


def test_address_is_not_seen(tmp_path):
    shown = " ".join(block.text for block in blocks_of(tmp_path, BODY))
    assert "secret" not in shown
    assert "hidden" not in shown


def test_front_matter_is_not_seen(project):
    content = load(project.root)
    page = content.pages["services/storage/bucket"]
    shown = " ".join(block.text for block in blocks(page, content.quotas))
    assert "object storage" in project.read("docs/services/storage/bucket.md")
    assert "object storage" not in shown
    assert "presigned" in shown


def test_diagram_shows_its_title_and_labels(project):
    content = load(project.root)
    page = content.pages["services/integration/queue/index"]
    drawn = next(block for block in blocks(page, content.quotas) if "Life of a message" in block.text)
    assert [part.strip() for part in drawn.text.split("·")] == [
        "Life of a message", "Producer", "sends", f"Queue: hidden 30{NBSP}seconds", "receives", "Consumer", "too often", "Dead letters",
    ]  # fmt: skip
    assert drawn.line == page.diagrams[0].line - 1


def test_flowchart_hides_syntax_and_classes():
    text = diagram_text(
        'flowchart TB\n    accDescr: hidden\n    subgraph vpc[Your VPC]\n    A("Fast one"):::compute -->|asks| B{Free?}:::decide\n    end'
    )
    assert [part.strip() for part in text.split("·")] == ["Your VPC", "Fast one", "asks", "Free?"]


def test_slash_in_a_label_does_not_cut_it():
    text = diagram_text("flowchart TB\n    A[TCP/UDP<br/>on 443] --> B[/In and/or out/]")
    assert [part.strip() for part in text.split("·")] == ["TCP/UDP on 443", "In and/or out"]


def test_sequence_shows_names_messages_and_notes():
    source = """sequenceDiagram
    accTitle: Retry
    accDescr: hidden words
    participant C as Client app
    participant Server
    C->>Server: PUT item
    Server-->>C: 503 slow down
    Note over C,Server: waits longer
    loop up to three times
    end"""
    parts = [part.strip() for part in diagram_text(source).split("·")]
    assert parts == ["Retry", "Client app", "Server", "PUT item", "503 slow down", "waits longer", "up to three times"]


def test_states_show_names_and_transitions():
    text = diagram_text("stateDiagram-v2\n    [*] --> Waiting: sent\n    Waiting : in the queue\n    Waiting --> [*]: deleted")
    for word in ("sent", "in the queue", "deleted"):
        assert word in text
    assert "stateDiagram" not in text
