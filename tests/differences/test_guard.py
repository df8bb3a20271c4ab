"""`npa guard`: who may alter what, by field; and ids of changes that no two branches give alike."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from npa_cli.differences.compare import Difference
from npa_cli.differences.rights import RIGHTS, Versions, may_alter, who_may
from npa_cli.differences.things import Key
from npa_cli.model.base import PlanModel
from npa_cli.model.partner_return import Return, Update
from npa_cli.model.priority import Activity, Deliverable, Priority
from npa_cli.model.register import Action, Decision, Dependency, Issue, Risk
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from tests.conftest import Ran
from tests.history.conftest import Made

Run = Callable[..., Ran]
FIRST, RETURN = "priorities/01-first.yaml", "returns/FY18-19-Q2/NHSE.yaml"
REPORT = "partner: NHSE\nperiod: FY18/19 Q2\nupdates:\n  P1.1.1: {status: in_progress, rag: green}\n"
RISK = """\
- id: R-001
  title: A risk
  event: It happens.
  owner: NHSE
  current: {likelihood: 2, impact: 2}
  actions: [ACT-001]
  status: open
"""
OTHERS = "- {id: ACT-009, text: Somebody else does it., status: open}\n"
ACTION = "- {id: ACT-001, text: Do it., status: open}\n"
PARTNERS = MINIMAL_PLAN["partners.yaml"] + "  - {code: HMPPS, name: Prisons, kind: organisation}\n"
FILES = {RETURN: REPORT, "registers/risks.yaml": RISK, "registers/actions.yaml": ACTION, "partners.yaml": PARTNERS}
CHANGE = "- {id: CHG-001, item: P1.1.1, field: timeframe, to: by 2020, reason: scope, status: proposed}\n"


@pytest.mark.parametrize(
    ("files", "refused"),
    [
        ({RETURN: REPORT.replace("green", "amber")}, []),
        ({RETURN.replace("Q2", "Q3"): REPORT.replace("Q2", "Q3")}, []),
        ({RETURN: None}, []),
        ({RETURN.replace("NHSE", "HMPPS"): REPORT.replace("NHSE", "HMPPS")}, ["", ""]),
        ({FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4")}, ["timeframe"]),
        ({FIRST: first_priority("text: The activity.", "text:   The activity.")}, []),
        ({"changes.yaml": CHANGE}, [""]),
        ({"registers/risks.yaml": RISK.replace("It happens.", "It may happen.")}, []),
        ({"registers/risks.yaml": RISK.replace("likelihood: 2", "likelihood: 5")}, ["current"]),
        ({"registers/risks.yaml": RISK.replace("owner: NHSE", "owner: HMPPS")}, ["owner"]),
        ({"registers/actions.yaml": ACTION.replace("open", "closed") + OTHERS}, []),
        ({"registers/actions.yaml": ACTION + OTHERS + "- {id: ACT-002, text: Else., status: open}\n"}, [""]),
        (
            {
                "registers/risks.yaml": RISK.replace("ACT-001", "ACT-001, ACT-009"),
                "registers/actions.yaml": ACTION + OTHERS.replace("open", "closed"),
            },
            ["status"],
        ),
        ({"partners.yaml": MINIMAL_PLAN["partners.yaml"]}, [""]),
    ],
)
def test_a_partner_changes_its_own_alone(
    repository: Callable[..., Made], run: Run, files: dict[str, str | None], refused: list[str]
) -> None:
    made = repository({**FILES, "registers/actions.yaml": ACTION + OTHERS})
    made.write(files)
    ran = run("guard", "--base", "main", "--partner", "nhse", "-f", "json", folder=made.root)
    assert ran.code == bool(refused), ran.err
    assert [each["field"] or "" for each in json.loads(ran.out)["refused"]] == refused


def test_it_says_what_and_who_may(repository: Callable[..., Made], run: Run) -> None:
    made = repository(FILES)
    made.write({RETURN: REPORT.replace("green", "amber"), FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4")})
    ran = run("guard", "--base", "main", "--partner", "HMPPS", folder=made.root)
    assert ran.code == 1
    rows = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "P1.1.1 deliverable timeframe the secretariat" in rows
    assert "P1.1.1 FY18/19 Q2 NHSE report rag NHSE or the secretariat" in rows


def test_what_others_did_on_main_since_is_not_laid_at_its_door(repository: Callable[..., Made], run: Run) -> None:
    made = repository(FILES)
    made.git("checkout", "--quiet", "-b", "theirs")
    made.commit({RETURN: REPORT.replace("green", "amber")})
    made.git("checkout", "--quiet", "main")
    made.commit({FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4")})
    made.git("checkout", "--quiet", "theirs")
    assert run("guard", "--base", "main", "--partner", "NHSE", folder=made.root).code == 0


def test_what_can_t_be_read_is_not_let_through(repository: Callable[..., Made], run: Run) -> None:
    made = repository(FILES)
    made.write({FIRST: "id: [\n"})
    assert run("guard", "--base", "main", "--partner", "NHSE", folder=made.root).code == 3
    assert run("guard", "--base", "none", "--partner", "NHSE", folder=made.root).code == 2
    assert run("guard", "--base", "main", "--partner", "XYZ", folder=made.root).code == 2


def test_every_role_and_field_of_the_format_has_one_answer() -> None:
    """Of every field of every model: the owner where RIGHTS says so, another partner never."""
    models: dict[str, type[PlanModel]] = {
        "priority": Priority, "activity": Activity, "deliverable": Deliverable, "report": Update, "return": Return,
        "risk": Risk, "issue": Issue, "action": Action, "decision": Decision, "dependency": Dependency,
    }  # fmt: skip
    things = {Key("risk", "R-001"): {"owner": "NHSE", "actions": ("X NHSE", "R-001")}}
    both = Versions(things, things)
    for kind, model in models.items():
        name = "R-001" if kind in ("risk", "action") else "X NHSE"
        for field in ("", *model.model_fields):
            each = Difference(Key(kind, name), field, 1, 2)
            right = RIGHTS.get(kind)
            own = right is not None and (right.comes if not field else bool({field, "*"} & right.fields))
            assert may_alter(each, "NHSE", both) is own, (kind, field)
            assert not may_alter(each, "HMPPS", both)
            assert who_may(each, both) == ("NHSE or the secretariat" if own else "the secretariat")


def test_two_branches_do_not_give_one_id_to_two_changes(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    made.git("checkout", "--quiet", "-b", "one")
    made.commit({"changes.yaml": CHANGE})
    made.git("checkout", "--quiet", "main")
    ran = run("change", "propose", "P1.1.1", "--to", "by 2021", "--reason", "other", folder=made.root)
    assert ran.code == 0, ran.err
    assert "id: CHG-002" in (made.root / "changes.yaml").read_text(encoding="utf-8")


def test_a_forge_is_told_the_half_that_files_can_say(repository: Callable[..., Made], run: Run) -> None:
    made = repository(FILES, folder="our plan")
    ran = run("codeowners", "--office", "@org/office", "--team", "nhse=@org/nhse", folder=made.root)
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()[1:]
    assert lines[0] == "/our\\ plan/ @org/office"
    assert lines[1] == "/our\\ plan/returns/*/NHSE.yaml @org/nhse @org/office"
    assert lines[-2] == "/our\\ plan/registers/actions.yaml @org/nhse @org/office"
    assert lines[-1] == "/our\\ plan/registers/actions/*.yaml @org/nhse @org/office"
    for words in (("--team", "NHSE"), ("--team", "XYZ=@org/x"), ("--team", "NHSE=a b"), ("--team", "NHSE=#")):
        assert run("codeowners", "--office", "@org/office", *words, folder=made.root).code == 2
