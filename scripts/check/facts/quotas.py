"""Numbers that a machine knows: each `verify:` of data/quotas.yml against botocore's models, CloudFormation's schemas or a constant.

usage: python -m scripts.check.facts.quotas [--root DIR]

An entry (or each of a list) says where the number stands; the types are in scripts/check/facts/proofs.py. Units are converted, so that
a wrong number and a wrong unit are both found. Exit 0 clean, 1 findings, 2 usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.check.facts.proofs import Disagreement, Proof, check, restated
from scripts.content.data import Quota
from scripts.content.finding import Finding, UsageError, report, usage_error
from scripts.content.load import load_data
from scripts.content.paths import ROOT
from scripts.content.records import build

FILE = "data/quotas.yml"


def check_quota(quota: Quota) -> Iterator[Finding]:
    """Findings of one quota: of its entries of `verify:`, and of a value that its own unit contradicts."""
    entries = [quota.verify] if isinstance(quota.verify, dict) else quota.verify or ()
    for entry in entries:
        proof, wrong = build(Proof, entry, FILE, quota.line)
        yield from wrong
        if proof is None:
            continue
        try:
            check(quota, proof)
        except Disagreement as error:
            rule, message, *fix = error.args
            yield Finding(FILE, proof.line or quota.line, rule, f"{quota.id}: {message}", *fix)
    for message in restated(quota):
        yield Finding(FILE, quota.line, "V006", f"{quota.id}: {message}", "value and unit say the same twice; one of them is wrong")


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    args = parser.parse_args(argv)
    content = load_data(args.root)
    # What the schema of the file refuses is a finding of scripts.check.content; here it would hide quotas.
    found = [f for f in content.findings if f.path == FILE]
    try:
        for quota in content.quotas.values():
            found += check_quota(quota)
    except UsageError as error:
        return usage_error(error)
    return report(found, sum(1 for q in content.quotas.values() if q.verify), "verified quotas")


if __name__ == "__main__":
    sys.exit(main())
