"""Names in code font: each kind of name that does not exist makes the command fail, and what is no name is passed over."""

from __future__ import annotations

import pytest

from scripts.check.facts import commands, forms
from tests.fixtures.small import DNS, END, ORDER, QUEUE, Break, expect

ROWS, KEYS, EXEMPT = "data/service-models.yml", "data/file-keys.yml", "data/exempt-names.yml"
TABLES = {
    ROWS: "- {id: queue, botocore: [sqs], cloudformation: [SQS]}\n- {id: bucket, botocore: [s3]}\n",
    KEYS: "- {file: build.yml, pages: [queue], keys: [pre_make], source: 'https://example.org/build', checked: 2026-11-01}\n",
    EXEMPT: "- {name: NumberOfMessagesSent, kind: metric, why: metric of SQS}\n- {name: sam, kind: program, why: not on PyPI}\n",
}
GOOD = """
## Names

- `SendMessage`, `WaitTimeSeconds`, `maxReceiveCount`, `PurgeQueueInProgress`, `sqs:SendMessage`, `sqs:Delete*`, `aws:SourceArn`.
- `AWS::SQS::Queue`, `AWS::Region`, `!Ref Dead`, `Fn::GetAtt`, `VisibilityTimeout: 60`, `DeletionPolicy: Retain`, `AmazonSQSFullAccess`.
- `aws sqs send-message --queue-url x`, `--max-items`, `--wait-time-seconds 20`, `receive-message`, `NumberOfMessagesSent`, `pre_make`.
- `sam build --cached`, `app.py`, `/tmp`, `$.Payload`, `arn:aws:sqs:eu-west-1:111122223333:dead`, `lambda.amazonaws.com`, `10.0.0.0/16`.
- `eu-west-1`, `eu-west-1a`, `t3.micro`, `AWS_PROFILE`, `max_attempts`, `ThrottlingException`, `StringLike`, `SQSPollerPolicy`.

```bash
aws sqs receive-message \\
  --queue-url "$URL" --wait-time-seconds 20 | jq .
```

```yaml
Resources:
  Dead:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
      RedriveAllowPolicy: {redrivePermission: allowAll}
      Tags:
        - {Key: team, Value: !Ref Team}
```

```python
import boto3

sqs = boto3.client("sqs")
sqs.send_message(QueueUrl=url, MessageBody="x")
pages = sqs.get_paginator("list_queues")
```
"""


@pytest.fixture
def named(project):
    """The small project with the tables, and a page that names good things only."""
    for name, text in TABLES.items():
        project.write(name, text)
    project.write(QUEUE, project.read(QUEUE) + GOOD)
    return project


CASES = [
    Break("K001", QUEUE, "`WaitTimeSeconds`", "`WaitTimeSecond`", "WaitTimeSecond`", "no machine knows 'WaitTimeSecond'; looked in queue"),
    Break("K001", QUEUE, "`WaitTimeSeconds`", "`WaittimeSeconds`", "WaittimeSeconds", "'WaitTimeSeconds' is a name of queue"),
    Break("K001", QUEUE, "`maxReceiveCount`", "`maxRecieveCount`", "maxRecieveCount", "no machine knows"),
    Break("K001", QUEUE, "`VisibilityTimeout: 60`", "`VisibilityTime: 60`", "VisibilityTime:", "'VisibilityTime'"),
    Break("K001", QUEUE, "`AmazonSQSFullAccess`", "`AmazonSQSAccess`", "AmazonSQSAccess", "no machine knows"),
    Break("K001", QUEUE, "`t3.micro`", "`t3.tiny`", "t3.tiny", "no machine knows"),
    Break("K001", QUEUE, "`AWS_PROFILE`", "`AWS_PROFIL`", "AWS_PROFIL", "no machine knows"),
    Break("K001", QUEUE, "`receive-message`", "`recieve-message`", "recieve-message", "no machine knows"),
    Break("K001", QUEUE, "sqs.send_message(QueueUrl=url", "sqs.send_message(Url=url", "Url=url", "has no parameter 'Url'"),
    Break("K001", QUEUE, "sqs.send_message(", "sqs.sendmessage(", "sendmessage(", "has no method 'sendmessage'"),
    Break("K001", QUEUE, 'boto3.client("sqs")', 'boto3.client("sq")', 'client("sq")', "no client 'sq'"),
    Break("K002", QUEUE, "`PurgeQueueInProgress`", "`NoSuchBucketPolicy`, `TransactWriteItems`", "TransactWriteItems", "but of dynamodb"),
    Break("K003", QUEUE, "`aws sqs send-message --queue-url x`", "`aws sqs sendmessage`", "sendmessage`", "has no command 'sendmessage'"),
    Break("K003", QUEUE, "`--max-items`", "`--max-item`", "`--max-item`", "has '--max-item'"),
    Break(
        "K003", QUEUE, "aws sqs receive-message \\\n", "aws sqs receive-messages \\\n", "receive-messages", "no command 'receive-messages'"
    ),
    Break("K003", QUEUE, '"$URL" --wait-time-seconds', '"$URL" --wait-seconds', "aws sqs receive-message ", "no option --wait-seconds"),
    Break("K004", QUEUE, "`sqs:SendMessage`", "`sqs:SendMesage`", "sqs:SendMesage", "no machine knows the IAM action"),
    Break("K004", QUEUE, "`sqs:SendMessage`", "`sqs:sendMessage`", "sqs:sendMessage", "is written sqs:SendMessage"),
    Break("K004", QUEUE, "`aws:SourceArn`", "`aws:SourceARNs`", "aws:SourceARNs", "condition key"),
    Break("K005", QUEUE, "`AWS::SQS::Queue`", "`AWS::SQS::Queues`", "`AWS::SQS::Queues`", "no type 'AWS::SQS::Queues'"),
    Break("K005", QUEUE, "`AWS::Region`", "`AWS::Regions`", "AWS::Regions", "no type 'AWS::Regions'"),
    Break("K005", QUEUE, "`Fn::GetAtt`", "`Fn::GetAttr`", "Fn::GetAttr", "no function 'Fn::GetAttr'"),
    Break("K005", QUEUE, "`!Ref Dead`", "`!Reference Dead`", "!Reference", "no function 'Fn::Reference'"),
    Break("K005", QUEUE, "MessageRetentionPeriod: 1", "MessageRetention: 1", "MessageRetention: 1", "has no property 'MessageRetention'"),
    Break("K005", QUEUE, "{Key: team", "{Name: team", "Name: team", "AWS::SQS::Queue.Tags has no property 'Name'"),
    Break("K006", ROWS, "botocore: [sqs]", "botocore: [sqs, sqss]", 1, "queue: no model 'sqss'", also=frozenset({"K001", "K002", "K003"})),
    Break(
        "K006", ROWS, "- {id: bucket, botocore: [s3]}\n", "", 1, "no service model for 'bucket'", where="docs/services/storage/bucket.md"
    ),
    Break("K006", ROWS, END, "- {id: queue, botocore: [sqs]}\n", 3, "queue stands twice"),
    Break("K007", EXEMPT, END, "- {name: SendMessage, kind: value, why: none}\n", 3, "'SendMessage' needs no exemption"),
    Break("K007", EXEMPT, END, "- {name: app.py, kind: file, why: none}\n", 3, "'app.py' needs no exemption"),
    Break("K008", EXEMPT, END, "- {name: Mystery, kind: example, why: none}\n", 3, "no page names 'Mystery'"),
    Break("K008", EXEMPT, END, "- {name: sam, kind: program, why: again}\n", 3, "'sam' stands twice"),
    Break("K008", KEYS, "[pre_make]", "[pre_make, post_make]", 1, "no page names post_make of build.yml"),
    Break("Y003", EXEMPT, "kind: metric,", "kind: metric, page: queue,", 1, "unknown key 'page'", also=frozenset({"K001"})),
    Break("Y004", EXEMPT, "kind: metric,", "kind: measure,", 1, "is not one of metric", also=frozenset({"K001"})),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_name_is_found(named, run, case):
    named.replace(case.path, case.old, case.new)
    expect(run("scripts.check.facts.names", "--root", named.root), named, case)


def test_good_names_are_clean_and_can_be_listed(named, run):
    result = run("scripts.check.facts.names", "--root", named.root, "--all")
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{QUEUE}:66: SendMessage: operation of sqs\n" in result.stdout
    assert ": pre_make: key of build.yml\n" in result.stdout
    assert ": NumberOfMessagesSent: exempt\n" in result.stdout
    assert ": app.py: no name: a file, by its ending\n" in result.stdout


def test_name_of_another_service_wants_its_link(named, run):
    named.replace(ROWS, "- {id: bucket,", "- {id: dns, botocore: [route53]}\n- {id: bucket,")
    named.write(ORDER, named.read(ORDER) + "\nOf `EvaluateTargetHealth`.\n")
    wanted = Break("K002", ORDER, "", "", "EvaluateTargetHealth", "link the page of that service")
    expect(run("scripts.check.facts.names", "--root", named.root), named, wanted)
    named.replace(ORDER, "Of `EvaluateTargetHealth`", "Of [DNS](../../networking/dns.md)'s `EvaluateTargetHealth`")
    assert run("scripts.check.facts.names", "--root", named.root).returncode == 0


def test_keys_and_exemptions_of_one_page_are_for_that_page(named, run):
    named.replace(EXEMPT, "kind: metric,", "kind: metric, pages: [queue],")
    named.write(DNS, named.read(DNS) + "\nOf `NumberOfMessagesSent` and `pre_make`.\n")
    result = run("scripts.check.facts.names", "--root", named.root)
    assert result.returncode == 1
    assert f"{DNS}:" in result.stdout
    assert "K001 no machine knows 'NumberOfMessagesSent'; looked in no service" in result.stdout
    assert "K001 no machine knows 'pre_make'" in result.stdout


def test_one_page_alone_says_nothing_on_unused_entries(named, run):
    named.replace(EXEMPT, "- {name: sam", "- {name: Mystery, kind: example, why: none}\n- {name: sam")
    result = run("scripts.check.facts.names", "--root", named.root, named.path(QUEUE))
    assert result.returncode == 0, result.stdout


def test_tables_that_are_missing_are_findings(project, run):
    result = run("scripts.check.facts.names", "--root", project.root)
    assert "data/exempt-names.yml:1: Y006 file is missing" in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        *(
            "10",
            "2012-10-17",
            "/28",
            "5%",
            "arn:aws:s3:::b",
            "https://x.example",
            "api.example.com",
            "*.example.com.",
            "lambda.amazonaws.com",
        ),
        *(
            "a/b/c",
            "/aws/lambda/x",
            "AWS/Lambda",
            "~/.aws/config",
            "main.py",
            ".fifo",
            "$.Payload",
            "${stageVariables.x}",
            "$context.authorizer",
        ),
        *("=", "<", "x", "batch", "true", "Cache-Control", "-an", "a > :now", "SET n = n + :x", "def handler(event, context)"),
    ],
)
def test_what_is_no_name_by_its_form(text):
    assert forms.parts(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("--capabilities CAPABILITY_IAM", ["--capabilities", "CAPABILITY_IAM"]),
        ("Tracing: Active", ["Tracing"]),
        ("Mode=Active", ["Mode"]),
        ("x-amz-server-side-encryption: aws:kms", ["x-amz-server-side-encryption", "aws:kms"]),
        ("attribute_not_exists(id)", ["attribute_not_exists"]),
        ("!Sub ${AWS::Region}-x", ["Fn::Sub", "AWS::Region"]),
        ("is ConditionalCheckFailedException", ["ConditionalCheckFailedException"]),
    ],
)
def test_names_in_a_longer_span(text, names):
    assert [name.text for name in forms.parts(text)] == names


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("aws s3 cp a s3://b --recursive --sse aws:kms", ""),
        ("aws --profile dev s3 ls", ""),
        ("aws configure set region eu-west-1", ""),
        ("aws dynamodb scan --page-size 5 --max-items 9", ""),
        ("aws s3 copy a b", "aws s3 has no command 'copy'"),
        ("aws sqz list-queues", "aws has no command 'sqz'"),
        ("aws s3 cp a b --recursiv", "aws s3 cp has no option --recursiv"),
    ],
)
def test_commands_of_the_cli(command, says):
    assert commands.wrong(command) == says


def test_commands_are_cut_out_of_a_line():
    text = 'aws ecr get-login-password --region x | docker login "$(aws sts get-caller-identity)"'
    assert commands.in_text(text)[0] == "aws ecr get-login-password --region x"
