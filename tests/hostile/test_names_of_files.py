"""Codes become the names of files: what is no plain name on every system is a finding, and nothing is written to it."""

from __future__ import annotations

import json
import os
from email import message_from_bytes
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.file_name import NotAFileNameError, priority_name, return_name
from npa_cli.render.letter import render_letter
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority

HOSTILE = [
    "../../workplan", "../../.github/workflows/x", "/etc/x", "NHS/PHE", "NHS\\PHE", "..", ".", ".gov", "A?B", "A:B",
    "A*B", 'A"B', "A<B", "A|B", "CON", "con", "nul.x", "COM1", "LPT9.yaml", "A.", " A", "-rf", "A\tB", "x" * 101,
]  # fmt: skip
PLAIN = ["NHSE", "NHS PHE", "H&J Group", "111", "Tŷ", "NO", "1e3", "A: B".replace(": ", "-"), "D'Arcy", "a" * 100]


def plan_led_by(code: str, plan) -> Path:
    quoted = json.dumps(code, ensure_ascii=False)
    return plan(
        {
            "partners.yaml": f"partners:\n  - {{code: {quoted}, name: NHS England, kind: organisation}}\n",
            "priorities/01-first.yaml": first_priority("[NHSE]", f"[{quoted}]"),
        }
    )


def everything_in(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


WRITING = [
    ("update", "P1.1.1", "--period", "FY18/19-Q3", "--status", "complete", "--actual", "2018-12-01"),
    ("return", "new", "--period", "FY18/19-Q3", "--partner"),
]


@pytest.mark.parametrize("code", HOSTILE)
def test_a_code_that_is_no_name_of_a_file_is_found_and_never_written_to(code: str, run, plan, tmp_path: Path) -> None:
    root = plan_led_by(code, plan)
    before = everything_in(tmp_path)
    found = json.loads(run("validate", "--format", "json", "--data", str(root)).out)["items"]
    assert {"NPA109", "NPA802"} & {each["code"] for each in found}  # a space that can't be seen is one fault, not two
    for words in WRITING:
        given_code = (code,) if words[-1] == "--partner" else ()
        ran = run(
            *words[: len(words) - len(given_code)], *(f"--partner={each}" for each in given_code), "--data", str(root)
        )
        assert (ran.code, ran.out) == (2, "")
        assert "fault in npa" not in ran.err
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("code", PLAIN)
def test_any_other_code_has_its_return_written_and_read_again(code: str, run, plan) -> None:
    root = plan_led_by(code, plan)
    assert "NPA109" not in run("validate", "--data", str(root)).out
    assert run(*WRITING[0], "--data", str(root)).code == 0
    held = json.loads(run("status", "1.1", "--as-at", "2019-02-01", "--format", "json", "--data", str(root)).out)
    assert held["items"][0]["status"] == "complete"
    (root / f"returns/FY18-19-Q3/{code}.yaml").unlink()
    assert run(*WRITING[1], code, "--data", str(root)).code == 0
    assert run("fmt", "--check", str(root / f"returns/FY18-19-Q3/{code}.yaml")).code == 0
    assert run("validate", "--data", str(root), "--select", "NPA0,NPA1,NPA2,NPA4").code == 0


def test_a_folder_that_leads_out_of_the_plan_is_not_written_to(run, plan, tmp_path: Path) -> None:
    root, elsewhere = plan(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "returns").symlink_to(elsewhere, target_is_directory=True)
    for words in (WRITING[0], (*WRITING[1], "NHSE")):
        ran = run(*words, "--data", str(root))
        assert ran.code != 0
        assert "fault in npa" not in ran.err
    assert list(elsewhere.rglob("*")) == []


def test_a_return_that_is_called_otherwise_is_written_to_and_none_beside_it(run, plan) -> None:
    held = "partner: NHSE\nperiod: FY18/19 Q3\nupdates: {}\n"
    root = plan({"returns/FY18-19-Q3/nhse.yaml": held})
    assert run(*WRITING[0], "--data", str(root)).code == 0
    assert [each.name for each in (root / "returns/FY18-19-Q3").iterdir()] == ["nhse.yaml"]
    assert "status: complete" in (root / "returns/FY18-19-Q3/nhse.yaml").read_text()


@pytest.mark.parametrize("name", ["returns/FY18-19-Q3/NHSE.yml", "return/FY18-19-Q3/NHSE.yaml", "returns/NHSE.yaml"])
def test_beside_a_return_that_is_not_read_none_is_written(name: str, run, plan) -> None:
    root = plan({name: "partner: NHSE\nperiod: FY18/19 Q3\nupdates: {}\n"})
    before = everything_in(root)
    for words in (WRITING[0], (*WRITING[1], "NHSE")):
        ran = run(*words, "--data", str(root))
        assert ran.code == 2
        assert name.rpartition("/")[0].partition("/")[0] in ran.err
    assert everything_in(root) == before


@given(st.text(), st.text())
def test_whatever_the_words_a_name_stays_in_its_folder(partner: str, quarter: str) -> None:
    try:
        name = return_name(partner, quarter)
    except NotAFileNameError:
        return
    assert name.split("/") == ["returns", quarter, f"{partner}.yaml"]
    assert not {"", ".", ".."} & set(name.split("/"))


@given(st.integers(1, 999), st.text())
def test_whatever_the_title_a_priority_has_a_plain_name(number: int, title: str) -> None:
    folder, name = priority_name(number, title).split("/")
    assert folder == "priorities"
    assert name.isascii()
    assert name == name.lower()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_the_smallest_plan_is_what_the_tests_above_change() -> None:
    assert "NHSE" in MINIMAL_PLAN["partners.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="needs links")
@pytest.mark.parametrize(
    "words",
    [
        ("return", "pack", "--period", "FY18/19-Q3"),
        ("report", "board", "-o", "packs/board.html"),
        ("report", "board", "-o", "board.html"),
        ("export", "sqlite", "packs/plan.sqlite"),
        ("export", "parquet", "packs/new/set"),
        ("schema", "--write", "packs"),
    ],
    ids=" ".join,
)
def test_no_answer_is_written_through_a_link_that_came_with_the_plan(words, run, plan, tmp_path: Path) -> None:
    root, outside = plan(), tmp_path / "outside"
    outside.mkdir()
    (root / "packs").symlink_to(outside)
    (root / "board.html").symlink_to(outside / "board.html")
    ran = run(*words, folder=root)
    assert ran.code == 2, ran.err
    assert f"by a link it leads to {outside.as_posix()}" in ran.err
    assert everything_in(outside) == {}


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_links_of_ones_own_and_within_the_plan_are_followed(run, plan, tmp_path: Path) -> None:
    root = plan()
    (root / "out").mkdir()
    (root / "inside").symlink_to("out")
    (tmp_path / "mine").symlink_to(root / "out")
    assert run("report", "board", "-o", "inside/a.html", folder=root).code == 0
    assert run("report", "board", "-o", str(tmp_path / "mine" / "b.html"), folder=root).code == 0
    assert set(everything_in(root / "out")) == {"a.html", "b.html"}


@pytest.mark.parametrize("plan_id", ["../../evil", "/tmp/evil", "CON", "index", "small"])
def test_no_page_is_called_by_an_id_that_is_no_name_or_a_taken_one(plan_id: str, run, plan, tmp_path: Path) -> None:
    root = plan()
    for name, text in MINIMAL_PLAN.items():
        (root / "plans" / "x" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "plans" / "x" / name).write_text(text.replace("id: small", f"id: {plan_id}"), encoding="utf-8")
    before = everything_in(tmp_path)
    ran = run("site", "--plan", "all", "-o", "out/pages", folder=root)
    assert ran.code == 2
    assert f"a page is called by its plan's id, and `{plan_id}`: " in ran.err
    assert everything_in(tmp_path) == before


def test_words_of_a_letter_begin_no_part_of_their_own() -> None:
    book = {"A.xlsx": b"x"}
    first = render_letter("s", ("a",), book)
    boundary = message_from_bytes(first).get_boundary()
    part = f"--{boundary}\nContent-Type: text/html\n\n<b>b</b>\n--{boundary}--"
    letter = message_from_bytes(render_letter("s", (part,), book))
    assert [each.get_content_type() for each in letter.walk()][1:] == [
        "text/plain",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
    assert render_letter("s", ("a",), book) == first
