"""Every field of a plan's files is in the JSON, the SQL tables and the Parquet files, or on a list that says why not."""

from __future__ import annotations

import json
import sqlite3
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import pytest

from npa_cli.model.shape import json_schema
from npa_cli.store.file_kinds import FILE_KINDS
from scripts.data_format import page
from tests.architecture.filled_plan import FilledPlan, plain_values

AS_AT: Final = ("--as-at", "2021-01-01")
COMMANDS: Final = (
    "plans", "boards", "coverage", "change list", "return status --period FY18/19-Q3",
    *(
        f"{words} --as-at 2021-01-01"
        for words in (
            "status", "show P1", "show P1.1", "show P1.1.1", "show MADE", "list priorities", "list activities",
            "list deliverables", "list partners", "due", "log P1.1.1", "slippage", "measures", "trace P1", "risks",
            "actions", "dependencies", "escalations", "timeline",
        )
    ),
)  # fmt: skip

EVERYWHERE: Final = "JSON SQL Parquet"
TABLES: Final = "SQL Parquet"
# Where fields are not told, why, and which. A field that the test names belongs in a view, or in one of these lines.
LEFT_OUT: Final[tuple[tuple[str, str, str], ...]] = (
    (EVERYWHERE, "days, numbers and rules to work things out by: what comes out is told",
     "Thresholds.* Expectations.* MeetingDay.*"),
    (EVERYWHERE, "it decides what an audience is not told", "*.audience"),
    (EVERYWHERE, "it is for whoever checks a file against the documents it quotes",
     "Place.* Source.* Signatory.* Period.basis Activity.leads_as_printed"),
    (EVERYWHERE, "it is read in the file, by people: background, the plan's own numbering, and remarks",
     "Workplan.introduction Workplan.note Objective.kind Objective.number Objective.points Priority.number "
     "Priority.note Activity.number Deliverable.number Partner.note Partner.also_known_as Board.since"),
    (EVERYWHERE, "`npa show` prints it in text, and nobody counts by it",
     "Activity.contributors Activity.measure Deliverable.contributors Deliverable.measure"),
    (EVERYWHERE, "it says who succeeded whom: told as who leads and reports",
     "Partner.predecessors Partner.successors"),
    (EVERYWHERE, "it decides who is asked for a report", "Activity.reporting_partner"),
    (EVERYWHERE, "it says which occurrence a report is about: told as its dates and its status", "Update.occurrence"),
    (EVERYWHERE, "of a return its entries are told, not who signed it off",
     "Return.submitted_by Return.approved_by Return.approved_on Return.no_change Return.note"),
    (EVERYWHERE, "a measure's table has how it stands, and its file how it is read",
     "Measure.text Measure.kind Measure.control Measure.frequency Measure.owner Measure.definition "
     "Measure.published_in Measure.note Baseline.period Target.text Rebase.* Reading.numerator Reading.denominator "
     "Reading.published_on Reading.note"),
    ("JSON", "`npa trace` says of each link whether it is ours", "Link.inferred"),
    ("JSON", "the view has it as a key, or under `id`", "Link.from Link.to Link.relation Reading.measure"),
    ("JSON", "its kind decides where it is listed", "Board.kind Partner.kind"),
    ("JSON", "`reported_by` is told, who reported in fact", "Deliverable.reporting_partner"),
    ("JSON", "the registers list what is open, by who answers for it",
     "*.closed_on Action.status Risk.status Risk.issue Risk.raised_by Issue.status Issue.raised_by Issue.resolution "
     "Dependency.raised_on Dependency.forecast Escalation.to"),
    ("JSON", "papers have a decision's reasons", "Decision.rationale Decision.paper Decision.minute"),
    (TABLES, "the registers have no table yet",
     "Risk.* Score.* Issue.* Escalation.* Dependency.* Decision.* Action.* RegisterThresholds.*"),
    (TABLES, "measures and their readings have no table yet", "Measure.* Baseline.* Target.* Reading.*"),
    (TABLES, "links and the dispute ladder have no table: they are paths, and `npa trace` and `npa boards` draw them",
     "Link.* DisputeStep.* Beyond.*"),
    (TABLES, "it is a list or a text that no question has been asked of yet",
     "Period.text Priority.objectives Deliverable.note Partner.started Partner.ended Partner.role "
     "Partner.responsibilities Board.level Board.purpose Board.members Board.reports_to Board.escalates_to Board.note"),
    ("Parquet", "an engine that reads many plans is given deliverables, leads, reports and ratings",
     "Workplan.* Period.* Objective.* Board.* Partner.* Change.* Priority.* Activity.id Activity.note "
     "Activity.lead_note Return.period"),
)  # fmt: skip

Columns = dict[str, set[Any]]


@pytest.fixture
def made(tmp_path: Path) -> tuple[FilledPlan, Path]:
    plan = FilledPlan()
    plan.write(tmp_path / "plan")
    return plan, tmp_path / "plan"


def json_columns(run, root: Path, _: Path) -> Columns:
    found: Columns = {}

    def collect(value: Any, key: str) -> None:
        if isinstance(value, dict):
            for name, each in value.items():
                collect(each, name)
        elif isinstance(value, list):
            for each in value:
                collect(each, key)
        else:
            found.setdefault(key, set()).add(value)

    for words in COMMANDS:
        ran = run(*words.split(), "--format", "json", folder=root)
        assert ran.code == 0, (words, ran.err)
        collect(json.loads(ran.out), "")
    return found


def sql_columns(run, root: Path, folder: Path) -> Columns:
    assert run("export", "sqlite", str(folder / "plan.db"), *AS_AT, folder=root).code == 0
    found: Columns = {}
    with sqlite3.connect(folder / "plan.db") as database:
        for (table,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
            rows = database.execute(f"select * from {table}")
            names = [name for name, *_ in rows.description]
            for row in rows:
                for name, cell in zip(names, row, strict=True):
                    found.setdefault(name, set()).add(cell)
    return found


def parquet_columns(run, root: Path, folder: Path) -> Columns:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("export", "parquet", str(folder / "parts"), *AS_AT, folder=root).code == 0
    found: Columns = {}
    for path in (folder / "parts").rglob("*.parquet"):
        for row in parquet.ParquetFile(path).read().to_pylist():
            for name, cell in row.items():
                found.setdefault(name, set()).update(cell if isinstance(cell, list) else [cell])
    return found


OUTPUTS: Final = {"JSON": json_columns, "SQL": sql_columns, "Parquet": parquet_columns}


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_field_is_told_or_left_out_for_a_reason(output: str, made, run, tmp_path: Path) -> None:
    plan, root = made
    columns = OUTPUTS[output](run, root, tmp_path)
    untold = {field for field, value in plan.said.items() if not is_told(field, value, columns)}
    listed = {pattern for outputs, _, fields in LEFT_OUT if output in outputs.split() for pattern in fields.split()}
    assert [field for field in sorted(untold) if not any(fnmatch(field, pattern) for pattern in listed)] == []
    assert [pattern for pattern in sorted(listed) if not any(fnmatch(field, pattern) for field in untold)] == []


def test_every_field_is_in_the_schemas_and_in_the_docs(made) -> None:
    properties: dict[str, set[str]] = {}
    for kind in FILE_KINDS.values():
        schema = json_schema(kind.model)
        tops = [(schema.get("title", ""), schema), *schema.get("$defs", {}).items()]
        for name, node in tops:
            properties.setdefault(name, set()).update(node.get("properties", ()))
    text = page()
    for field in made[0].said:
        model, _, key = field.partition(".")
        assert key in properties[model], field
        assert f"| `{key}` |" in text or f"| **`{key}`** |" in text, field


def is_told(field: str, value: Any, columns: Columns) -> bool:
    """Whether what only this field says is anywhere; of words that others may say too, whether its column has them."""
    key = field.partition(".")[2]
    text = "\n".join((*columns, *(str(cell) for cells in columns.values() for cell in cells)))
    return any(
        str(each) in text if field in str(each) or is_day_or_number(each) else each in columns.get(key, ())
        for each in plain_values(value)
    )


def is_day_or_number(value: Any) -> bool:
    """Whether a value is a day or a large number: the plan has each of them once."""
    return value.startswith("20") if isinstance(value, str) else value >= 1000
