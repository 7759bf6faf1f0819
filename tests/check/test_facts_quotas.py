"""Numbers that a machine knows: a wrong number, a wrong unit and a wrong place each make the command fail."""

from __future__ import annotations

import pytest

from scripts.check.facts import models
from scripts.check.facts.measures import amounts
from scripts.check.facts.proofs import sentence
from scripts.content.load import load_data
from tests.fixtures.small import Break, expect, one_line

Q = "data/quotas.yml"
SIZE = "{botocore: sqs, at: SendMessage.MessageBody, is: max, says: 'The maximum size is {n} {unit}'}"
KEPT = "{botocore: sqs, at: CreateQueueRequest.Attributes, is: max, says: 'MessageRetentionPeriod … (1 minute) to {n} {unit}'}"
HIDDEN = "{botocore: sqs, at: ReceiveMessage, is: default, says: 'The default visibility timeout for a queue is {n} {unit}'}"
PARTS = "{botocore: s3, at: TooManyParts, is: max, says: 'the maximum of {n}'}"
BATCH = "{botocore: lambda, at: CreateEventSourceMapping.BatchSize, is: range}"
WINDOW = "{botocore: lambda, at: CreateEventSourceMapping.MaximumBatchingWindowInSeconds, is: max, unit: seconds}"
LOGS = "{cloudformation: 'AWS::Logs::LogGroup', at: RetentionInDays, is: range, unit: days}"
LIMITS = "{constant: 'cfnlint.helpers:LIMITS', at: Resources.number}"
TIMEOUT = "{botocore: lambda, at: CreateFunction.Timeout, is: max, says: 'the maximum allowed value is {n} {unit}'}"
MORE = f"""
- {{id: bucket.batch, name: x, value: 1 to 10000, kind: hard, source: 'https://example.org', checked: 2026-11-01, verify: {BATCH}}}
- {{id: bucket.window, name: x, value: 5, unit: minutes, kind: hard, source: 'https://example.org', checked: 2026-11-01, verify: {WINDOW}}}
- {{id: bucket.logs, name: x, value: 1 day to 10 years, kind: hard, source: 'https://example.org', checked: 2026-11-01, verify: [{LOGS}]}}
- {{id: bucket.items, name: x, value: 500, unit: items, kind: hard, source: 'https://example.org', checked: 2026-11-01, verify: {LIMITS}}}
- id: bucket.run
  name: Longest run
  value: 900
  unit: seconds (15 minutes)
  kind: hard
  source: https://example.org
  checked: 2026-11-01
  verify: {TIMEOUT}
"""


@pytest.fixture
def verified(project):
    """The small project, with numbers that the models have."""
    for line, proof in (
        ("5 TB", ""),
        ("  value: 10000\n", PARTS),
        ("  value: 1\n", SIZE),
        ("  value: 30\n", HIDDEN),
        ("  value: 14\n", KEPT),
    ):
        if proof:
            project.replace(Q, line, f"  verify: {proof}\n{line}")
    project.write(Q, project.read(Q) + MORE)
    return project


CASES = [
    Break("V004", Q, "  value: 14\n", "  value: 15\n", KEPT[:40], "queue.retention: states 15 days, the model says 1,209,600 seconds"),
    Break("V004", Q, "  value: 1\n  unit: MiB", "  value: 1\n  unit: GiB", SIZE[:40], "states 1 GiB, the model says 1 MiB"),
    Break("V004", Q, "value: 5, unit: minutes", "value: 5, unit: hours", "bucket.window", "states 5 hours, the model says 300 seconds"),
    Break("V004", Q, "value: 1 to 10000", "value: 10 to 10000", "bucket.batch", "states 10, the model says 1"),
    Break("V004", Q, "1 day to 10 years", "1 day to 9 years", "bucket.logs", "states 9 years, the model says 3,653 days"),
    Break("V004", Q, "value: 500,", "value: 501,", "bucket.items", "states 501, the model says 500"),
    Break("V004", Q, "at: Resources.number", "at: Parameters.number", "bucket.items", "the model says 200"),
    # botocore's Timeout goes up to 5400, for Lambda Managed Instances; a function's limit is 900.
    Break(
        "V004",
        Q,
        "  value: 900\n  unit: seconds (15 minutes)",
        "  value: 5400\n  unit: seconds",
        TIMEOUT[:60],
        "states 5,400 seconds, the model says 900 seconds",
    ),
    Break("V006", Q, "(15 minutes)", "(10 minutes)", "bucket.run", "900 seconds is not 10 minutes"),
    Break("V005", Q, "is: max, unit: seconds", "is: max", "bucket.window", "5 minutes is no plain number"),
    Break("V005", Q, "value: 500, unit: items", "value: 500, unit: hours", "bucket.items", "500 hours is no plain number"),
    Break("V003", Q, "The maximum size is", "The largest size is", SIZE[:40], "does not say"),
    Break(
        "V003", Q, "at: CreateEventSourceMapping.BatchSize, is: range", "at: CreateFunction.Runtime, is: range", "bucket.batch", "no min"
    ),
    Break("V003", Q, "RetentionInDays, is: range", "RetentionInDays, is: default", "bucket.logs", "gives no default"),
    Break("V002", Q, "botocore: s3,", "botocore: s33,", PARTS[13:40], "botocore has no service 's33'"),
    Break("V002", Q, "at: TooManyParts", "at: TooManyPieces", "TooManyPieces", "no operation or shape 'TooManyPieces'"),
    Break("V002", Q, "at: SendMessage.MessageBody", "at: SendMessage.Body", "SendMessage.Body", "has no member 'Body'"),
    Break("V002", Q, "AWS::Logs::LogGroup", "AWS::Logs::Group", "bucket.logs", "CloudFormation has no type 'AWS::Logs::Group'"),
    Break("V002", Q, "at: RetentionInDays", "at: Retention", "bucket.logs", "has no property 'Retention'"),
    Break("V002", Q, "helpers:LIMITS", "helpers:LIMIT", "bucket.items", "no constant 'LIMIT'"),
    Break("V001", Q, "{botocore: s3,", "{botocore: s3, cloudformation: 'AWS::S3::Bucket',", "TooManyParts", "names 2 models"),
    Break("V001", Q, "says: 'the maximum of {n}'", "says: 'the maximum of 10000'", "TooManyParts", "has no number to compare"),
    Break("V001", Q, "BatchSize, is: range", "BatchSize, is: value, says: 'Kinesis – Default {n}'", "bucket.batch", "2 numbers against 1"),
    Break("V001", Q, "  value: 10000\n", "  value: many\n", PARTS[:40], "'many' holds no number"),
    Break("Y003", Q, "{botocore: s3, at:", "{botocore: s3, max: 3, at:", "TooManyParts", "unknown key 'max'"),
    Break("Y004", Q, "TooManyParts, is: max", "TooManyParts, is: most", "TooManyParts", "is not one of max, min"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_number_is_found(verified, run, case):
    verified.replace(case.path, case.old, case.new)
    expect(run("scripts.check.facts.quotas", "--root", verified.root), verified, case)


def test_good_numbers_are_counted(verified, run):
    result = run("scripts.check.facts.quotas", "--root", verified.root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "9 verified quotas looked at, 0 findings" in result.stdout


def test_nothing_verified_is_an_error(project, run):
    assert "no verified quotas found" in one_line(run("scripts.check.facts.quotas", "--root", project.root))


def test_the_trap_is_still_there():
    assert models.member("lambda", "CreateFunction.Timeout")["max"] == 5400


def test_models_that_are_not_installed_say_what_to_run(monkeypatch, capsys, verified):
    from scripts.check.facts import quotas

    models.package.cache_clear()
    models.service.cache_clear()
    models.services.cache_clear()
    monkeypatch.setattr(models.importlib.util, "find_spec", lambda name: None)
    assert quotas.main(["--root", str(verified.root)]) == 2
    assert "is not installed; run: make check" in capsys.readouterr().err
    models.package.cache_clear()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("15 minutes", "900 seconds", True),
        ("15 minutes", "900 hours", False),
        ("1 MiB", "1,048,576 bytes", True),
        ("256 KB", "262144 bytes", True),
        ("256 KB", "256000 bytes", True),
        ("256 KiB", "256000 bytes", False),
        ("10,240 MB", "10 GB", True),
        ("10 years", "3653 days", True),
        ("10 years", "3660 days", False),
        ("seven days", "1 week", True),
        ("200 ms", "0.2 seconds", True),
        ("10 messages", "ten", True),
        ("10", "10 seconds", False),
        ("1 million requests", "1,000,000", True),
    ],
)
def test_amounts_with_units(one, other, same):
    assert amounts(one)[0][0].equals(amounts(other)[0][0]) == same


def test_amounts_of_a_range_and_its_brackets():
    shown = [a.shown for a in amounts("90 to 2,560 days")[0]]
    assert shown == ["90 days", "2,560 days"]
    assert [a.shown for a in amounts("5 minutes to 36 hours")[0]] == ["5 minutes", "36 hours"]
    assert [a.shown for a in amounts("900 seconds (15 minutes)")[1]] == ["15 minutes"]
    assert [a.shown for a in amounts("-1 to -99")[0]] == ["-1", "-99"]


def test_sentence_passes_over_a_few_words_only():
    assert sentence("DelaySeconds … Default: {n}").search("DelaySeconds. Valid: 0 to 900. Default: 0.")[1] == "0"
    assert not sentence("DelaySeconds … Default: {n}").search("DelaySeconds. " + "x " * 200 + "Default: 0.")


def test_the_project_has_its_numbers_verified():
    assert sum(1 for quota in load_data().quotas.values() if quota.verify) > 300
