"""What a plan's files are found guilty of against a commit, each finding with the words it points at."""

from __future__ import annotations

from typing import NamedTuple

from npa_cli.store.load import load
from npa_cli.work.since_commit import findings_since
from tests.history.conftest import Made

FIRST = "priorities/01-first.yaml"
Q1, Q2 = "returns/FY18-19-Q1/NHSE.yaml", "returns/FY18-19-Q2/NHSE.yaml"


class Told(NamedTuple):
    code: str
    path: str
    start: str  # the line of the file from the finding's place on; empty where the file is gone
    message: str
    hint: str


def judged(made: Made, ref: str = "HEAD") -> list[Told]:
    findings, notes = findings_since(made.root, ref)
    assert notes == ()
    source = load(made.root).source
    told = []
    for each in findings:
        point, file = source.locate(each), made.root / each.path
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        start = lines[point.line - 1][point.column - 1 :] if lines else ""
        told.append(Told(each.code, each.path, start, each.message, each.hint or ""))
    return told
