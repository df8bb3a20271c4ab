"""What workplan.yaml and partners.yaml quote stands in the documents; what is ours is told apart."""

from __future__ import annotations

import html
import re

from npa_cli.timeframe import Conventions
from tests.plan.plan_files import DATA, load
from tests.plan.source_table import AGREEMENT, WORKPLAN, lines_of_workplan, plain

workplan = load(DATA / "workplan.yaml")
partners = {partner["code"]: partner for partner in load(DATA / "partners.yaml")["partners"]}


def test_title_and_period() -> None:
    lines = lines_of_workplan()
    assert lines[15] == workplan["period"]["text"]
    assert f"{lines[17].removeprefix('# ')} {lines[15]}" == workplan["title"]
    assert (workplan["period"]["start"], workplan["period"]["end"]) == ("2018-04-01", "2021-03-31")
    assert workplan["period"]["basis"].startswith("Ours, not signed words")


def test_introduction() -> None:
    lines = lines_of_workplan()
    assert workplan["introduction"].split("\n") == [lines[number] for number in (19, 21, 23, 25)]


def test_objectives() -> None:
    (row,) = [line for line in lines_of_workplan().values() if line.startswith("<b>Core Shared Objective:</b>")]
    printed = [plain(item) for item in re.findall(r"<li>(.*?)</li>", row)]
    assert [(each["id"], each["text"]) for each in workplan["objectives"]] == list(
        zip(("O1", "O2", "O3"), printed, strict=True)
    )


def test_conventions() -> None:
    quoted = "all Quarters are based on the UK Financial Year from 1 st April to 31 st March"
    assert quoted in " ".join(plain(line) for line in lines_of_workplan().values())
    assert Conventions(**workplan["conventions"]) == Conventions(
        financial_year_start_month=4, year_deadline="calendar_year_end"
    )


def test_thresholds_are_the_designs() -> None:
    assert workplan["thresholds"] == {"red_after_days": 92, "due_soon_days": 91, "stale_after_days": 92}


def test_partners_are_named_as_printed() -> None:
    (row,) = [line for line in lines_of_workplan().values() if line.startswith("<b>Lead Partner:</b>")]
    printed = dict(re.findall(r"<b>(\w+):</b> ([^<]+?)(?= <b>|$)", row))
    organisations = {code: each["name"] for code, each in partners.items() if each["kind"] == "organisation"}
    assert organisations == printed
    assert list(organisations) == list(printed)


def test_other_names_are_printed_somewhere() -> None:
    for partner in partners.values():
        for name in partner.get("also_known_as", []):
            assert name in _running_words()


def test_joint_is_the_five() -> None:
    organisations = [code for code, each in partners.items() if each["kind"] == "organisation"]
    assert partners["Joint"]["members"] == organisations
    assert [each["kind"] for each in partners.values()] == ["organisation"] * 5 + ["group", "office"]


def test_boards_are_named_as_printed() -> None:
    text = _running_words()
    for board in workplan["boards"]:
        assert board["name"] in text
        assert board["code"] in text


def test_what_is_said_of_boards_is_printed() -> None:
    text = _running_words()
    codes = set(partners)
    for board in workplan["boards"]:
        chair = [board["chair"]] if "chair" in board else []
        roles = [member for member in board.get("members", ()) if member not in codes]
        for words in (*board.get("purpose", ()), *chair, *roles):
            assert words in text


def test_boards_that_meet_meet_by_the_documents_word() -> None:
    assert {board["code"]: board["meets"] for board in workplan["boards"] if "meets" in board} == {
        "NPHB": "quarterly",
        "HJPB": "quarterly",
    }
    assert "the quarterly National Prison Healthcare Board from April 2018" in _running_words()
    assert "Feed into quarterly HJPB meetings" in _running_words()


def test_sources_are_held_and_licensed() -> None:
    assert [source["id"] for source in workplan["sources"]] == ["workplan", "agreement"]
    for source in workplan["sources"]:
        assert source["licence"] == "Open Government Licence v3.0"
        assert source["title"] in _running_words()
        (held,) = re.findall(r"sources/\S+\.txt", source["note"])
        assert (DATA.parent / held).is_file()


def _running_words() -> str:
    """Both documents as one run of words: no marks, every run of white space one space."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (WORKPLAN, AGREEMENT))
    return " ".join(html.unescape(re.sub(r"<[^>]*>|\*\*", "", text)).split())


def test_signatories_are_roles_as_printed_and_no_names() -> None:
    lines = AGREEMENT.read_text(encoding="utf-8").split("\n")
    signed = [each["source"]["line"] for each in workplan["signatories"]]
    assert signed == sorted(signed)
    for each in workplan["signatories"]:
        at = each["source"]["line"] - 1
        assert " ".join(" ".join(lines[at : at + 6]).split()).startswith(each["role"])
        assert each["inferred"] == ["organisation"]
        assert lines[at - 1].strip() not in str(workplan)  # the person stands on the line before


def test_what_was_an_image_is_recorded_as_lost() -> None:
    (scrutiny,) = [board for board in workplan["boards"] if board.get("kind") == "scrutiny"]
    assert "lost" in scrutiny["note"]
    assert "defined roles of the five partners" in _running_words()
    assert "roles of the five partners" in workplan["note"]
    assert "lost" in workplan["note"]
