"""What a rule's page says of `--fix` is so: its bad example is mended, or left as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npa_cli.model.finding import Point
from npa_cli.model.located import Edit
from npa_cli.rules.discover import all_rules
from npa_cli.rules.minimal_plan import first_priority, return_of
from npa_cli.rules.rule import Rule
from npa_cli.work.check import check_plan
from tests.repair.test_any_file import edited

RETURN = "returns/FY18-19-Q1/NHSE.yaml"

# What --fix mends of the rules whose bad example takes a person.
MENDED = {
    "NPA201": {"priorities/01-first.yaml": first_priority("[NHSE]", "[nhse]")},
    "NPA401": {RETURN: return_of("status: in_progress, rag: green", partner="Nhse")},
}


def codes(root: Path) -> set[str]:
    _, located = check_plan(root)
    return {each.finding.code for each in located}


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.fix], ids=lambda rule: rule.code)
def test_what_fix_mends_is_no_finding_any_more(rule: Rule, plan, run) -> None:
    root = plan(MENDED.get(rule.code) or {**rule.bad.files, rule.bad.path: rule.bad.text})
    assert rule.code in codes(root)
    ran = run("validate", "--fix", "--data", str(root))
    assert "npa: corrected 1 finding in 1 file" in ran.err
    assert codes(root) == set()


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.fix], ids=lambda rule: rule.code)
def test_sarif_says_what_fix_would_write(rule: Rule, plan, run) -> None:
    root = plan(MENDED.get(rule.code) or {**rule.bad.files, rule.bad.path: rule.bad.text})
    log = json.loads(run("validate", "-f", "sarif", "--data", str(root)).out)
    changes = [
        (finding["ruleId"], change)
        for finding in log["runs"][0]["results"]
        for fix in finding.get("fixes", ())
        for change in fix["artifactChanges"]
    ]
    ((code, change),) = changes
    assert code == rule.code
    (path,) = (
        each for each in root.rglob("*.yaml") if str(each).endswith(change["artifactLocation"]["uri"].lstrip("./"))
    )
    edits = tuple(
        Edit(
            Point(each["deletedRegion"]["startLine"], each["deletedRegion"]["startColumn"]),
            Point(each["deletedRegion"]["endLine"], each["deletedRegion"]["endColumn"]),
            each["insertedContent"]["text"],
        )
        for each in change["replacements"]
    )
    expected = edited(path.read_bytes(), edits)
    run("validate", "--fix", "--data", str(root))
    assert path.read_bytes() == expected


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if not rule.fix], ids=lambda rule: rule.code)
def test_what_fix_leaves_to_a_person_stays_as_it_was(rule: Rule, plan, run) -> None:
    root = plan({**rule.bad.files, rule.bad.path: rule.bad.text})
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    ran = run("validate", "--fix", "--data", str(root))
    assert "npa: nothing was corrected" in ran.err
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_good_example_has_nothing_to_mend(rule: Rule, plan, run) -> None:
    root = plan({**rule.good.files, rule.good.path: rule.good.text})
    ran = run("validate", "--diff", "--data", str(root))
    assert (ran.code, ran.out) == (0, "")
