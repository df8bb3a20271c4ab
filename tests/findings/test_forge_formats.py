"""Findings for the forges: what the file says can't become a command, and the log is well formed."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.finding import Finding, Point
from npa_cli.model.located import Located
from npa_cli.render.findings.github import render_github
from npa_cli.render.findings.sarif import render_sarif

COMMAND = re.compile(r"::(error|warning|notice) file=([^:,]+),line=(\d+),col=(\d+),title=([^:,]+)::(.*)")


def located(message: str, severity: str = "error", path: str = "data/workplan.yaml") -> Located:
    return Located(Finding("NPA101", path, ("id",), message, severity=severity), path, Point(3, 7))


@given(st.text(), st.text(min_size=1))
def test_a_finding_is_one_command_whatever_the_file_says(message: str, name: str) -> None:
    printed = render_github([located(message, path=f"p{name}")])
    assert printed.count("\n") == 1 and len(printed.splitlines()) == 1
    found = COMMAND.fullmatch(printed.rstrip("\n"))
    assert found is not None
    assert "%" not in re.sub(r"%(25|0A|0D)", "", found[6])


def test_the_most_severe_come_first() -> None:
    printed = render_github([located("a", "note"), located("b", "warning"), located("c")])
    assert [line.split(" ")[0] for line in printed.splitlines()] == ["::error", "::warning", "::notice"]


@given(st.lists(st.text(), max_size=3))
def test_sarif_says_each_finding_once_in_its_place(messages: list[str]) -> None:
    log = json.loads(render_sarif([located(message, path="a plan/é.yaml") for message in messages]))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert [each["message"]["text"] for each in only["results"]] == messages
    for each in only["results"]:
        assert only["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"] == "NPA101"
        place = each["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "a%20plan/%C3%A9.yaml"
        assert place["region"] == {"startLine": 3, "startColumn": 7}
