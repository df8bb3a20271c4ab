"""Readings as spreadsheets save them: what can be read is read, and what can't be is named once, in CSV's own words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

MEASURES = "- {id: M1, title: Cases, items: [P1.1], unit: cases, improvement: decrease}\n"
HEAD = "measure,period_start,period_end,value"
ROW = "M1,2018-04-01,2018-06-30,4.5"
SEMICOLONS = "measure;period_start;period_end;value\r\n"
OF_YAML = re.compile(r"\bkeys?\b|add a line|YAML|\bNone\b")

Checked = list[tuple[str, int, int, str]]


@pytest.fixture
def files_of(plan) -> Callable[[bytes | str], str]:
    """The plan's folder with this one file of readings."""

    def _files_of(readings: bytes | str) -> str:
        root = plan({"measures.yaml": MEASURES, "readings/m1.csv": ""})
        (root / "readings/m1.csv").write_bytes(readings.encode() if isinstance(readings, str) else readings)
        return str(root)

    return _files_of


@pytest.fixture
def found(run, files_of) -> Callable[[bytes | str], Checked]:
    """The code, line, column and message of each finding of a file of readings."""

    def _found(readings: bytes | str) -> Checked:
        ran = run("validate", "--data", files_of(readings), "--format", "json")
        assert "fault in npa" not in ran.err
        items = json.loads(ran.out)["items"]
        assert not OF_YAML.search(" ".join(f"{each['message']} {each['hint'] or ''}" for each in items)), ran.out
        return [(each["code"], each["line"], each["column"], each["message"]) for each in items]

    return _found


@pytest.fixture
def values_of(run, files_of) -> Callable[[bytes | str], list[Any]]:
    def _values_of(readings: bytes | str) -> list[Any]:
        ran = run("measures", "--data", files_of(readings), "--as-at", "2021-01-01", "--format", "json")
        assert ran.code == 0, ran.err
        item = json.loads(ran.out)["items"][0]
        return [item["readings"], item["latest"]]

    return _values_of


@pytest.mark.parametrize(
    ("readings", "form"),
    [
        (f"{HEAD}\n{ROW}\n", None),
        (f"\ufeff{HEAD}\r\n{ROW}\r\n", None),
        (f"{HEAD}\r{ROW}\r", None),
        (f"{HEAD},,\r\n{ROW},,\r\n,,,,,\r\n,,,,,\r\n", None),
        (f",,,,\n,{HEAD}\n,{ROW}\n", None),
        (f'"measure","period_start","period_end","value"\n{ROW}\n', None),
        (f"{SEMICOLONS}M1;2018-04-01;2018-06-30;4,5\r\n;;;\r\n", "semicolons"),
        (f"{SEMICOLONS}M1;2018-04-01;2018-06-30;4.5\r\n", "semicolons"),
        (f"{HEAD}\n{ROW}\n".replace(",", "\t"), "tabs"),
        (f"sep=;\r\n{SEMICOLONS}M1;2018-04-01;2018-06-30;4,5\r\n", "sep=;"),
        (f"sep=,\r\n{HEAD}\r\n{ROW}\r\n", "sep=,"),
        (f'"SEP=;"\r\n{SEMICOLONS}M1;2018-04-01;2018-06-30;4,5', "sep=;"),
        (f"sep=|\n{HEAD}\n{ROW}\n".replace(",", "|"), "`|`"),
        (f"{HEAD}\r\n{ROW}\r\n".replace(",", "\t").encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + f"{HEAD}\n{ROW}\n".encode("utf-16-be"), "UTF-16"),
    ],
)
def test_what_a_spreadsheet_saves_is_read(readings: bytes | str, form: str | None, found, values_of) -> None:
    assert values_of(readings) == [1, 4.5]
    told = found(readings)
    assert [code for code, *_ in told] == (["NPA811"] if form else [])
    assert form is None or form in told[0][3]


@pytest.mark.parametrize(
    ("cell", "beside", "number"),
    [
        ("4,5", "", 4.5),
        ("0,125", "", 0.125),
        ("1234,567", "", 1234.567),
        ("1.234,5", "", 1234.5),
        ("1,234.5", "", 1234.5),
        ("1.234.567", "", 1234567),
        ("1 234,5", "", 1234.5),
        ("1\u202f234", "", 1234),
        ("-4,5", "", -4.5),
        ("1,234", "4,5", 1.234),
        ("1.234", "4,5", 1234),
        ("1.234", "4.5", 1.234),
        ("1,234", "", None),
        ("1.234", "", None),
        ("1,234", "M1;2018-01-01;2018-03-31;4,5", 1.234),
    ],
)
def test_a_decimal_comma_is_read_where_it_is_one_for_certain(
    cell: str, beside: str, number: float | None, found, values_of
) -> None:
    other = f"M1;2018-01-01;2018-03-31;{beside.rpartition(';')[2]}\r\n" if beside else ""
    readings = f"{SEMICOLONS}{other}M1;2018-04-01;2018-06-30;{cell}\r\n"
    told = [each for each in found(readings) if each[0] != "NPA811"]
    if number is None:
        assert told == [("NPA103", 2, 26, f"expected a number here, found `{cell}`")]
    else:
        assert (told, values_of(readings)[1]) == ([], number)


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ("M1,2018-04-01,2018-06-30,4\n", ("NPA102", 1, 1)),
        ("Messwert;Beginn;Ende;Wert\nM1;1;2;3\n", ("NPA102", 1, 1)),
        ("sep=,\nmeasure;period_start;period_end;value\nM1;2018-04-01;2018-06-30;4\n", ("NPA102", 2, 1)),
        ("measure,period_start,value\nM1,2018-04-01,4\nM1,2018-07-01,4\n", ("NPA102", 1, 1)),
        (f"{HEAD}\n{ROW}\n".replace("value", "vlaue"), ("NPA101", 1, 33)),
        (f"{HEAD},comment\n{ROW},late\n{ROW.replace('04-01', '05-01')},late\n", ("NPA101", 1, 39)),
        (f"{HEAD},value\n{ROW},5\n", ("NPA002", 1, 39)),
        (f"{HEAD}\n{ROW}\n{ROW},2\n{ROW},3\n", ("NPA002", 3, 30)),
        (f"{HEAD}\nM1;2018-04-01;2018-06-30;4,5\nM1;2018-07-01;2018-09-30;4,5\n", ("NPA002", 2, 1)),
        (f'{HEAD}\n"{ROW}"\n"{ROW}"\n', ("NPA002", 2, 1)),
        (f"{HEAD}\n{ROW}\nSource: the register,,,\n", ("NPA102", 3, 22)),
        (f"{HEAD}\n{ROW}\nM1\n", ("NPA102", 3, 1)),
        (f"{HEAD}\nM1,2018-04-01,,4\n", ("NPA102", 2, 15)),
        (f'{HEAD},note\n{ROW},"one\ntwo"\nM1,2018-07-01,2018-09-30,four,\n', ("NPA103", 4, 26)),
        (f'note,{HEAD}\n"one\ntwo",M1,2018-04-01,2018-06-30,four\n', ("NPA103", 3, 31)),
        (f'note,{HEAD}\n"a, b",M1,2018-04-01,2018-06-30,four\n', ("NPA103", 2, 33)),
        (f'{HEAD},note\n{ROW},"one\n{ROW},\n', ("NPA002", 2, 30)),
        (f'{HEAD},note\n{ROW},"one" two\n', ("NPA002", 2, 30)),
        (f"{HEAD},note\n{ROW},{'x' * 10_001}\n", ("NPA002", 2, 30)),
        (f'{HEAD}\nM1,2018-04-01,2018-06-30,"1,234"\n', ("NPA103", 2, 26)),
        (f"{HEAD}\nM1,2018-04-01,2018-06-30,1_0\n", ("NPA103", 2, 26)),
        (f"{HEAD},note\n{ROW},café\n".encode("cp1252"), ("NPA001", 2, 33)),
        (f"{HEAD}\n{ROW}\n".encode("utf-16-le"), ("NPA001", 1, 1)),
        (f"{HEAD}\n{ROW}\n".encode("utf-16") + b"\x00", ("NPA001", 1, 1)),
    ],
)
def test_what_can_not_be_read_is_one_finding_at_its_cell(
    readings: bytes | str, told: tuple[str, int, int], found
) -> None:
    assert [each[:3] for each in found(readings)] == [told]


@pytest.mark.parametrize("readings", ["", "\n", "sep=;", "sep=;\n", ",,,\n", f"{HEAD}\n", SEMICOLONS])
def test_a_file_without_readings_is_no_fault(readings: str, found, values_of) -> None:
    assert [each for each in found(readings) if each[0] != "NPA811"] == []
    assert values_of(readings) == [0, None]


def test_two_misnamed_headings_are_two_findings_and_nothing_follows_from_them(found) -> None:
    told = found(f"Measure,period_start,period_end,Value\n{ROW}\n{ROW}\n")
    assert [each[:3] for each in told] == [("NPA101", 1, 1), ("NPA101", 1, 33)]


def test_nothing_of_a_table_is_said_to_be_mended_by_npa(run, files_of) -> None:
    root = files_of(f"{HEAD},status\n{ROW},Final\n")
    ran = run("validate", "--fix", "--data", root)
    assert "did you mean `final`?" in ran.out
    assert "left alone" not in ran.err
    assert "can be mended" not in run("validate", "--data", root).err


def test_a_file_emptied_of_its_faults_has_none(run, plan) -> None:
    root = plan({"measures.yaml": MEASURES, "readings/m1.csv": f"{HEAD}\nM1,2018-04-01,2018-06-30,four\n"})
    assert "NPA103" in run("validate", "--data", str(root)).out
    (root / "readings/m1.csv").write_bytes(b"")
    assert run("validate", "--data", str(root)).out == ""


def test_the_line_shown_of_a_file_in_utf_16_is_its_own(run, files_of) -> None:
    root = files_of(f"{HEAD}\nM1,2018-04-01,2018-06-30,four\n".encode("utf-16"))
    assert "M1,2018-04-01,2018-06-30,four" in run("validate", "--data", root, "--excerpt").out
