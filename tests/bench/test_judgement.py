"""A figure beyond its limit makes the benchmark fail, and says so."""

from __future__ import annotations

from scripts.bench.reading import LIMITS, judge

GOOD = dict.fromkeys(LIMITS, 0.0) | {
    "slow 4G: first paint, s": 1.5,
    "slow 4G: largest paint, s": 1.5,
    "slow 4G: diagram stands, s": 1.6,
}
STOCK = dict.fromkeys(GOOD, 2.0)


def test_figures_within_their_limits_hold(capsys):
    assert judge(GOOD, STOCK)
    assert "MISSED" not in capsys.readouterr().out


def test_each_limit_can_be_missed(capsys):
    beyond = {name: limit + 1 for name, limit in LIMITS.items()}
    beyond |= {"slow 4G: largest paint, s": 2.1, "slow 4G: diagram stands, s": 1.9}
    for name, value in beyond.items():
        assert not judge(GOOD | {name: value}, STOCK), name
        missed = [line for line in capsys.readouterr().out.splitlines() if "MISSED" in line]
        assert len(missed) == 1
        assert missed[0].startswith(name)
