"""Posts and teams as partners: each leads by its own code, and several report through one return."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN
from tests.packs.workbooks import place

FIRST = "priorities/01-first.yaml"
PARTNERS = """\
partners:
  - {code: Trust, name: The Trust, kind: organisation}
  - {code: Ward, name: Ward team, kind: team, part_of: Trust}
  - {code: DON, name: Director of Nursing, kind: post, part_of: Trust}
  - {code: Matron, name: Matron, kind: post, part_of: Ward}
"""
PRIORITY = """\
id: P1
title: First
statement: Do one thing well.
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: The activity.
        leads: [DON]
        deliverables:
          - {id: P1.1.1, text: Rota, timeframe: FY18/19 Q1}
          - {id: P1.1.2, text: Rounds, timeframe: FY18/19 Q1, leads: [Matron]}
"""
RETURN = """\
partner: Trust
period: FY18/19 Q1
updates:
  P1.1.1: {status: complete, actual: 2018-05-02, evidence: [The rota]}
  P1.1.2: {status: in_progress, rag: amber, forecast: 2018-08-01, narrative: Slow., path_to_green: By August.}
"""
DAY = ("--as-at", "2018-07-01")


@pytest.fixture
def posts(plan: Callable[..., Path]) -> Path:
    files = {"workplan.yaml": DATED_WORKPLAN, "partners.yaml": PARTNERS, FIRST: PRIORITY}
    return plan({**files, "returns/FY18-19-Q1/Trust.yaml": RETURN})


def test_one_return_speaks_for_every_post_of_an_organisation(run: Callable, posts: Path) -> None:
    assert run("validate", "--as-at", "2018-07-02", folder=posts).out == ""
    items = json.loads(run("list", "deliverables", *DAY, "-f", "json", folder=posts).out)["items"]
    assert [(each["leads"], each["reported_by"], each["status"]) for each in items] == [
        (["DON"], "Trust", "complete"),
        (["Matron"], "Trust", "in_progress"),
    ]
    rounds = json.loads(run("return", "status", "--period", "FY18/19-Q1", "-f", "json", folder=posts).out)["items"]
    assert [each["partner"] for each in rounds] == ["Trust"]


def test_a_pack_goes_to_the_organisation_and_names_each_lead(run: Callable, posts: Path, today: Callable) -> None:
    today("2018-07-02")
    (posts / "returns/FY18-19-Q1/Trust.yaml").unlink()
    to = posts.parent / "packs"
    ran = run("return", "pack", "--period", "FY18/19-Q1", "--to", str(to), folder=posts)
    assert ran.code == 0, ran.err
    assert {each.stem for each in to.iterdir()} == {"Trust"}
    page: Any = openpyxl.load_workbook(to / "Trust.xlsx")["Return"]
    assert [place(page, item, "Lead").value for item in ("P1.1.1", "P1.1.2")] == ["DON", "Matron"]


def test_a_filter_takes_a_post_and_tells_of_the_posts_of_an_organisation(run: Callable, posts: Path) -> None:
    ran = run("list", "deliverables", "--partner", "matron", *DAY, "-f", "json", folder=posts)
    assert [each["id"] for each in json.loads(ran.out)["items"]] == ["P1.1.2"]
    of_all = run("list", "deliverables", "--partner", "Trust", *DAY, folder=posts)
    assert "Ward, DON of Trust may lead more; add --partner Ward --partner DON" in of_all.err
    shown = run("show", "Matron", *DAY, folder=posts).out
    assert "Part of" in shown
    assert "Its teams and posts" in run("show", "Trust", *DAY, folder=posts).out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("part_of: Ward", "part_of: Wrad", "did you mean `Ward`?"),
        ("kind: team, part_of: Trust", "kind: team, part_of: Matron", "belongs to itself"),
        ("kind: post, part_of: Ward", "kind: organisation, part_of: Ward", "only a team or a post belongs to another"),
    ],
)
def test_validate_refuses_a_post_of_nothing(run: Callable, posts: Path, old: str, new: str, said: str) -> None:
    path = posts / "partners.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    (posts / "returns/FY18-19-Q1/Trust.yaml").unlink()
    ran = run("validate", folder=posts)
    assert ran.code == 1
    assert said in ran.out


def test_add_partner_takes_a_post(run: Callable, posts: Path) -> None:
    ran = run("add", "partner", "COO", "Chief Operating Officer", "--kind", "post", "--part-of", "Trust", folder=posts)
    assert ran.code == 0, ran.err
    assert "part_of: Trust" in (posts / "partners.yaml").read_text(encoding="utf-8")


def test_who_reports_for_a_team_is_said_where_it_is_asked_for(run: Callable, posts: Path) -> None:
    for words in (("return", "pack", "--to", str(posts.parent / "out")), ("return", "new")):
        ran = run(*words, "--partner", "DON", "--period", "FY18/19-Q1", folder=posts)
        assert ran.code == 2
        assert "Trust reports for" in ran.err
    assert not (posts / "returns/FY18-19-Q1/DON.yaml").exists()


def test_the_paper_of_a_partner_has_what_its_teams_and_posts_lead(run: Callable, posts: Path) -> None:
    paper = run("report", "partner", "Trust", *DAY, folder=posts).out
    assert "What Trust, Ward, DON and Matron lead, alone or with others" in " ".join(paper.split())
    assert "P1.1.1" in paper
    assert "P1.1.2" in paper
    alone = run("report", "partner", "DON", *DAY, folder=posts).out
    assert "What DON leads, alone or with others" in " ".join(alone.split())
    assert "P1.1.2" not in alone
