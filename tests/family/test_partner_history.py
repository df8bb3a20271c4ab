"""One history of partners: who took over from whom, through every plan that names them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Period, Workplan
from npa_cli.progress.partner_history import partner_history

WORKPLAN = "id: {id}\ntitle: Plan {id}\nperiod: {{text: '2018'}}\n"


def plan_of(plan_id: str, *partners: Partner) -> Plan:
    return Plan(
        Workplan(id=plan_id, title="T", period=Period(text="2018")), partners=partners, priorities=(), conventions=None
    )


def body(code: str, name: str = "", **more: tuple[str, ...]) -> Partner:
    return Partner(code=code, name=name or code, kind="organisation", **more)


def told(plans: tuple[Plan, ...], home: str, code: str) -> tuple[list[str], list[str], list[str]]:
    (partner,) = [each for plan in plans if plan.workplan.id == home for each in plan.partners if each.code == code]
    history = partner_history(plans, home, partner)
    return (
        [each.body.shown(home) for each in history.before],
        [each.body.shown(home) for each in history.after],
        [each.shown(home) for each in history.elsewhere],
    )


def test_a_chain_through_plans_is_told_from_either_end() -> None:
    plans = (
        plan_of("now", body("HMPPS", predecessors=("then:NOMS",))),
        plan_of("then", body("NOMS", "National Offender Management Service", predecessors=("HMPS",)), body("HMPS")),
        plan_of("region", body("NOMS")),
    )
    assert told(plans, "now", "HMPPS") == (["then:NOMS", "then:HMPS"], [], [])
    assert told(plans, "then", "HMPS") == ([], ["NOMS", "now:HMPPS"], [])
    assert told(plans, "region", "NOMS") == (["then:HMPS"], ["now:HMPPS"], ["then:NOMS"])


def test_one_body_by_any_of_its_names() -> None:
    plans = (
        plan_of("now", body("NHSE", "NHS England")),
        plan_of("then", body("NHS England", predecessors=("PCTs",)), body("PCTs")),
    )
    assert told(plans, "now", "NHSE") == (["then:PCTs"], [], ["then:NHS England"])


def test_a_group_of_a_plan_is_only_its_own() -> None:
    plans = tuple(
        plan_of(each, Partner(code="Joint", name="Joint", kind="group", members=("A",)), body("A"))
        for each in ("a", "b")
    )
    assert told(plans, "a", "Joint") == ([], [], [])


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_rings_and_tangles_end_and_nobody_is_told_twice(pairs: list[tuple[int, int]]) -> None:
    names = [f"N{number}" for number in range(6)]
    partners = tuple(
        body(name, successors=tuple(f"N{end}" for start, end in pairs if start == number))
        for number, name in enumerate(names)
    )
    for name in names:
        before, after, _ = told((plan_of("p", *partners),), "p", name)
        assert len(set(before)) == len(before)
        assert len(set(after)) == len(after)
        assert name not in before + after


@pytest.fixture
def two(tmp_path: Path) -> Callable[[str], Path]:
    def _two(predecessor: str) -> Path:
        for folder, plan_id, partners in (
            ("", "now", f"  - {{code: HMPPS, name: H, kind: organisation, predecessors: ['{predecessor}']}}\n"),
            ("plans/then/", "then", "  - {code: NOMS, name: N, kind: organisation, ended: 2017-03-31}\n"),
        ):
            root = tmp_path / folder
            root.mkdir(parents=True, exist_ok=True)
            (root / "workplan.yaml").write_text(WORKPLAN.format(id=plan_id), encoding="utf-8")
            (root / "partners.yaml").write_text(f"partners:\n{partners}", encoding="utf-8")
        return tmp_path

    return _two


@pytest.mark.parametrize(
    ("predecessor", "wanted"),
    [
        ("then:NOMS", None),
        ("NOMS", "no partner `NOMS` in partners.yaml"),
        ("then:NOMZ", "no partner `NOMZ` in partners.yaml of plan `then`. Did you mean `NOMS`?"),
        ("than:NOMS", "no plan `than` beside this one. Did you mean `then`?"),
    ],
)
def test_a_name_of_another_plan_is_checked(two, run, predecessor: str, wanted: str | None) -> None:
    ran = run("validate", "--format", "json", folder=two(predecessor))
    found = [each for each in json.loads(ran.out)["items"] if each["code"] == "NPA201"]
    assert bool(found) == (wanted is not None)
    if wanted:
        message, _, hint = wanted.partition(". ")
        assert found[0]["message"] == message
        assert hint.casefold() in str(found[0]).casefold()


def test_show_tells_days_where_they_are_known(two, run) -> None:
    ran = run("show", "HMPPS", folder=two("then:NOMS"))
    assert "Took over from  then:NOMS  N, until 31 March 2017" in ran.out
    fields = json.loads(run("show", "HMPPS", "--format", "json", folder=two("then:NOMS")).out)
    assert fields["took_over_from"] == [
        {"id": "then:NOMS", "plan": "then", "name": "N", "started": None, "ended": "2017-03-31", "inferred": False}
    ]


def test_one_of_another_plan_is_shown_by_its_address_and_suggested_by_its_code(two, run) -> None:
    root = two("then:NOMS")
    assert run("show", "then:NOMS", folder=root).out.startswith("NOMS  N\n")
    assert "Taken over by  now:HMPPS" in run("show", "then:NOMS", folder=root).out
    ran = run("show", "NOMS", folder=root)
    assert (ran.code, "then:NOMS" in ran.err) == (2, True)
    assert "no plan `never`" in run("show", "never:NOMS", folder=root).err
