"""Returns that can't be right: whose, for when, about what, and what they say of it."""

from __future__ import annotations

from itertools import product

import pytest

from npa_cli.model.vocabulary import STATUSES
from npa_cli.rules.minimal_plan import first_priority, return_of
from npa_cli.rules.plan import silent_partner

Q1, Q2, Q3 = (f"returns/FY18-19-Q{number}/NHSE.yaml" for number in (1, 2, 3))
OPEN = "status: in_progress, rag: green"
DATED_PLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"
PARTNERS = (
    "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"
    "  - {code: PHE, name: Public Health England, kind: organisation}\n"
    "  - {code: Joint, name: Joint, kind: group, members: [NHSE, PHE]}\n"
)


def codes(told) -> list[str]:
    return [each.code for each in told]


# Whose, and for when


def test_a_partner_is_named_exactly_as_partners_yaml_has_it(check) -> None:
    told = check({"returns/FY18-19-Q1/nhse.yaml": return_of(OPEN, partner="nhse")})
    assert [(each.code, each.start, each.hint) for each in told] == [("NPA401", "nhse", "did you mean `NHSE`?")]


def test_a_group_sends_no_return(check) -> None:
    path = "returns/FY18-19-Q1/Joint.yaml"
    told = check({"partners.yaml": PARTNERS, path: return_of(OPEN, partner="Joint")})
    assert [(each.code, each.path, each.start) for each in told if each.code == "NPA401"] == [("NPA401", path, "Joint")]
    assert "NHSE, PHE" in told[0].hint


def test_unreadable_partners_make_nobody_unknown(check) -> None:
    told = check({"partners.yaml": "partners: [\n", Q1: return_of(OPEN)})
    assert codes(told) == ["NPA002"]


@pytest.mark.parametrize("period", ["FY18/20 Q1", "Q1", "April to June 2018", "FY18/19 Q5"])
def test_a_period_is_a_quarter(check, period: str) -> None:
    told = check({Q1: return_of(OPEN, period=period)})
    assert [(each.code, each.start, each.hint) for each in told] == [
        ("NPA402", period, "`FY18/19 Q1`, as its folder says")
    ]


@pytest.mark.parametrize("period", ["FY18/19-Q1", "FY18-19-Q1", "2018/19 Q1"])
def test_a_quarter_may_be_written_as_the_command_line_takes_it(check, period: str) -> None:
    told = check({Q1: return_of(OPEN, period=period)})
    assert [(each.code, each.severity, each.hint) for each in told] == [("NPA806", "warning", "write `FY18/19 Q1`")]


def test_the_example_of_a_quarter_is_in_the_plans_own_year(check) -> None:
    files = {
        "workplan.yaml": "id: small\ntitle: A\nperiod: {text: 2018 - 2021}\nconventions: {financial_year_start_month: 1}\n",
        "returns/x/NHSE.yaml": return_of("", period="FY18/19 Q1"),
    }
    assert [(each.code, each.hint) for each in check(files) if each.code == "NPA402"] == [
        ("NPA402", "write it like `FY2018 Q3`")
    ]


def test_a_return_stands_under_its_quarter_and_its_partner(check) -> None:
    told = check({"partners.yaml": PARTNERS, "returns/FY18-19-Q4/PHE.yaml": return_of(OPEN)})
    assert [(each.code, each.start) for each in told] == [("NPA403", "NHSE"), ("NPA403", "FY18/19 Q1")]
    assert all(each.hint.startswith(f"move it to {Q1}") for each in told)


def test_a_copied_return_is_told_once_and_never_to_move_onto_the_first(check) -> None:
    told = check({"partners.yaml": PARTNERS, Q1: return_of(OPEN), "returns/FY18-19-Q1/PHE.yaml": return_of(OPEN)})
    assert [(each.code, each.path, each.start) for each in told] == [("NPA404", "returns/FY18-19-Q1/PHE.yaml", "NHSE")]
    assert "move" not in told[0].hint
    assert "correct the partner" in told[0].hint


def test_of_two_misplaced_returns_the_first_is_misplaced_and_the_other_a_second(check) -> None:
    told = check({"returns/a/NHSE.yaml": return_of(OPEN), "returns/b/NHSE.yaml": return_of(OPEN)})
    assert [(each.code, each.path) for each in told] == [
        ("NPA403", "returns/a/NHSE.yaml"), ("NPA404", "returns/b/NHSE.yaml"),
    ]  # fmt: skip


# About what


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("P1.1.2", "did you mean `P1.1.1`?"),
        ("p1.1.1", "did you mean `P1.1.1`?"),
        ("toolkit", "`npa list deliverables`"),
    ],
)
def test_an_id_the_plan_lacks_is_found_on_the_key_and_under_no_change(check, item: str, hint: str) -> None:
    text = return_of(OPEN, no_change=item).replace("  P1.1.1:", f"  {item}:")
    told = [each for each in check({Q1: text}) if each.code == "NPA405"]
    assert [each.start.split(":")[0] for each in told] == [item]  # once, on the first of the two
    assert "; 2 places name it: " in told[0].message
    assert told[0].hint.startswith(hint)


@pytest.mark.parametrize("item", ["P1", "P1.1"])
def test_a_return_speaks_of_deliverables_only(check, item: str) -> None:
    (told,) = check({Q1: return_of(OPEN).replace("P1.1.1", item)})
    assert (told.code, told.hint) == ("NPA405", "it has: P1.1.1")


def test_an_unreadable_priority_makes_no_deliverable_unknown(check) -> None:
    assert codes(check({"priorities/02-x.yaml": "id: [\n", Q1: return_of(OPEN).replace("P1.1.1", "P2.1.1")})) == [
        "NPA002"
    ]


def test_no_change_beside_an_entry(check) -> None:
    told = check({Q1: return_of(OPEN), Q2: return_of("status: on_hold", period="FY18/19 Q2", no_change="P1.1.1")})
    assert [(each.code, each.start) for each in told] == [("NPA406", "P1.1.1]")]
    assert "under `updates` too" in told[0].message


def test_no_change_beside_an_entry_that_was_left_blank_is_no_contradiction(check) -> None:
    blank = return_of("status: , narrative: , rag: ", period="FY18/19 Q2", no_change="P1.1.1")
    assert check({Q1: return_of("status: on_hold"), Q2: blank}) == []


def test_no_change_twice(check) -> None:
    told = check({Q1: return_of("status: on_hold"), Q2: return_of("", period="FY18/19 Q2", no_change="P1.1.1, P1.1.1")})
    assert [(each.code, each.message) for each in told] == [("NPA406", "`P1.1.1` is under `no_change` twice")]


def test_no_change_repeats_only_the_partners_own_earlier_words(check) -> None:
    priority = first_priority("[NHSE]", "[NHSE, PHE]")
    later = "returns/FY18-19-Q2/PHE.yaml"
    told = check(
        {
            "partners.yaml": PARTNERS,
            "priorities/01-first.yaml": priority,
            Q1: return_of("status: on_hold"),
            Q3: return_of("", period="FY18/19 Q3", no_change="P1.1.1"),
            later: return_of("", partner="PHE", period="FY18/19 Q2", no_change="P1.1.1"),
        }
    )
    assert [(each.code, each.path) for each in told] == [("NPA406", later)]


# What it says


@pytest.mark.parametrize("status", STATUSES)
def test_only_what_is_done_has_an_actual_day(check, status: str) -> None:
    more = ", superseded_by: P1.1" if status == "superseded" else ""
    told = [
        each for each in check({Q1: return_of(f"status: {status}, actual: 2018-06-21{more}")}) if each.code == "NPA407"
    ]
    assert [each.start.split(",")[0].rstrip("}") for each in told] == (
        [] if status in ("complete", "business_as_usual") else ["2018-06-21"]
    )


@pytest.mark.parametrize(
    ("approved_on", "actual", "is_fault"),
    [
        (None, "2018-06-30", False),
        (None, "2018-07-31", False),  # thirty-one days after the quarter's end
        (None, "2018-08-01", True),
        ("2018-07-10", "2018-07-10", False),
        ("2018-07-10", "2018-07-11", True),
        ("2018-09-01", "2018-08-15", False),  # signed off late
    ],
)
def test_nothing_is_done_after_it_was_reported(check, approved_on: str | None, actual: str, is_fault: bool) -> None:
    text = return_of(f"status: complete, actual: {actual}, evidence: [minutes]")
    text += f"approved_on: {approved_on}\n" if approved_on else ""
    told = check({Q1: text})
    assert codes(told) == (["NPA407"] if is_fault else [])
    assert all(each.start.startswith(actual) for each in told)


@pytest.mark.parametrize(
    ("timeframe", "occurrence", "is_fault"),
    [
        ("FY18/19 Q4 (then Annually)", "2019-03-31", False),
        ("FY18/19 Q4 (then Annually)", "2020-03-31", False),
        ("FY18/19 Q4 (then Annually)", "2019-06-30", True),
        ("FY18/19 Q4 (then Annually)", "2023-03-31", True),  # after the plan's end
        ("Quarterly", "2018-12-31", False),
        ("Quarterly", "2018-12-30", True),
        ("FY18/19 Q4", "2019-03-31", True),  # due once
        ("Ongoing", "2019-03-31", True),
    ],
)
def test_an_occurrence_is_one_of_those_the_timeframe_has(
    check, timeframe: str, occurrence: str, is_fault: bool
) -> None:
    told = check(
        {
            "workplan.yaml": DATED_PLAN,
            "priorities/01-first.yaml": first_priority("FY18/19 Q2", timeframe),
            Q1: return_of(f"status: not_started, occurrence: {occurrence}"),
        }
    )
    assert codes(told) == (["NPA407"] if is_fault else [])
    assert all(each.start.startswith(occurrence) and timeframe in each.message for each in told)


@pytest.mark.parametrize(
    ("status", "successor", "start"),
    [
        ("superseded", "P1.1.2", None),
        ("superseded", "P1.1", None),
        ("superseded", None, "superseded"),
        ("superseded", "P1.1.9", "P1.1.9"),
        ("superseded", "P1.1.1", "P1.1.1"),  # itself
        ("in_progress, rag: green", "P1.1.2", "P1.1.2"),
        ("cancelled", None, None),
    ],
)
def test_what_is_superseded_says_by_what(check, status: str, successor: str | None, start: str | None) -> None:
    priority = first_priority("FY18/19 Q2\n", "FY18/19 Q2\n          - {id: P1.1.2, timeframe: Ongoing}\n")
    entry = f"status: {status}" + (f", superseded_by: {successor}" if successor else "")
    told = [
        each for each in check({"priorities/01-first.yaml": priority, Q1: return_of(entry)}) if each.code != "NPA516"
    ]
    assert [(each.code, each.start.split("}")[0].split(",")[0]) for each in told] == (
        [("NPA405" if successor == "P1.1.9" else "NPA407", start)] if start else []
    )


def test_an_entry_without_a_status_is_silent_and_says_so_only_where_it_says_something(check) -> None:
    told = check({Q1: return_of("narrative: Nearly done")})
    assert [(each.code, each.start) for each in told] == [("NPA407", "P1.1.1: {narrative: Nearly done}")]
    assert check({Q1: return_of("status: , narrative: ")}) == []


# Who reports for a group

GROUP_LED = first_priority("[NHSE]", "[Joint]")


@pytest.mark.parametrize(
    ("setting", "named"), list(product(["", "reporting: {Joint: PHE}\n"], ["", "        reporting_partner: NHSE\n"]))
)
def test_a_group_is_reported_for_by_whom_the_plan_or_the_activity_names(check, setting: str, named: str) -> None:
    told = check(
        {
            "workplan.yaml": f"id: small\ntitle: A\nperiod: {{text: 2018 - 2021}}\n{setting}",
            "partners.yaml": PARTNERS,
            "priorities/01-first.yaml": GROUP_LED.replace("        deliverables:", f"{named}        deliverables:"),
            Q1: return_of(OPEN),
            Q2: return_of("", period="FY18/19 Q2", no_change="P1.1.1"),
        }
    )
    silent = [] if setting or named else [(Q1, "P1.1.1: {status: in_progress, rag: green}")]
    assert [(each.path, each.start) for each in told if each.code == "NPA408"] == silent


def test_an_office_reports_for_itself(check) -> None:
    assert check({"partners.yaml": PARTNERS.replace("organisation", "office"), Q1: return_of(OPEN)}) == []


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        ("{Jiont: NHSE}", [("NPA201", "Jiont: NHSE}")]),
        ("{Joint: NHS-E}", [("NPA201", "NHS-E}")]),
        ("{Joint: Joint}", [("NPA408", "Joint}")]),
        ("{PHE: NHSE}", [("NPA408", "PHE: NHSE}")]),  # no group: it has no effect
        ("{Joint: NHSE}", []),
    ],
)
def test_reporting_names_groups_and_partners(check, setting: str, found: list[tuple[str, str]]) -> None:
    workplan = f"id: small\ntitle: A\nperiod: {{text: 2018 - 2021}}\nreporting: {setting}\n"
    told = check({"workplan.yaml": workplan, "partners.yaml": PARTNERS})
    assert [(each.code, each.start) for each in told] == found


def test_a_group_named_as_reporting_partner(check) -> None:
    priority = GROUP_LED.replace("        deliverables:", "        reporting_partner: Joint\n        deliverables:")
    told = check({"partners.yaml": PARTNERS, "priorities/01-first.yaml": priority})
    assert [(each.code, each.start) for each in told] == [("NPA408", "Joint")]


# Whose place is taken

SEVERAL = first_priority(
    "            timeframe: FY18/19 Q2\n",
    """            timeframe: FY18/19 Q2
          - {id: P1.1.2, text: The second, timeframe: Ongoing}
      - id: P1.2
        text: Another.
        leads: [NHSE]
        deliverables:
          - {id: P1.2.1, text: The third, timeframe: Ongoing}
          - {id: P1.2.2, text: The fourth, timeframe: Ongoing}
""",
)


def superseded(**successors: str) -> str:
    """A return in which each item named (`P112` for P1.1.2) is superseded by another, or has the status given."""
    lines = ["partner: NHSE", "period: FY18/19 Q1", "updates:"]
    for key, to in successors.items():
        status = f"superseded, superseded_by: {to}" if to.startswith("P") else to
        lines.append(f"  {key[0]}{'.'.join(key[1:])}: {{status: {status}}}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ({"P111": "P1.1.2"}, {}),
        ({"P111": "P1.1.2", "P112": "complete"}, {}),
        ({"P111": "P1.1.2", "P112": "P1.2.1", "P121": "on_hold"}, {}),
        ({"P111": "P1.1.2", "P112": "P1.1.1"}, {"P1.1.1": "a ring", "P1.1.2": "a ring"}),
        ({"P111": "P1.1.2", "P112": "P1.2.1", "P121": "P1.1.2"}, dict.fromkeys(["P1.1.1", "P1.1.2", "P1.2.1"], "a ring")),
        ({"P111": "P1.1.2", "P112": "cancelled"}, {"P1.1.1": "`P1.1.2`, which is cancelled"}),
        (
            {"P111": "P1.1.2", "P112": "P1.2.1", "P121": "cancelled"},
            {"P1.1.1": "by `P1.1.2`, that by `P1.2.1`, which is cancelled", "P1.1.2": "`P1.2.1`, which is cancelled"},
        ),
        ({"P111": "P1.2", "P121": "cancelled"}, {}),  # the fourth is still to be done
        ({"P111": "P1.2", "P121": "cancelled", "P122": "cancelled"}, {"P1.1.1": "no part of which is left to do"}),
        ({"P111": "P1.2", "P121": "P1.1.1", "P122": "P1.1.1"}, dict.fromkeys(["P1.1.1", "P1.2.1", "P1.2.2"], "a ring")),
        ({"P111": "P1.1"}, {}),  # the rest of its activity takes it in
        ({"P111": "P1.1", "P112": "cancelled"}, {"P1.1.1": "a ring"}),
    ],
)  # fmt: skip
def test_work_that_is_superseded_is_taken_over_by_somebody(check, said: dict[str, str], lost: dict[str, str]) -> None:
    told = [
        each for each in check({"priorities/01-first.yaml": SEVERAL, Q1: superseded(**said)}) if each.code == "NPA409"
    ]
    assert len(told) == len(lost)
    for each, words in zip(told, lost.values(), strict=True):
        assert words in each.message
        assert each.severity == "error"


def test_what_was_superseded_and_is_in_progress_again_is_in_no_ring(check) -> None:
    later = return_of(OPEN, period="FY18/19 Q2")
    files = {"priorities/01-first.yaml": SEVERAL, Q1: superseded(P111="P1.1.2", P112="P1.1.1"), Q2: later}
    assert "NPA409" not in codes(check(files))


def test_a_ring_over_two_partners_is_named_in_each_return(check, run, plan) -> None:
    files = {
        "partners.yaml": PARTNERS,
        "priorities/01-first.yaml": SEVERAL.replace("[NHSE]", "[NHSE, PHE]"),
        Q1: superseded(P111="P1.2.1"),
        "returns/FY18-19-Q2/PHE.yaml": superseded(P121="P1.1.1").replace("NHSE", "PHE").replace("Q1", "Q2"),
    }
    assert [each.path for each in check(files) if each.code == "NPA409"] == [Q1, "returns/FY18-19-Q2/PHE.yaml"]
    root = plan(files)
    ran = run("return", "check", str(root / Q1), "--data", str(root))
    assert ran.code == 1
    assert "a ring, so nobody does the work" in ran.out


def test_a_command_to_type_is_quoted_for_a_shell(check) -> None:
    bad = silent_partner.silent_partner.bad
    files = {**bad.files, bad.path: bad.text}
    told = check({path.replace("PHE", "H&J"): text.replace("PHE", "H&J") for path, text in files.items()})
    assert [each.hint for each in told if each.code == "NPA510"] == [
        "ask for its return: npa return new --partner 'H&J' --period FY18-19-Q2"
    ]
