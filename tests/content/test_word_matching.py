"""Which words of a line carry content, and under which stems a reader finds them."""

from __future__ import annotations

import pytest

from scripts.content.load import load
from scripts.content.words import content_words, stem, stems_seen, tokens
from scripts.notes.ledger import Reader


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10GB of 1,000,000 items", ["10", "gb", "of", "1000000", "items"]),
        ("it's 4.5 KB", ["its", "4.5", "kb"]),
        ("the user’s key", ["the", "users", "key"]),
        ("30\u00a0seconds", ["30", "seconds"]),
        ("x-amz-meta: `SendMessage()`", ["x", "amz", "meta", "sendmessage"]),
        ("1,2,3", ["1", "2", "3"]),
        ("", []),
    ],
)
def test_tokens(text, words):
    assert tokens(text) == words


def test_function_words_and_single_letters_carry_nothing():
    assert content_words("This is how you can use the queue with 3 users: a b c") == ["queue", "3", "users"]
    assert content_words("a user") == ["user"]


@pytest.mark.parametrize(
    ("one", "other"), [("encrypted", "encryption"), ("queues", "queue"), ("replicated", "replication"), ("deleting", "deletes")]
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


def test_numbers_have_no_stem():
    assert stem("1000") == "1000"
    assert stem("15") != stem("150")


@pytest.mark.parametrize(
    ("seen", "looked_for"),
    [
        ("`GetActivityTask`", "activity"),
        ("`GetActivityTask`", "getactivitytask"),
        ("get activity", "getactivity"),
        ("a multi-part upload", "multipart"),
        ("DynamoDB", "dynamo"),
        ("an EC2Instance", "instances"),
        ("load balancers", "loadbalancer"),
    ],
)
def test_compound_is_found_split_and_joined(seen, looked_for):
    where = stems_seen(seen)
    assert looked_for in where or stem(looked_for) in where


def test_part_of_a_word_is_not_found():
    where = stems_seen("a queue of messages")
    assert "que" not in where
    assert "age" not in where


@pytest.mark.parametrize(("word", "found"), [("msg", True), ("max", True), ("upto", False), ("sec", True), ("zone", False)])
def test_shorthand_is_found_by_what_it_means(project, word, found):
    content = load(project.root)
    reader = Reader(content.pages["services/integration/queue/index"], content)
    assert reader.has(word, stems_seen("The maximum is one second for each message.")) is found


def test_shorthand_needs_all_of_its_words(project):
    content = load(project.root)
    content.shorthand["kds"] = ("Kinesis Data Streams",)
    reader = Reader(content.pages["services/integration/queue/index"], content)
    assert reader.has("kds", stems_seen("streams of data in Kinesis"))
    assert not reader.has("kds", stems_seen("streams of data"))
