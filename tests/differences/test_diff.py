"""`npa diff`, beginning with what a user types: counts first, then each item once, in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from tests.conftest import Ran
from tests.history.conftest import Made

FIRST = "priorities/01-first.yaml"
Run = Callable[..., Ran]

CHANGE = """\
- id: CHG-001
  item: P1.1.1
  field: timeframe
  to: FY18/19 Q4
  reason: resource
  status: approved
  decided_by: NPHB
  decided_on: 2018-11-20
"""
REPORT = """\
partner: NHSE
period: FY18/19 Q2
updates:
  P1.1.1:
    status: in_progress
    rag: amber
    narrative: Half of it is done.
"""


def test_a_date_moved_by_decision_is_told_with_the_decision(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    made.write({"changes.yaml": CHANGE, "returns/FY18-19-Q2/NHSE.yaml": REPORT})
    ran = run("diff", "--as-at", "2019-01-01", "-f", "markdown", folder=made.root)
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[:3] == ["# What is different", "", "as at 1 January 2019"]
    assert lines[4] == "**1 date moved (1 later, by 182 days), 1 report, 1 return.**"
    assert (
        "- P1.1.1 The deliverable: due 30 Sep 2018 → 31 Mar 2019, approved by NPHB 20 Nov 2018 (CHG-001); "
        "NHSE for FY18/19 Q2 reported in progress, amber: “Half of it is done.”" in lines
    )
    assert sum("P1.1.1" in line for line in lines) == 1


def test_the_other_way_round_the_decision_no_longer_counts(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    made.commit({"changes.yaml": CHANGE})
    ran = run("diff", "HEAD", "HEAD~1", "-f", "json", "--as-at", "2019-01-01", folder=made.root)
    (only,) = json.loads(ran.out)["changes"]
    assert only["words"] == "due 31 Mar 2019 → 30 Sep 2018, CHG-001 no longer counts"
    assert only["days_later"] == -182


def test_altered_wording_is_told_by_the_words(repository: Callable[..., Made], run: Run) -> None:
    made = repository({FIRST: first_priority("The activity.", "Improve the health of all people in every prison.")})
    made.write({FIRST: first_priority("The activity.", "Improve the care of all people in every prison and court.")})
    ran = run("diff", "-f", "json", folder=made.root)
    words = "Improve the [-health-] {+care+} of all people in every [-prison.-] {+prison and court.+}"
    assert f"text {words}" in ran.out


def test_another_layout_is_no_change(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    made.write({FIRST: None, "priorities/01-other.yaml": MINIMAL_PLAN[FIRST].replace("id: P1.1\n", "id:   P1.1\n")})
    ran = run("diff", folder=made.root)
    assert ran.code == 0
    assert "Nothing changed; 1 file only laid out anew." in ran.out


def test_what_can_t_be_read_is_named_and_nothing_is_said_of_it(repository: Callable[..., Made], run: Run) -> None:
    made = repository({"changes.yaml": CHANGE, "returns/FY18-19-Q2/NHSE.yaml": REPORT})
    made.write({FIRST: "id: P1\n  title: [", "returns/FY18-19-Q2/NHSE.yaml": REPORT.replace("amber", "green")})
    ran = run("diff", "-f", "json", folder=made.root)
    assert ran.code == 3
    told = json.loads(ran.out)
    assert [each["words"] for each in told["changes"]] == [
        "NHSE for FY18/19 Q2, what was reported altered: rag amber → green"
    ]
    assert told["unread"][0].startswith("priorities/01-first.yaml:")


def test_an_item_with_a_field_that_can_t_be_read_is_named_alone(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    made.write({FIRST: first_priority("timeframe: FY18/19 Q2", "timeframe: [1]").replace("Do one", "Do any")})
    ran = run("diff", folder=made.root)
    assert ran.code == 3
    assert "statement Do one thing well. → Do any thing well." in ran.out
    assert "(P1.1.1) in the files as they are: expected words here" in ran.out
    assert "P1.1.1" not in ran.out.partition("\n\nP1")[2]


def test_since_a_day_the_last_commit_before_it_is_named(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    ran = run("diff", "--since", "2019-04-01", folder=made.root)
    assert (ran.code, ran.out) == (3, "")
    assert "no commit is from before 1 Apr 2019" in ran.err
    assert "the last commit before" in run("diff", "--since", "2999-01-01", folder=made.root).out
    made.git("tag", "v1")
    assert run("diff", "--since", "v1", folder=made.root).code == 0


def test_names_and_ids(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    made.write({FIRST: first_priority("Do one", "Do any"), "changes.yaml": CHANGE})
    assert "Do any" not in run("diff", "1.1.1", folder=made.root).out
    assert "Do any" in run("diff", "main", "p1", folder=made.root).out
    unknown = run("diff", "mian", folder=made.root)
    assert (unknown.code, "did you mean `main`?" in unknown.err) == (2, True)
    assert run("diff", "P9", folder=made.root).code == 2
    assert run("diff", "main", "main", "main", folder=made.root).code == 2
    assert run("diff", "main", "--since", "main", folder=made.root).code == 2


def test_where_there_is_no_git_it_says_so(plan: Callable[..., Path], run: Run) -> None:
    ran = run("diff", folder=plan())
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("npa: not compared: ")


def test_a_page_and_markdown_show_hostile_words_as_words(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    made.write({FIRST: first_priority("The deliverable", "'<script>alert(1)</script> \\e[31m @everyone | x'")})
    page = run("diff", "-f", "html", folder=made.root)
    assert "<script>alert" not in page.out and "&lt;script&gt;alert" in page.out
    assert "\\<script" in run("diff", "-f", "markdown", folder=made.root).out
    assert "\x1b" not in run("diff", folder=made.root).out
