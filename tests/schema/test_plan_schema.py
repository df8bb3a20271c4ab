"""A plan's own schemas: every file of the plan fits them, and a name the plan does not have fits none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from npa_cli.model.own_field import OWNING
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from tests.conftest import REPOSITORY

PLANS = sorted(path.parent for folder in ("data", "examples") for path in (REPOSITORY / folder).rglob("workplan.yaml"))
NAMES = [plan.relative_to(REPOSITORY).as_posix() for plan in PLANS]


def files_of(plan: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(plan.rglob("*.yaml")):
        kind = kind_of(path.relative_to(plan).as_posix())
        if kind is not None:
            found.setdefault(kind, []).append(path)
    return found


CHECK = """
import json, sys
from check_jsonschema import main
worst = 0
for words in json.loads(sys.argv[1]):
    try:
        main(words)
    except SystemExit as stop:
        worst = worst or stop.code
sys.exit(worst)
"""


def check_jsonschema(files: Mapping[Path, Iterable[Path]]) -> subprocess.CompletedProcess[str]:
    """The tool as a CI step runs it, for the files of each schema in turn, and the first exit code that is not 0."""
    words = [["--schemafile", str(schema), *map(str, each)] for schema, each in files.items()]
    return subprocess.run([sys.executable, "-c", CHECK, json.dumps(words)], capture_output=True, text=True, check=False)


@pytest.fixture
def schema(run):
    def _schema(kind: str, *, data: str = "data") -> dict[str, Any]:
        ran = run("schema", kind, "--plan", "--data", data)
        assert (ran.err, ran.code) == ("", 0)
        return json.loads(ran.out)

    return _schema


@pytest.mark.table
@pytest.mark.parametrize("plan", NAMES)
def test_every_file_of_a_plan_fits_the_plans_own_schema(plan: str, run, tmp_path: Path) -> None:
    ran = run("schema", "--plan", "--data", plan, "--write", str(tmp_path))
    assert (ran.out, ran.code) == ("", 0)
    assert {path.name for path in tmp_path.iterdir()} == {f"{kind}.schema.json" for kind in FILE_KINDS}
    for path in tmp_path.iterdir():
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
    held = files_of(REPOSITORY / plan)
    done = check_jsonschema({tmp_path / f"{kind}.schema.json": files for kind, files in held.items()})
    assert done.returncode == 0, done.stdout


def test_every_file_fits_the_published_schemas_too() -> None:
    by_kind: dict[str, list[Path]] = {}
    for plan in PLANS:
        has_own_fields = "\nfields:" in (plan / "workplan.yaml").read_text(encoding="utf-8")
        for kind, files in files_of(plan).items():
            if kind in OWNING and has_own_fields:
                continue  # which fields these are is known to the plan's own schema alone: see above
            by_kind.setdefault(kind, []).extend(files)
    done = check_jsonschema({REPOSITORY / "schemas" / f"{kind}.schema.json": files for kind, files in by_kind.items()})
    assert done.returncode == 0, done.stdout


RETURN = (
    "partner: PHE\nperiod: FY18/19 Q3\nupdates:\n  P2.3.1: {status: in_progress, rag: green}\nno_change: [P5.2.1]\n"
)
CHANGE = "- {id: CHG-001, item: P3.1.2, field: timeframe, to: FY19/20 Q3, reason: other, status: proposed}\n"
LEADS = "- {id: CHG-001, item: P3.1, field: leads, to: [PHE], reason: other, status: proposed}\n"
PRIORITY = (REPOSITORY / "data" / "priorities" / "03-mental-health.yaml").read_text(encoding="utf-8")
WORKPLAN = (REPOSITORY / "data" / "workplan.yaml").read_text(encoding="utf-8")
PARTNERS = (REPOSITORY / "data" / "partners.yaml").read_text(encoding="utf-8")

# The kind of file, a file that is right, and what to write in it instead of what so that it is wrong.
WRONG = {
    "a partner the plan does not have": ("return", RETURN, "PHE", "PHX"),
    "a partner in other capitals": ("return", RETURN, "PHE", "phe"),
    "a quarter outside the plan's period": ("return", RETURN, "FY18/19 Q3", "FY28/29 Q3"),
    "a quarter that is none": ("return", RETURN, "FY18/19 Q3", "FY18/19 Q5"),
    "an update on a deliverable the plan does not have": ("return", RETURN, "P2.3.1", "P2.3.99"),
    "an update on an activity": ("return", RETURN, "P2.3.1", "P2.3"),
    "no change of a deliverable the plan does not have": ("return", RETURN, "P5.2.1", "P55.2.1"),
    "a status that is none": ("return", RETURN, "in_progress", "started"),
    "a change of an item the plan does not have": ("changes", CHANGE, "P3.1.2", "P3.1.99"),
    "a change of an activity's timeframe": ("changes", CHANGE, "P3.1.2", "P3.1"),
    "a change of a deliverable's leads": ("changes", LEADS, "item: P3.1", "item: P3.1.2"),
    "a change to a lead the plan does not have": ("changes", LEADS, "PHE", "PHX"),
    "leads that are no list": ("changes", LEADS, "[PHE]", "PHE"),
    "a lead the plan does not have": ("priority", PRIORITY, "leads: [NHSE]", "leads: [NHSX]"),
    "an objective the plan does not have": ("priority", PRIORITY, "objectives: unknown", "objectives: [O9]"),
    "a source the plan does not have": (
        "priority",
        PRIORITY,
        "{document: workplan, line: 104}",
        "{document: x, line: 1}",
    ),
    "a member the plan does not have": ("partners", PARTNERS, "[MoJ, HMPPS, DHSC, PHE, NHSE]", "[MoJ, PHX]"),
    "a convention there is none of": ("workplan", WORKPLAN, "  year_deadline:", "  yearly_deadline:"),
    "a value its convention does not have": ("workplan", WORKPLAN, "calendar_year_end", "calendar_end"),
}


@pytest.mark.table
@pytest.mark.parametrize("what", WRONG)
def test_what_the_plan_does_not_have_is_refused(what: str, schema, tmp_path: Path) -> None:
    kind, right, old, new = WRONG[what]
    assert old in right
    own = tmp_path / "schema.json"
    own.write_text(json.dumps(schema(kind)), encoding="utf-8")
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(right, encoding="utf-8")
    bad.write_text(right.replace(old, new, 1), encoding="utf-8")
    done = check_jsonschema({own: [good, bad]})
    assert done.returncode == 1
    assert "bad.yaml" in done.stdout
    assert "good.yaml" not in done.stdout


def test_an_editor_is_given_the_plans_own_words(schema) -> None:
    of_return = schema("return")
    update = of_return["properties"]["updates"]["properties"]["P3.1.2"]
    assert update["description"] == (
        "NHS Benchmarking data of transfer and remissions · FY18/19 Q4 (then Annually) · NHSE"
    )
    assert update["$ref"] == "#/$defs/Update"
    partner = of_return["properties"]["partner"]
    assert dict(zip(partner["enum"], partner["enumDescriptions"], strict=True))["PHE"] == "Public Health England"
    period = of_return["properties"]["period"]
    assert (period["enum"][0], period["enumDescriptions"][0]) == ("FY18/19 Q1", "April to June 2018")
    assert (len(period["enum"]), period["enum"][-1]) == (12, "FY20/21 Q4")
    assert len(of_return["properties"]["updates"]["properties"]) == 134


def test_a_deliverable_without_words_shows_its_activitys(schema) -> None:
    words = schema("return")["properties"]["updates"]["properties"]["P5.2.1"]["description"]
    assert words.startswith("Chair meetings of the cross-organisational Data")


def test_what_a_plan_names_nothing_of_stays_as_wide_as_it_was(run, plan) -> None:
    root = plan()  # it has no objectives, no boards, and no days to its period
    own = json.loads(run("schema", "priority", "--plan", "--data", str(root)).out)
    wide = json.loads(run("schema", "priority").out)
    assert own["properties"]["objectives"] == wide["properties"]["objectives"]
    period = json.loads(run("schema", "return", "--plan", "--data", str(root)).out)["properties"]["period"]
    assert "enum" not in period


def test_a_period_that_a_return_is_held_for_is_one_however_it_is_written(run, plan) -> None:
    text = "id: small\ntitle: A small plan\nperiod: {text: in 2018, start: 2018-04-01, end: 2018-09-30}\n"
    held = {"returns/FY19-20-Q1/NHSE.yaml": "partner: NHSE\nperiod: 2019/20 Q1\n"}
    root = plan({"workplan.yaml": text, **held})
    period = json.loads(run("schema", "return", "--plan", "--data", str(root)).out)["properties"]["period"]
    assert period["enum"] == ["FY18/19 Q1", "FY18/19 Q2", "2019/20 Q1"]


def test_every_model_and_field_named_in_the_tables_is_there(run) -> None:
    from npa_cli.model import plan_schema
    from npa_cli.model.shape import json_schema

    known = set()
    for kind in FILE_KINDS.values():
        schema = json_schema(kind.model)
        for model, node in [(schema.get("title"), schema), *schema.get("$defs", {}).items()]:
            known |= {f"{model}.{field}" for field in node.get("properties", {})}
    for table in (plan_schema._POINTS_AT, plan_schema._KEYED_BY, plan_schema._VALUED_BY):
        assert set(table) <= known


def test_the_schema_of_a_plan_that_cannot_all_be_read_is_not_made(run, plan, tmp_path: Path) -> None:
    root = plan({"priorities/02-second.yaml": "id: [\n"})
    ran = run("schema", "--plan", "--data", str(root), "--write", str(tmp_path / "schemas"))
    assert (ran.out, ran.code) == ("", 3)
    assert "it would refuse what could not be read" in ran.err
    assert not (tmp_path / "schemas").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--plan"], "npa schema --plan --write schemas"),
        (["retrun", "--plan"], "did you mean `return`?"),
        (["return", "--data", "data"], "add --plan"),
        (["return", "--write", "pyproject.toml"], "is a file; name a folder"),
        (["return", "--write", "x", "-o", "y"], "give one of them"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(run, words: list[str], says: str) -> None:
    ran = run("schema", *words)
    assert (ran.out, ran.code) == ("", 2)
    assert says in ran.err


def test_one_kind_alone_can_be_written_to_a_folder(run, tmp_path: Path) -> None:
    ran = run("schema", "return", "--write", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["return.schema.json"]
    published = REPOSITORY / "schemas" / "return.schema.json"
    assert (tmp_path / "return.schema.json").read_bytes() == published.read_bytes()
    assert ran.code == 0
