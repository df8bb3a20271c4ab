"""A target that does not say how it is compared: at most where less is better."""

from __future__ import annotations

import json

import pytest

MEASURE = "- {id: M1, title: Falls, unit: cases, items: [P1], improvement: %s, target: {value: 5, by: Mar 2018}}\n"
READINGS = "measure,period_start,period_end,value\nM1,2018-04-01,2018-06-30,%s\n"


@pytest.mark.parametrize(
    ("improvement", "value", "words"),
    [
        ("decrease", "6", "at most 5 cases by Mar 2018: not met"),
        ("decrease", "4", "at most 5 cases by Mar 2018: met"),
        ("increase", "6", "at least 5 cases by Mar 2018: met"),
    ],
)
def test_less_is_better_means_at_most(run, plan, improvement: str, value: str, words: str) -> None:
    root = plan({"measures.yaml": MEASURE % improvement, "readings/a.csv": READINGS % value})
    assert words in " ".join(run("measures", "--as-at", "2019-12-01", folder=root).out.split())
    told = json.loads(run("measures", "--as-at", "2019-12-01", "-f", "json", folder=root).out)
    assert told["items"][0]["met"] is words.endswith(": met")


def test_a_number_too_large_to_reckon_with_is_a_finding(run, plan) -> None:
    root = plan({"measures.yaml": MEASURE % "decrease", "readings/a.csv": READINGS % "1e308"})
    ran = run("validate", folder=root)
    assert ran.code == 1
    assert "NPA107" in ran.out and "out of range (1e+15 or less)" in ran.out
