"""The sums of the exam: known results, rounding, and what cannot be worked out."""

from __future__ import annotations

import pytest

from scripts.content.formulas import BadFormula, work
from scripts.content.load import load_data
from scripts.content.values import fill

QUOTAS = load_data().quotas
CONSTANTS = {ident: quota.value for ident, quota in QUOTAS.items()}

# From AWS's descriptions of capacity units, shards and concurrency: inputs and the result that they lead to.
KNOWN = [
    ("wcu writes=10 kb=2", 20, "WCU"),
    ("wcu writes=6 kb=4.5", 30, "WCU"),
    ("wcu writes=120 kb=2 per=minute", 4, "WCU"),
    ("wcu writes=1 kb=0.2", 1, "WCU"),
    ("wcu writes=3 kb=5 kind=transactional", 30, "WCU"),
    ("rcu reads=10 kb=4", 10, "RCU"),
    ("rcu reads=10 kb=4.1", 20, "RCU"),
    ("rcu reads=16 kb=12 kind=eventual", 24, "RCU"),
    ("rcu reads=1 kb=1 kind=eventual", 1, "RCU"),
    ("rcu reads=5 kb=5 kind=transactional", 20, "RCU"),
    ("shards mb_in=5 records=3000 mb_out=12", 6, "shards"),
    ("shards mb_in=1 records=1001 mb_out=1", 2, "shards"),
    ("suffixes writes=2500 kb=1.5", 5, "suffixes"),
    ("suffixes writes=1000 kb=1", 1, "suffixes"),
    ("concurrency rate=100 seconds=0.5", 50, "concurrent executions"),
]


@pytest.mark.parametrize(("asked", "value", "unit"), KNOWN)
def test_known_result(asked, value, unit):
    worked = work(asked.split(), CONSTANTS)
    assert (worked.value, worked.unit) == (value, unit)
    assert fill(f"{{{{ result {asked} }}}}", QUOTAS) == f"{value}\u00a0{unit}"


def test_the_sum_shows_its_rounding():
    assert work("wcu writes=6 kb=4.5".split(), CONSTANTS).steps == "4.5\u00a0→\u00a05\u00a0KB: 6 × (5\u00a0KB / 1\u00a0KB) = 6 × 5"
    assert work("rcu reads=16 kb=12 kind=eventual".split(), CONSTANTS).steps == "(16 / 2) × (12\u00a0KB / 4\u00a0KB) = 8 × 3"


def test_constants_come_from_the_quotas():
    assert work("rcu reads=1 kb=8".split(), {**CONSTANTS, "dynamodb.read_unit": 8}).value == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("ecu reads=1 kb=1", "no formula 'ecu'"),
        ("rcu writes=1 kb=1", "cannot use"),
        ("rcu reads=1 kb=1 kind=weak", "kind=weak"),
        ("wcu writes=1 kb=1 per=hour", "per=hour"),
        ("wcu writes=many kb=1", "writes=many: write a number"),
    ],
)
def test_what_cannot_be_worked_out_says_why(asked, says):
    with pytest.raises(BadFormula, match=says):
        work(asked.split(), CONSTANTS)


def test_missing_constant_is_named():
    with pytest.raises(BadFormula, match="dynamodb.write_unit"):
        work("wcu writes=1 kb=1".split(), {"dynamodb.transaction_factor": 2})
