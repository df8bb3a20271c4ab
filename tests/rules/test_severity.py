"""What `npa validate` ends with, and how a warning looks."""

from __future__ import annotations

import json

import pytest

from npa_cli.rules.minimal_plan import return_of

RETURN = "returns/FY18-19-Q1/NHSE.yaml"
DOUBTED = return_of("status: complete, actual: 2018-06-21")
WRONG = return_of("status: in_progress, rag: green, actual: 2018-06-21")


@pytest.mark.parametrize(
    ("files", "code", "tally"),
    [
        ({}, 0, "3 files read, no findings"),
        ({RETURN: DOUBTED}, 0, "4 files read, no errors, 1 warning"),
        ({RETURN: WRONG}, 1, "4 files read, 1 error, no warnings"),
        ({RETURN: DOUBTED.replace("2018-06-21", "2019-06-21")}, 1, "4 files read, 1 error, 1 warning"),
        (
            {RETURN: DOUBTED, "priorities/02-x.yaml": "id: [\n"},
            3,
            "4 files read, 1 error, 1 warning; more may stand behind what can't be read",
        ),
    ],
)
def test_only_an_error_fails(plan, run, tmp_path, files: dict[str, str], code: int, tally: str) -> None:
    ran = run("validate", "--data", str(plan(files)))
    assert (ran.code, ran.err) == (code, f"npa: small ({tmp_path}/plan): {tally}\n")


def test_a_warning_says_so_in_a_word(plan, run) -> None:
    root = plan({RETURN: DOUBTED})
    line = run("validate", "--data", str(root)).out
    assert f"{RETURN}:4:20: NPA502 warning: P1.1.1: `complete`" in line
    coloured = run("validate", "--data", str(root), env={"FORCE_COLOR": "1"}).out
    assert "\x1b[33mNPA502 warning:\x1b[0m P1.1.1: " in coloured
    assert "NPA407 P1.1.1" in run("validate", "--data", str(plan({RETURN: WRONG}))).out


def test_json_says_how_severe_each_is(plan, run) -> None:
    root = plan({RETURN: DOUBTED.replace("2018-06-21", "2019-06-21")})
    items = json.loads(run("validate", "--data", str(root), "--format", "json").out)["items"]
    assert {item["code"]: item["severity"] for item in items} == {"NPA502": "warning", "NPA407": "error"}
