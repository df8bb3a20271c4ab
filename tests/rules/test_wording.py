"""Words with characters nobody meant: a fault where they are read letter by letter, and never one of the prose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from npa_cli.rules.file.foreign_date import days_meant
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, change_of, first_priority, return_of

RETURN = "returns/FY18-19-Q1/NHSE.yaml"
PRIORITY = "priorities/01-first.yaml"
OPEN = "status: in_progress, rag: green"


@pytest.mark.parametrize(
    ("files", "code", "hint"),
    [
        ({RETURN: return_of("status: “in_progress”, rag: green")}, "NPA801", "write `in_progress`"),
        ({RETURN: return_of(f"{OPEN}, “ask”: Decide.")}, "NPA801", "write `ask`"),
        ({RETURN: return_of(OPEN, partner="‘NHSE’")}, "NPA801", "write `NHSE`"),
        ({RETURN: return_of(OPEN, period="FY18/19\u00a0Q1")}, "NPA802", "write `FY18/19 Q1`"),
        ({RETURN: return_of(OPEN, period="FY18/19\u2009Q1")}, "NPA802", "write `FY18/19 Q1`"),
        ({RETURN: return_of(OPEN, partner='"NHSE "')}, "NPA802", "write `NHSE`"),
        ({RETURN: return_of(OPEN).replace("P1.1.1:", "P1.1.1\u00a0:")}, "NPA802", "write `P1.1.1`"),
        ({RETURN: return_of(f"{OPEN}, forecast: 2018-\u00ad09-30")}, "NPA803", "write `2018-09-30`"),
        ({RETURN: return_of("status: in_progress, rag: gre\u200ben")}, "NPA803", "write `green`"),
        ({RETURN: return_of("", no_change="P1.1.1\u2060")}, "NPA803", "write `P1.1.1`"),
        ({PRIORITY: first_priority("[NHSE]", "[NHSE\u200d]")}, "NPA803", "write `NHSE`"),
        ({"changes.yaml": change_of(item="“P1.1.1”")}, "NPA801", "write `P1.1.1`"),
        ({"changes.yaml": change_of(item="P1.1", field="leads", to="[“NHSE”]")}, "NPA801", "write `NHSE`"),
        ({"workplan.yaml": MINIMAL_PLAN["workplan.yaml"] + "reporting: {“NHSE”: NHSE}\n"}, "NPA801", "write `NHSE`"),
    ],
    ids=lambda given: ascii(given) if isinstance(given, str) else next(iter(given)),
)  # fmt: skip
def test_one_fault_of_a_word_read_by_letter_is_one_finding(check, files, code: str, hint: str) -> None:
    assert [(each.code, each.hint) for each in check(files)] == [(code, hint)]


def test_what_can_not_be_seen_is_written_out(check) -> None:
    (found,) = check({RETURN: return_of("status: in_pro\u00adgress, rag: green")})
    assert found.message == "`in_pro<U+00AD>gress` holds a soft hyphen (U+00AD)"
    (found,) = check({RETURN: return_of(OPEN, period="FY18/19\u00a0Q1")})
    assert found.message == "`FY18/19<U+00A0>Q1` holds a no-break space (U+00A0)"


@pytest.mark.parametrize(
    "prose",
    [
        "“Fit for release” was agreed – by both.",
        "The governors’ view: ‘not yet’.",
        "It cost £5\u00a0million, or 5\u202f% of it.",
        "Cafe\u0301 culture",  # an accent apart from its letter
        "می\u200cخواهم",  # a zero-width non-joiner that its script is written with
    ],
)
def test_prose_keeps_what_is_right_in_it(check, prose: str) -> None:
    text = first_priority("Do one thing well.", f"'{prose.replace(chr(39), chr(39) * 2)}'")
    assert check({PRIORITY: text, RETURN: return_of(f'{OPEN}, narrative: "{prose}"')}) == []


def test_curly_quotes_do_not_quote(check) -> None:
    (found,) = check({PRIORITY: first_priority("title: First", "title: “First: things”")})
    assert (found.code, found.start) == ("NPA002", ": things”")
    assert (found.hint or "").startswith("put the text in straight quotes (not curly ones)")


def test_a_code_may_end_in_an_apostrophe(check) -> None:
    partners = "partners:\n  - {code: Governors’, name: The governors’ association, kind: organisation}\n"
    assert check({"partners.yaml": partners, PRIORITY: first_priority("[NHSE]", "[Governors’]")}) == []


def test_prose_that_holds_what_nobody_sees_is_worth_a_second_look(check) -> None:
    files = {PRIORITY: first_priority("Do one thing well.", '"Do one thing we\u00adll\tfirst."')}
    assert [(each.code, each.severity, each.message) for each in check(files)] == [
        ("NPA808", "warning", "a soft hyphen (U+00AD) after `Do one thing we`"),
        ("NPA809", "warning", "a tab (U+0009) after `Do one thing we\u00adll`"),
    ]


def test_a_number_is_shown_as_it_is_written(check) -> None:
    (found,) = check({PRIORITY: first_priority("The deliverable", "1.10")})
    assert (found.code, found.message) == ("NPA103", "expected words here, found `1.10`, which YAML reads as a number")
    assert found.hint == 'put it in quotes: "1.10"'
    wrong = check({PRIORITY: first_priority("id: P1.1\n", "id: 1.10\n")})
    assert [each.hint for each in wrong if each.code == "NPA103"] == ["an id begins with its letter: `P1.10`"]


def test_a_year_in_place_of_new_words_lacks_its_quotes(check) -> None:
    (found,) = check({"changes.yaml": change_of(to="2021")})
    assert (found.code, found.hint) == ("NPA103", 'put it in quotes: "2021"')


@pytest.mark.parametrize("word", ["y", "N", "yes", "No", "NO", "on", "Off"])
def test_a_word_that_other_tools_take_for_true_or_false(check, word: str) -> None:
    older = YAML(typ="safe", pure=True)
    older.version = (1, 1)  # type: ignore[assignment]
    assert older.load(f"[{word}]") in ([True], [False])
    told = check({RETURN: return_of(f"{OPEN}, ask: {word}")})
    assert [(each.code, each.start, each.hint) for each in told] == [
        ("NPA807", f"{word}}}", f'put it in quotes: "{word}"')
    ]
    assert check({RETURN: return_of(f'{OPEN}, ask: "{word}"')}) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("31/03/2019", ("2019-03-31",)),
        ("03/31/2019", ("2019-03-31",)),
        ("05/04/2019", ("2019-04-05", "2019-05-04")),
        ("5.5.2019", ("2019-05-05",)),
        ("2019/3/31", ("2019-03-31",)),
        ("2019-03-31T00:00:00", ("2019-03-31",)),
        ("31 March 2019", ("2019-03-31",)),
        ("1st Sept 2019", ("2019-09-01",)),
        ("March 31st, 2019", ("2019-03-31",)),
        ("31-Mar-2019", ("2019-03-31",)),
        ("31/02/2019", ()),
        ("31/03/19", ()),
        ("March 2019", ()),
        ("Ma 3, 2019", ()),
        ("early 2019", ()),
    ],
)
def test_the_days_that_words_can_mean(words: str, days: tuple[str, ...]) -> None:
    assert days_meant(words) == tuple(date.fromisoformat(day) for day in days)


def test_a_day_that_can_be_two_days_is_left_to_its_writer(check) -> None:
    (found,) = check({RETURN: return_of(f"{OPEN}, forecast: 05/09/2018")})
    assert (found.code, found.hint) == ("NPA805", "`2018-09-05` or `2018-05-09`, whichever is meant")


def test_the_plans_of_this_repository_have_no_such_words(run) -> None:
    for folder in ("data", *map(str, Path("examples").glob("*/"))):
        assert "NPA80" not in run("validate", "--data", folder).out


def test_a_word_that_its_model_reads_by_letter_is_so_in_any_kind_of_file(check) -> None:
    boards = "boards:\n  - {code: B, name: Board, kind: “board”, meetings: [2018-07-\u200b17], chair: “the” chair}\n"
    told = check({"workplan.yaml": MINIMAL_PLAN["workplan.yaml"] + boards})
    assert [(each.code, each.hint) for each in told] == [("NPA801", "write `board`"), ("NPA803", "write `2018-07-17`")]
