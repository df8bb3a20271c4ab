"""What is marked for a narrower audience is in no format of a paper, and the paper says how much it leaves out."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from npa_cli.cli.options import PaperFormatName

FORMATS = ("md", "txt", "html", "odt", "docx", "ods", "xlsx", "csv", "json")
PAPERS = (("board",), ("summary",), ("priority", "1"), ("partner", "NHSE"), ("exceptions",), ("plan-on-a-page",))
SECRETS = {
    "internal": ("Zebra", "Yak", "Xerus", "Walrus", "Vicuna"),
    "board": ("Umbrella", "Toucan"),
}
FILES = {
    "priorities/01-first.yaml": """\
id: P1
title: First
statement: Do one thing well.
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: Open work.
        leads: [NHSE]
        deliverables:
          - {id: P1.1.1, text: Open thing, timeframe: FY18/19 Q1}
          - {id: P1.1.2, text: Zebra thing, timeframe: FY18/19 Q1, audience: internal}
          - {id: P1.1.3, text: Umbrella thing, timeframe: FY18/19 Q1, audience: board}
      - id: P1.2
        text: Yak work.
        leads: [NHSE]
        audience: internal
        deliverables: [{id: P1.2.1, text: Yak thing, timeframe: FY18/19 Q1}]
""",
    "priorities/02-second.yaml": """\
id: P2
title: Xerus priority
statement: Xerus statement.
audience: internal
themes:
  - title: Xerus theme
    activities:
      - {id: P2.1, text: Xerus, leads: [NHSE], deliverables: [{id: P2.1.1, text: Xerus, timeframe: Ongoing}]}
""",
    "returns/FY18-19-Q2/NHSE.yaml": """\
partner: NHSE
period: FY18/19 Q2
updates:
  P1.1.1: {status: in_progress, rag: red, narrative: Walrus words., path_to_green: Walrus way., ask: Walrus ask., audience: internal}
  P1.2.1: {status: in_progress, rag: red, narrative: Yak words., path_to_green: Yak way.}
  P1.1.3: {status: in_progress, rag: red, narrative: Toucan words., path_to_green: Toucan way.}
""",
    "changes.yaml": """\
- {id: CHG-001, item: P1.2.1, field: timeframe, to: FY18/19 Q4, reason: other, narrative: Yak reason., status: proposed}
""",
    "registers/risks.yaml": """\
- {id: R-001, title: Vicuna risk, affects: [P1.1], owner: NHSE, status: open, level: lead, audience: internal, current: {likelihood: 2, impact: 2}}
- {id: R-002, title: Yak risk, affects: [P1.2.1], owner: NHSE, status: open, level: lead, current: {likelihood: 2, impact: 2}}
""",
}


def words_of(path: Path) -> str:
    """Everything in a file that a reader, or somebody who looks inside it, could find."""
    raw = path.read_bytes()
    if raw.startswith(b"PK"):
        with ZipFile(path) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return html.unescape(raw.decode("utf-8"))


@pytest.mark.table
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper[0])
def test_nothing_leaks(ending: str, paper, run, plan, tmp_path: Path) -> None:
    root = str(plan(FILES))
    for audience, hidden in (
        ("public", SECRETS["internal"] + SECRETS["board"]),
        ("board", SECRETS["internal"]),
        ("internal", ()),
    ):
        out = tmp_path / f"{audience}.{ending}"
        words = ("report", *paper, "--data", root, "--period", "FY18/19-Q2", "--audience", audience, "-o", str(out))
        assert run(*words, env={"PATH": os.environ["PATH"]}).code == 0
        held = words_of(out)
        assert [secret for secret in hidden if secret.lower() in held.lower()] == []
        if ending == "csv":
            held += out.with_name(f"{out.name}-metadata.json").read_text(encoding="utf-8")
            assert [secret for secret in hidden if secret.lower() in held.lower()] == []


def test_internal_holds_everything_so_the_test_above_can_fail(run, plan) -> None:
    paper = run("report", "board", "--data", str(plan(FILES)), "--period", "FY18/19-Q2", env={"PATH": ""}).out
    for secret in SECRETS["internal"] + SECRETS["board"]:
        assert secret in paper


def test_a_paper_says_how_many_items_it_withholds(run, plan) -> None:
    root = str(plan(FILES))
    for audience, number in (("public", "6 items"), ("board", "5 items")):
        paper = run(
            "report", "board", "--data", root, "--period", "FY18/19-Q2", "--audience", audience, env={"PATH": ""}
        ).out
        assert re.search(rf"\*\*Audience:\*\* {audience}: {number} withheld", paper), paper[-600:]


def test_a_rating_does_not_change_with_the_reader(run, plan) -> None:
    root = str(plan(FILES))
    rows = set()
    for audience in ("public", "internal"):
        paper = run(
            "report", "summary", "--data", root, "--period", "FY18/19-Q2", "--audience", audience, env={"PATH": ""}
        ).out
        rows.add(next(line for line in paper.splitlines() if line.startswith("| P1.1.1")))
    assert len(rows) == 1


def test_the_audience_is_part_of_what_is_verified(run, plan, tmp_path: Path) -> None:
    root, out = str(plan(FILES)), tmp_path / "paper.md"
    run("report", "board", "--data", root, "--period", "FY18/19-Q2", "--audience", "public", "-o", str(out))
    assert "follows from the plan's files" in run("report", "--verify", str(out), "--data", root).err
    out.write_text(out.read_text(encoding="utf-8").replace("--audience public", "--audience board"), encoding="utf-8")
    assert run("report", "--verify", str(out), "--data", root).code == 1


def test_every_format_is_tried() -> None:
    from typing import get_args

    endings = {"markdown": "md", "text": "txt"}
    assert {endings.get(form, form) for form in get_args(PaperFormatName)} == {*FORMATS, "pdf"}
