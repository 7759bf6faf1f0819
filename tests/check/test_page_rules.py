"""Each rule on pages: one slip in one page makes the command fail and name file, line and rule."""

from __future__ import annotations

import pytest

from tests.fixtures.small import BUCKET, COMPARE, DNS, END, ORDER, QUEUE, Break, expect

LONG = "> " + "A sentence that goes on and on. " * 6 + "End."
NODES = "".join(f"    N{n}[Node {n}]:::compute\n" for n in range(15))
DIAGRAM = "```mermaid\nflowchart TB\n    accTitle: Two\n    accDescr: One leads to two.\n    A[One]:::compute --> B[Two]:::store\n```\n"

CASES = [
    Break("S001", BUCKET, "---\nexam:", "exam:", 1, "no front matter", also=frozenset({"F004", "X003", "X007"})),
    Break("S002", DNS, "notes: [26-30]", "notes: [26-30, 40-12]", 1, "'40-12'"),
    Break("S002", DNS, "notes: [26-30]", "notes: [26-30, about 12]", 1, "'about 12'"),
    Break("S003", DNS, END, "\n# Another\n", "# Another", "2 headings of level 1"),
    Break("S003", DNS, "# DNS\n", "DNS\n", 10, "0 headings of level 1"),
    Break("S004", DNS, "> Translates the", "Translates the", 1, "no summary"),
    Break("S004", DNS, "> Translates the names that people use into the addresses that machines use.", LONG, "> A sentence", "at most 160"),
    # The number in the summary counts as it is shown, not as it is written.
    Break("S005", BUCKET, "## Exam traps\n", "### Exam traps\n", 1, "'Exam traps' is missing", also=frozenset({"S026"})),
    Break("S005", BUCKET, "## Limits\n", "### Numbers\n", 1, "'Limits' is missing", also=frozenset({"X003"})),
    Break("S005", DNS, "## Names and addresses\n", "", 1, "no section of its own"),
    Break(
        "S006",
        BUCKET,
        "## Limits\n\n{{ limits bucket }}\n\n## Security\n\n- **Access**: a policy on the bucket.\n"
        "- **Encryption**: always, at rest.\n- **Network**: an endpoint in your network.\n",
        "## Security\n\n- **Access**: a policy.\n- **Encryption**: always.\n- **Network**: none.\n\n## Limits\n\n{{ limits bucket }}\n",
        1,
        "out of order",
    ),
    Break("S007", BUCKET, "| Scope | Region; names are unique in the world |\n", "", "## At a glance", "five rows"),
    Break("S007", BUCKET, "| Scope |", "| Reach |", "## At a glance", "five rows"),
    Break("S008", ORDER, "## FIFO queues\n", "## FIFO queues\n\n#### Deep\n", "#### Deep", "use ###"),
    Break("S009", DNS, "exam: []", 'exam: ["7.7"]', 1, "'7.7' is no task", also=frozenset({"X008"})),
    Break("S010", DNS, 'sources:\n  - {title: "Names", url: "https://example.org/dns", read: 2026-11-01}\n', "", 1, "no sources"),
    Break("S011", DNS, "checked: 2026-11-01\n", "", 1, "`checked:`"),
    Break("S012", QUEUE, "[a FIFO queue](order.md)", "a FIFO queue", 1, "order.md"),
    Break("S013", ORDER, END, "\n## Sources\n\n- somewhere\n", "## Sources", "is generated"),
    Break("S014", ORDER, END, "\n## FIFO queues\n\nAgain.\n", 24, "also line 14"),
    Break("S015", BUCKET, "- **Encryption**: always, at rest.\n", "", "## Security", "Encryption"),
    Break(
        "S016", "data/services.yml", "- id: bucket\n  name: Example Bucket\n  status: current\n", "", 1, "no service 'bucket'", where=BUCKET
    ),
    Break("S017", BUCKET, '- **"One put', '**"One put', "## Exam traps", "not a list", also=frozenset({"S026"})),
    Break("S018", DNS, "aliases: [domain name system, name server]\n", "", 1, "no aliases"),
    Break("S019", DNS, "notes: [26-30]\n", "", 1, "owns no lines"),
    Break("S020", DNS, "https://example.org/dns", "http://example.org/dns", 1, "https"),
    Break("S021", BUCKET, "!!! remember", "!!! note", "!!! note", "box 'note'"),
    Break("S021", ORDER, "??? trap", "???+ tip", "???+ tip", "box 'tip'"),
    Break("S022", DNS, "DNS translates a", "DNS <b>translates</b> a", "DNS <b>", "raw HTML '<b>'"),
    Break("S022", DNS, "DNS translates a", "DNS </div> translates a", "DNS </div>", "raw HTML '</div>'"),
    Break("S023", DNS, END, "\n```text\nnever closed\n", "```text", "never closed"),
    Break(
        "S026",
        BUCKET,
        "- Bucket names are unique in the world.\n",
        "- Bucket names are unique in the world. { .sheet }\n",
        "- Bucket names",
        "go on the cheat sheet",
    ),
    Break("S027", BUCKET, "multipart upload. { .sheet }", "multipart upload.", "## Exam traps", "no trap is marked"),
    Break("S027", COMPARE, "| Holds { .sheet } |", "| Holds |", "## Side by side", "no row is marked"),
    Break("S024", COMPARE, "[Bucket](../services/storage/bucket.md) |", "Bucket |", "## Side by side", "links what it compares"),
    Break(
        "S025",
        COMPARE,
        "- **Queue** when one consumer takes each message.\n- **Bucket** when",
        "A bucket when",
        "## Which to pick",
        "not a list",
    ),
    Break("F011", QUEUE, END, "\nA message stays 14 days.\n", "stays 14 days", "queue.retention"),
    Break("F011", COMPARE, "{{ q.queue.message_size }}", "1,024 KB", "1,024 KB", "queue.message_size"),
    Break("F015", QUEUE, END, "\nA message stays 15 days.\n", "stays 15 days", "'15 days' is typed"),
    Break("F012", DNS, "status: reviewed", 'examples: ["5 minutes"]\nstatus: reviewed', 1, "'5 minutes' is not on the page"),
    Break("F013", DNS, "DNS translates a", "In {{ result wcu write=1 kb=2 }} DNS translates a", "In {{", "wcu"),
    Break("F001", DNS, "DNS translates a", "In {{ q.dns.time }} DNS translates a", "In {{", "'dns.time'"),
    Break("F001", BUCKET, "{{ limits bucket }}", "{{ limits basket }}", "{{ limits basket", "'basket'"),
    Break("F001", BUCKET, "{{ q.bucket.parts.value }}", "{{ q.bucket.parts.number }}", "parts.number", "'bucket.parts.number'"),
    Break("F001", QUEUE, "hidden<br/>{{ q.queue.visibility }}", "hidden<br/>{{ q.queue.nothing }}", "queue.nothing", "'queue.nothing'"),
    Break("F002", DNS, "DNS translates a", "DNS {{ translates }} a", "DNS {{", "is no reference"),
    Break("F002", BUCKET, "{{ limits bucket }}", "{{ limit bucket }}", "{{ limit bucket", "is no reference"),
    Break("D001", ORDER, END, "\n" + DIAGRAM.replace("    accTitle: Two\n", ""), "flowchart", "no accTitle"),
    Break("D001", QUEUE, "    accDescr: A producer", "    %% A producer", "flowchart", "no accDescr"),
    Break(
        "D002",
        ORDER,
        END,
        "\n" + DIAGRAM.replace("```\n", NODES + "```\n", 2).replace("```mermaid\n" + NODES, "```mermaid\n"),
        "flowchart",
        "17 nodes",
    ),
    Break("D003", ORDER, END, "\n" + DIAGRAM.replace("    A[One]", "    style A fill:#f00\n    A[One]"), "style A", "styles itself"),
    Break(
        "D003",
        ORDER,
        END,
        "\n" + DIAGRAM.replace("flowchart TB", '%%{init: {"theme": "dark"}}%%\nflowchart TB'),
        "%%{init",
        "styles itself",
    ),
    Break("D004", ORDER, END, "\n" + DIAGRAM.replace(":::store", ":::database"), ":::database", "'database'"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_slip_in_a_page_is_found(project, run, case):
    project.replace(case.path, case.old, case.new)
    expect(run("scripts.check.content", "--root", project.root), project, case)


def test_clean_project_is_clean(project, run):
    result = run("scripts.check.content", "--root", project.root)
    assert result.returncode == 0, result.stdout
    assert "15 pages looked at, 0 findings" in result.stdout


@pytest.mark.parametrize("length", [160, 161])
def test_number_in_the_summary_counts_as_it_is_shown(project, run, length):
    project.replace(QUEUE, "until one consumer has done its work", "x" * (length - 78) + " until one")
    result = run("scripts.check.content", "--root", project.root)
    text = project.read(QUEUE).split("> ")[1].split("\n")[0].replace("{{ q.queue.retention }}", "14 days")
    assert len(text) == length
    assert result.returncode == (length > 160)
    assert ("S004 the summary has 161 characters" in result.stdout) == (length > 160)


def test_figure_of_an_example_is_declared(project, run):
    project.replace(DNS, "DNS translates a", "In 15 days DNS translates a")
    project.replace(DNS, "status: reviewed", 'status: reviewed\nexamples: ["15 days"]')
    assert run("scripts.check.content", "--root", project.root).returncode == 0


def test_named_page_alone_is_looked_at(project, run):
    project.replace(DNS, "# DNS\n", "# DNS\n\n# DNS\n")
    project.replace(BUCKET, "!!! remember", "!!! note")
    result = run("scripts.check.content", "--root", project.root, project.path(BUCKET))
    assert result.returncode == 1
    assert f"{BUCKET}:{project.line(BUCKET, '!!! note')}: S021" in result.stdout
    assert DNS not in result.stdout
    assert "1 pages looked at, 1 finding\n" in result.stdout


def test_what_stands_in_code_is_no_markup(project, run):
    project.replace(ORDER, "Its name ends with `.fifo`.", "Its name ends with `.fifo`, `<name>` and `{{ x }}`.")
    project.replace(ORDER, "\n??? trap", "\n~~~~text\n# no heading\n```\n<b> {{ x }}\n!!! note\n~~~~\n\n??? trap")
    result = run("scripts.check.content", "--root", project.root)
    assert result.returncode == 0, result.stdout


def test_retired_service_needs_neither_limits_nor_a_subject(project, run):
    # The sections that go are in the exam map; it names others here.
    skill = "storage/bucket#objects-and-keys, storage/bucket#limits, storage/bucket#security"
    project.replace("data/exam.yml", skill, "storage/bucket#exam-traps, storage/bucket#at-a-glance, storage/bucket#when-to-use-it")
    text = project.read(BUCKET)
    start, end = text.index("## Objects and keys"), text.index("## Exam traps")
    project.write(BUCKET, text[:start] + text[end:])
    project.write(
        "data/vocabulary/storage/bucket.yml",
        "exam-traps: [wrong ideas]\nexample-bucket: [object store]\nwhen-to-use-it: [what a bucket is for]\n",
    )
    project.replace(
        "data/services.yml",
        "name: Example Bucket\n  status: current\n",
        "name: Example Bucket\n  status: retired\n  since: 2026-01-01\n  instead: Nothing.\n  source: https://example.org/end\n  checked: 2026-11-01\n",
    )
    result = run("scripts.check.content", "--root", project.root)
    assert result.returncode == 0, result.stdout
