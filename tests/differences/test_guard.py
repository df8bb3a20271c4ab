"""`npa guard`: who may alter what, by field; and ids of changes that no two branches give alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.differences.compare import Difference
from npa_cli.differences.rights import Versions, may_alter, who_may
from npa_cli.differences.things import Key, things_in
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, boards_of, first_priority
from npa_cli.store.load import load
from scripts.rights import THINGS, fields_of
from tests.architecture.filled_plan import FilledPlan
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


@pytest.mark.parametrize(
    ("guard", "author", "code"),
    [
        ("secretariat: ['']", "", 2),  # as in CI, if a variable is empty
        ("secretariat: [' ']", " ", 2),
        ("partners: {'': [a@x]}", "a@x", 2),
        ("secretariat: ['ß@x']", "ss@x", 2),
        ("secretariat: [k@x]", "\u212a@x", 2),
        ("secretariat: [K@x]", "k@X", 0),
        ("secretariat: ['É@x']", "É@x", 0),
        ("partners: {../x: [a@x]}", "a@x", 2),
        ("partners: {__proto__: [a@x]}", "a@x", 2),
        ("partners: {NHSE: [a@x]}", "a@x", 0),
    ],
)
def test_nobody_is_taken_for_another(
    repository: Callable[..., Made], run: Run, guard: str, author: str, code: int
) -> None:
    made = repository({**FILES, "guard.yaml": f"{guard}\n"})
    ran = run("guard", "--base", "main", "--author", author, folder=made.root)
    assert ran.code == code, ran.err
    assert code == 0 or ("--author" in ran.err) or "no partner's code" in ran.err


OWN = {  # by kind of thing, what the partner it belongs to may alter; + is to add it and take it away
    "risk": "cause event effect actions",
    "action": "+ text status new_due closed_on",
    "report": "+ status rag forecast actual occurrence also_done said_on narrative path_to_green ask evidence audience "
    "superseded_by assurance no_change",
    "return": "+ partner period submitted_by approved_by approved_on note",
    "reading": "+ measure period_start period_end value numerator denominator status published_on inferred note",
}


def test_every_role_and_field_of_the_format_has_one_answer(tmp_path: Path) -> None:
    """Of a plan in which every field says something, each thing and field, for whom it is, another and the office."""
    FilledPlan().write(tmp_path / "plan")
    things = things_in(load(tmp_path / "plan", sections=True).plan)
    assert {each.kind for each in things} == {*THINGS}
    things[Key("measure", "M1")] = {**things[Key("measure", "M1")], "owner": "MADE"}
    things[Key("risk", "R-001")] = {**things[Key("risk", "R-001")], "owner": "MADE", "actions": ("ACT-001",)}
    both = Versions(things, things)
    seen = set()
    for (kind, name), has in things.items():
        key = Key(kind, f"{name.rpartition(' ')[0]} MADE" if kind in ("report", "return") else name)
        assert set(has) <= set(fields_of(kind)), key
        for field in fields_of(kind):
            each = Difference(key, field, 1, 2)
            own = (field or "+") in OWN.get(kind, "").split()
            seen |= {(kind, field or "+")} if own else set()
            assert may_alter(each, "MADE", both) is own, (key, field)
            assert not may_alter(each, "OTHER", both), (key, field)
            assert who_may(each, both) == ("MADE or the secretariat" if own else "the secretariat"), (key, field)
    assert seen == {(kind, field) for kind, fields in OWN.items() for field in fields.split()}


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


GUARD = "secretariat: ['@org/office']\npartners:\n  NHSE: [Lead@nhse.example.org, '@org/nhse']\n  HMPPS: []\n"


@pytest.mark.parametrize(
    ("author", "files", "code"),
    [
        ("lead@NHSE.example.org", {RETURN: REPORT.replace("green", "amber")}, 0),
        ("@org/nhse", {FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4")}, 1),
        ("@org/office", {FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4")}, 0),
        ("@org/nhse", {"guard.yaml": GUARD.replace("@org/office", "@org/nhse")}, 1),
        ("new@example.org", {"guard.yaml": GUARD.replace("[]", "[new@example.org]")}, 2),
        ("@org/office", {FIRST: "id: [\n"}, 3),
    ],
)
def test_whose_change_it_is_says_the_guard_of_the_base(
    repository: Callable[..., Made], run: Run, author: str, files: dict[str, str], code: int
) -> None:
    made = repository({**FILES, "guard.yaml": GUARD})
    made.write(files)
    ran = run("guard", "--base", "main", "--author", author, folder=made.root)
    assert ran.code == code, ran.err
    assert "lead@nhse" not in ran.err.casefold().replace(f"`{author.casefold()}`", "")


def test_whose_change_it_is_has_to_be_said_once(repository: Callable[..., Made], run: Run) -> None:
    made = repository(FILES)
    assert run("guard", "--base", "main", folder=made.root).code == 2
    assert run("guard", "--base", "main", "--partner", "NHSE", "--author", "@org/nhse", folder=made.root).code == 2
    ran = run("guard", "--base", "main", "--author", "@org/nhse", folder=made.root)
    assert (ran.code, "guard.yaml" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GUARD, []),
        (GUARD.replace("NHSE:", "NHS-E:"), [("NPA201", 3)]),
        (GUARD.replace("[]", "['@ORG/nhse']"), [("NPA202", 4)]),
        (GUARD.replace("'@org/office'", "lead@nhse.example.org"), [("NPA202", 3)]),
        (GUARD.replace("partners:", "partner:"), [("NPA101", 2)]),
    ],
)
def test_a_guard_names_partners_there_are_and_each_name_once(
    plan: Callable[..., Path], run: Run, text: str, found: list[tuple[str, int]]
) -> None:
    ran = run("validate", "-f", "json", folder=plan({**FILES, "guard.yaml": text}))
    of_guard = [each for each in json.loads(ran.out)["items"] if each["path"] == "guard.yaml"]
    assert [(each["code"], each["line"]) for each in of_guard] == found


def test_who_is_who_stands_in_no_paper(repository: Callable[..., Made], run: Run) -> None:
    made = repository({**FILES, "workplan.yaml": boards_of(), "guard.yaml": GUARD})
    made.write({"guard.yaml": GUARD.replace("[]", "[new@example.org]")})
    assert "who is who on the forge altered: partners" in run("diff", folder=made.root).out
    for words in (("diff",), ("since", "HEAD"), ("list", "partners"), ("report", "board", "--since", "HEAD")):
        ran = run(*words, folder=made.root)
        assert ran.code == 0 and "example.org" not in ran.out, ran.err


def test_a_forge_is_told_who_is_who_by_the_guard(repository: Callable[..., Made], run: Run) -> None:
    made = repository({**FILES, "guard.yaml": GUARD})
    lines = run("codeowners", folder=made.root).out.splitlines()
    assert lines[1] == "/ @org/office"
    assert lines[2] == "/returns/*/NHSE.yaml Lead@nhse.example.org @org/nhse @org/office"
    assert not any("HMPPS" in line for line in lines)
    made.write({"guard.yaml": GUARD.replace("@org/office", "a b")})
    assert run("codeowners", folder=made.root).code == 2
    made.write({"guard.yaml": None})
    assert run("codeowners", folder=made.root).code == 2
