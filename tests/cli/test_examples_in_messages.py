"""What a message tells to type instead is something that the plan has, and never what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import first_priority, return_of

YEARS = (
    "period: {{text: Some years, start: {start}, end: {end}}}\nconventions: {{financial_year_start_month: {month}}}\n"
)
WORKPLAN = f"id: small\ntitle: A small plan\n{YEARS}"


def workplan(start: str, end: str, month: int) -> dict[str, str]:
    return {"workplan.yaml": WORKPLAN.format(start=start, end=end, month=month)}


# The plan's first and last day, the first month of its years, what is typed, the quarter named, and what is said of it.
QUARTERS = (
    ("2018-04-01", "2021-03-31", 1, "FY18/19-Q3", "FY2018-Q3", " of this plan, whose years begin in January"),
    ("2025-04-01", "2028-03-31", 4, "Q3", "FY25/26-Q3", ""),
    ("2025-04-01", "2028-03-31", 4, "FY2026-Q3", "FY25/26-Q3", " of this plan, whose years begin in April"),
    ("2019-11-01", "2021-10-31", 7, "FY18/20-Q3", "FY19/20-Q3", ""),
    ("2020-02-01", "2021-12-31", 4, "FY18/20-Q3", "FY19/20-Q4", ""),
    ("2020-02-01", "2021-12-31", 1, "FY19/20-Q3", "FY2020-Q3", " of this plan, whose years begin in January"),
)


@pytest.mark.parametrize(("start", "end", "month", "typed", "named", "of_it"), QUARTERS)
def test_a_quarter_of_the_plan_is_named(start, end, month, typed, named, of_it, run, plan) -> None:
    root = plan(workplan(start, end, month))
    for words in (
        ("status",),
        ("due",),
        ("return", "new", "--partner", "NHSE"),
        ("return", "status"),
        ("report", "board"),
        ("update", "P1.1.1", "--status", "not_started"),
    ):
        ran = run(*words, "--period", typed, folder=root)
        assert ran.code == 2
        assert f"`{typed}` is not a quarter{of_it}; write it like {named}" in ran.err
        assert run("status", "--period", named, folder=root).code == 0


@pytest.mark.parametrize(("start", "end", "month", "typed", "named", "of_it"), QUARTERS)
def test_validate_names_a_quarter_of_the_plan(start, end, month, typed, named, of_it, run, plan) -> None:
    path = "returns/some-quarter/NHSE.yaml"
    root = plan(workplan(start, end, month) | {path: return_of("status: on_hold, narrative: A", period=typed)})
    assert f"write it like `{named.replace('-', ' ')}`" in run("validate", "--data", str(root)).out


@pytest.mark.parametrize(("month", "named"), [(1, "FY2018 Q2"), (4, "FY18/19 Q2")])
def test_a_timeframe_is_shown_by_the_plans_own_years(month: int, named: str, run, plan) -> None:
    root = plan(workplan("2018-04-01", "2021-03-31", month))
    told = run("change", "propose", "P1.1.1", "--to", "whatever", "--reason", "other", folder=root)
    assert told.code == 2
    assert f"a quarter such as `{named}`" in told.err
    assert run("change", "propose", "P1.1.1", "--to", named, "--reason", "other", folder=root).code == 0


def test_a_return_of_the_plan_is_named(run, plan) -> None:
    root = plan(workplan("2025-04-01", "2028-03-31", 4))
    told = run("return", "check", "partners.yaml", folder=root)
    assert "such as returns/FY25-26-Q3/NHSE.yaml" in told.err
    held = root / "returns/FY25-26-Q1/NHSE.yaml"
    held.parent.mkdir(parents=True)
    held.write_text(return_of("status: on_hold, narrative: A", period="FY25/26 Q1"))
    assert "such as returns/FY25-26-Q1/NHSE.yaml" in run("return", "check", "partners.yaml", folder=root).err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("update", "P1", "--status", "not_started"), "give an id such as P1.1.2"),
        (("update", "P1.1", "--status", "not_started"), "give an id such as P1.1.2"),
        (("log", "P1"), "give an id such as P1.1.2"),
        (("change", "propose", "P1", "--to", "FY19/20 Q1", "--reason", "other"), "such as P1.1.2"),
        (("change", "propose", "P1", "--field", "leads", "--to", "NHSE", "--reason", "other"), "P1.1 or P1.1.2"),
        (("add", "deliverable", "P1", "More", "--timeframe", "Ongoing"), "such as P1.1"),
    ],
)
def test_an_item_of_the_plan_is_named(words, named: str, run, plan) -> None:
    root: Path = plan({"priorities/01-first.yaml": first_priority("P1.1.1", "P1.1.2")})
    told = run(*words, folder=root)
    assert told.code == 2
    assert told.err.rstrip().endswith(named)
