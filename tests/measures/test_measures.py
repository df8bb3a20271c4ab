"""Measures from files to words: what is missing is said, what is revised is replaced, and nothing is coloured alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from npa_cli.store.read_csv import read_csv

HEAD = "measure,period_start,period_end,value,status,published_on\n"
MEASURE = "- {{id: M1, title: Cases, items: [P1.1], unit: cases, improvement: {improvement}{more}}}\n"


def months(values: list[float], start: date = date(2018, 4, 1)) -> str:
    rows, day = [], start
    for value in values:
        after = (day.replace(day=28) + timedelta(4)).replace(day=1)
        rows.append(f"M1,{day},{after - timedelta(1)},{value},final,")
        day = after
    return HEAD + "".join(f"{row}\n" for row in rows)


@pytest.fixture
def measured(run, plan) -> Callable[..., dict[str, Any]]:
    def _measured(
        readings: str, *, improvement: str = "decrease", more: str = "", as_at: str = "2021-01-01"
    ) -> dict[str, Any]:
        files = {"measures.yaml": MEASURE.format(improvement=improvement, more=more), "readings/m1.csv": readings}
        ran = run("measures", "--data", str(plan(files)), "--as-at", as_at, "--format", "json")
        assert ran.code == 0, ran.err
        item: dict[str, Any] = json.loads(ran.out)["items"][0]
        return item

    return _measured


FALLING = [10.0, 11] * 6 + [4.0]


def test_a_fall_is_better_where_less_is_better_and_worse_where_more_is(measured) -> None:
    readings = months(FALLING)
    assert measured(readings)["variation"] == "special_cause_improvement"
    assert measured(readings, improvement="increase")["variation"] == "special_cause_concern"
    assert measured(readings, improvement="neutral")["variation"] == "special_cause_neutral_low"


def test_eleven_points_are_provisional_and_five_give_no_limits(measured) -> None:
    eleven = measured(months(FALLING[:11]))
    assert eleven["variation"] is None
    assert eleven["mean"] is not None
    assert measured(months(FALLING[:5]))["mean"] is None


def test_a_rebase_begins_a_new_series(measured) -> None:
    readings = months([50.0, 51] * 6 + [10.0, 11] * 6)
    new = measured(readings, more=", rebase: [{start: 2019-04-01, reason: Counted anew}]")
    assert (new["mean"], new["variation"], new["readings"]) == (10.5, "common_cause", 24)


@pytest.mark.parametrize(
    ("target", "met", "assurance"),
    [
        ("{value: 30, comparison: at_most}", True, "consistent_pass"),
        ("{value: 2, comparison: at_most}", False, "consistent_fail"),
        ("{value: 10.5, comparison: at_most}", False, "inconsistent"),
        ("{value: 2, comparison: at_least}", True, "consistent_pass"),
        ("{value: 30, comparison: at_least}", False, "consistent_fail"),
        ("{value: 11, comparison: exactly}", True, None),
    ],
)
def test_targets(target: str, met: bool, assurance: str | None, measured) -> None:
    item = measured(months([10.0, 11] * 6), more=f", target: {target}")
    assert (item["met"], item["assurance"]) == (met, assurance)


def test_without_a_target_nothing_is_met_and_nothing_coloured(measured, run, plan) -> None:
    assert measured(months(FALLING))["met"] is None
    files = {"measures.yaml": MEASURE.format(improvement="decrease", more=""), "readings/m1.csv": months(FALLING)}
    out = run("measures", "--data", str(plan(files)), env={"FORCE_COLOR": "1"}).out
    assert "\x1b[32m" not in out
    assert "\x1b[33m" not in out
    assert "improvement: outside the limits" in out


def test_no_reading_is_said_and_is_never_nought(measured, run, plan) -> None:
    item = measured(HEAD, more=", target: {value: 10, by: Mar 2011}")
    assert (item["latest"], item["met"], item["readings"]) == (None, None, 0)
    files = {"measures.yaml": MEASURE.format(improvement="increase", more=", target: {value: 10, by: Mar 2011}")}
    assert (
        "at least 10 cases by Mar 2011: no reading yet"
        in run("measures", "--data", str(plan(files)), env={"COLUMNS": "200"}).out
    )


def test_only_what_was_known_by_the_day_counts(measured) -> None:
    rows = "M1,2018-04-01,2018-06-30,5,provisional,2018-08-01\nM1,2018-04-01,2018-06-30,7,revised,2018-11-01\n"
    assert measured(HEAD + rows, as_at="2018-06-30")["latest"] is None
    assert measured(HEAD + rows, as_at="2018-08-01")["latest"] is None
    assert measured(HEAD + rows, as_at="2018-08-02")["latest"] == 5
    assert measured(HEAD + rows, as_at="2018-11-02")["latest"] == 7


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + "M1,2018-04-01,2018-06-30,many,final,\n", "NPA103"),
        (HEAD + "M1,2018-04-01,,3,final,\n", "NPA102"),
        (HEAD + "M1,31/03/2018,2018-06-30,3,final,\n", "NPA805"),
        (HEAD + "M1,2018-04-01,2018-06-30,nan,final,\n", "NPA103"),
        (HEAD + "M1,2018-04-01,2018-06-30,3,firm,\n", "NPA104"),
        (HEAD + "M1,2018-04-01,2018-06-30,3,final,,extra\n", "NPA002"),
        (HEAD.replace("value", "val"), "NPA101"),
        (HEAD.replace("value", "val") + "M1,2018-04-01,2018-06-30,3,final,\n", "NPA101"),
        ("measure,measure\n", "NPA002"),
        (HEAD + '"M1,2018-04-01\n', "NPA002"),
        ("", None),
        (HEAD + "M1,2018-04-01,2018-06-30,\x00,final,\n", "NPA001"),
    ],
)
def test_what_is_wrong_in_a_file_of_readings_is_a_finding(text: str, code: str | None, run, plan) -> None:
    files = {"measures.yaml": MEASURE.format(improvement="decrease", more=""), "readings/m1.csv": text}
    ran = run("validate", "--data", str(plan(files)), "--format", "json")
    found = {each["code"] for each in json.loads(ran.out)["items"]}
    assert ("fault in npa" in ran.err, code is None or code in found) == (False, True), ran.out
    assert code is not None or found == set()


def test_a_finding_in_a_csv_names_line_and_column(run, plan) -> None:
    text = HEAD + "M1,2018-04-01,2018-06-30,3,final,\n\nM1,2018-07-01,2018-09-30,three,final,\n"
    files = {"measures.yaml": MEASURE.format(improvement="decrease", more=""), "readings/m1.csv": text}
    ran = run("validate", "--data", str(plan(files)))
    assert "readings/m1.csv:4:26: NPA103" in ran.out


@pytest.mark.slow
def test_a_huge_cell_and_a_huge_file_are_refused_quickly() -> None:
    document, findings = read_csv("readings/a.csv", (HEAD + "x" * 100_000 + "\n").encode())
    assert document is None
    assert findings[0].code == "NPA002"
    document, findings = read_csv("readings/a.csv", (HEAD + "M1,a,b,1\n" * 300_000).encode())
    assert document is None
    assert "more than 200,000 rows" in findings[0].message


def test_only_the_measures_of_an_item_are_shown(run) -> None:
    where = ("--data", "examples/riverside", "--as-at", "2020-01-01", "--format", "json")
    for asked, expected in ((("1",), ["M1"]), (("m3",), ["M3"]), ((), ["M1", "M2", "M3"])):
        assert [each["id"] for each in json.loads(run("measures", *asked, *where).out)["items"]] == expected
    assert "no measure or item `M9`" in run("measures", "M9", *where).err
