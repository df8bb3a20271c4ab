"""Changes to what is on record: returns of closed quarters, better ratings, reopened work, decisions."""

from __future__ import annotations

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, change_of, first_priority, return_of
from tests.history.conftest import Made
from tests.history.judged import FIRST, Q1, Q2, judged

# NPA704


def test_every_edit_of_a_closed_return_is_told_and_none_of_an_open_one(repository) -> None:
    closed = return_of("status: in_progress, rag: red, narrative: Late.")
    opened = return_of("status: in_progress, rag: red, narrative: Still late.", period="FY18/19 Q2")
    made: Made = repository({Q1: closed, Q2: opened})
    made.write({Q2: opened.replace("Still late.", "Later yet.")})
    assert judged(made) == []
    made.write({Q1: closed.replace("rag: red, ", "").replace("Late.", "Fine.") + "note: Added.\n"})
    assert {(each.code, each.path, each.start[:6]) for each in judged(made)} == {
        ("NPA704", Q1, "{statu"),  # the rag is gone: the entry that held it
        ("NPA704", Q1, "Fine.}"),
        ("NPA704", Q1, "Added."),
    }
    made.write({Q1: None})
    assert [(each.code, each.path, each.start) for each in judged(made)] == [("NPA704", Q1, "")]


def test_a_late_return_of_a_closed_quarter_and_comments_in_one_are_no_edit(repository) -> None:
    closed = return_of("status: in_progress, rag: red, narrative: Late.")
    partners = f"{MINIMAL_PLAN['partners.yaml']}  - {{code: PHE, name: Public Health, kind: organisation}}\n"
    opened = return_of("status: in_progress, rag: red, narrative: Still late.", period="FY18/19 Q2")
    made: Made = repository({Q1: closed, Q2: opened, "partners.yaml": partners})
    late = return_of("status: in_progress, narrative: Sent late.", partner="PHE")
    made.write({Q1: f"# looked at\n{closed}", "returns/FY18-19-Q1/PHE.yaml": late})
    assert judged(made) == []


# NPA705 and NPA706


@pytest.mark.parametrize(
    ("was", "now", "codes"),
    [
        ("status: in_progress, rag: amber", "status: in_progress, rag: green", ["NPA705"]),
        ("status: in_progress, rag: amber", "status: in_progress, rag: green, narrative: ''", ["NPA705"]),
        ("status: in_progress, rag: amber", "status: in_progress, rag: green, evidence: [minute 4]", []),
        ("status: in_progress, rag: green", "status: in_progress, rag: green", []),
        ("status: in_progress, rag: green", "status: in_progress, rag: red", []),
        ("status: in_progress, rag: green", "status: complete, actual: 2018-09-01", ["NPA705"]),
        ("status: in_progress", "status: complete, actual: 2018-09-01, narrative: Out.", []),
        ("status: complete, narrative: Out.", "status: in_progress", ["NPA706"]),
        ("status: complete, narrative: Out.", "status: on_hold, narrative: Out.", ["NPA706"]),
        ("status: complete, narrative: Out.", "status: in_progress, narrative: Taken back.", []),
        ("status: complete, narrative: Out.", "status: business_as_usual", []),
    ],
)
@pytest.mark.parametrize("same_return", [True, False])
def test_better_or_open_again_needs_a_word(repository, was: str, now: str, codes: list[str], same_return: bool) -> None:
    made: Made = repository({Q1: return_of(was)})
    made.write({Q1: return_of(now)} if same_return else {Q2: return_of(now, period="FY18/19 Q2")})
    assert [each.code for each in judged(made)] == codes


def test_a_recurring_deliverable_is_open_again_by_its_nature(repository) -> None:
    made: Made = repository(
        {FIRST: first_priority("FY18/19 Q2", "FY18/19 Q1 (then Annually)"), Q1: return_of("status: complete")}
    )
    made.write({Q2: return_of("status: in_progress", period="FY18/19 Q2")})
    assert judged(made) == []


def test_an_improvement_confirmed_at_once_by_no_change_is_not_hidden_by_it(repository) -> None:
    made: Made = repository({Q1: return_of("status: in_progress, rag: red")})
    confirmed = return_of("", period="FY18/19 Q2", no_change="P1.1.1")
    made.write({Q2: confirmed})
    assert judged(made) == []
    made.write({Q1: return_of("status: in_progress, rag: green")})
    assert [(each.code, each.path, each.start) for each in judged(made)] == [("NPA705", Q2, "P1.1.1]")]


# NPA707


def test_an_approved_change_stays_and_a_proposed_one_may_go(repository) -> None:
    made: Made = repository({"changes.yaml": change_of() + change_of(id="CHG-002", status="proposed")})
    made.write({"changes.yaml": change_of()})
    assert judged(made) == []
    made.write({"changes.yaml": change_of(status="withdrawn", decided_on="2018-07-01")})
    assert [each.start for each in judged(made)] == ["withdrawn", "2018-07-01"]
    made.write({"changes.yaml": change_of(id="CHG-002", status="proposed")})
    assert [(each.code, each.message) for each in judged(made)] == [("NPA707", "CHG-001, approved for P1.1.1, is gone")]
    made.write({"changes.yaml": None})
    assert [(each.code, each.path) for each in judged(made)] == [("NPA707", "changes.yaml")]
