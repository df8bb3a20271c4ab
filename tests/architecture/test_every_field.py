"""Every field of a plan's files is on a screen, in JSON, in SQL and in Parquet, or on a list that says why not."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import pytest

from npa_cli.model.shape import json_schema
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.views.things import LISTED
from npa_cli.views.wording import long_day, short_day
from scripts.data_format import page
from tests.architecture.filled_plan import FilledPlan, plain_values

AS_AT: Final = ("--as-at", "2021-01-01")
COMMANDS: Final = (
    "plans", "return status --period FY18/19-Q3",
    *(
        f"{words} --as-at 2021-01-01"
        for words in (
            "status", "due", "log P1.1.1", "slippage", "measures", "trace P1", "risks", "issues", "decisions",
            "actions", "dependencies", "escalations", "timeline", "boards", "coverage", "change list",
            *(f"list {kind}" for kind in ("priorities", "activities", "deliverables", "partners", *LISTED)),
        )
    ),
)  # fmt: skip
NAMED: Final = (
    "P1", "P1.T1", "P1.1", "P1.1.1", "MADE", "O1", "M1", "R-001", "I-001", "DEP-001", "DEC-001", "ACT-001", "CHG-001", "made-up",
    "the_Board.code_of_it", "made-up --section section-of-it",
)  # fmt: skip
SHOWN: Final = tuple(f"show {words} --as-at 2021-01-01" for words in NAMED)

EVERYWHERE: Final = "people JSON SQL Parquet"
# Where fields are not told, why, and which. A field that the test names belongs in a view, or in one of these lines.
LEFT_OUT: Final[tuple[tuple[str, str, str], ...]] = (
    (EVERYWHERE, "a made-up return can't report on its one deliverable and confirm it too", "Return.no_change"),
    (EVERYWHERE, "people's addresses on a forge, for guard and codeowners alone", "Guard.secretariat"),
    ("JSON SQL Parquet", "a word of a scale is one text: `code: made_code; word: …`", "ScaleWord.code ScaleWord.symbol ScaleWord.colour"),
    ("JSON SQL Parquet", "told within each text under `fields`, in no column", "OwnField.on OwnField.type"),
    ("people", "a name that leads to no partner of any plan is not told as one", "Partner.predecessors Partner.successors"),
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

    for words in (*COMMANDS, *SHOWN):
        ran = run(*typed(words), "--format", "json", folder=root)
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


def words_for_people(run, root: Path, _: Path) -> Columns:
    told = set()
    for words in (*COMMANDS, *SHOWN):
        ran = run(*typed(words), folder=root)
        assert ran.code == 0, (words, ran.err)
        told.add(ran.out)
    return {"": told}


def typed(words: str) -> list[str]:
    """A command's words; an underscore between some stands for a blank."""
    return [each.replace("_of_it", " of it").replace("the_", "the ") for each in words.split()]


OUTPUTS: Final = {"people": words_for_people, "JSON": json_columns, "SQL": sql_columns, "Parquet": parquet_columns}


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_field_is_told_or_left_out_for_a_reason(output: str, made, run, tmp_path: Path) -> None:
    plan, root = made
    columns = OUTPUTS[output](run, root, tmp_path)
    untold = {field for field, value in plan.said.items() if not is_told(field, value, columns)}
    listed = {pattern for outputs, _, fields in LEFT_OUT if output in outputs.split() for pattern in fields.split()}
    left = [field for field in sorted(untold) if not any(fnmatch(field, pattern) for pattern in listed)]
    assert not left, " ".join(left)
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
    """Whether what only this field says is anywhere; of words that others may say too, whether its column has them.

    A column of what stands inside an entry is called so at its end: `target_value`. Words for people have no columns.
    """
    key = field.partition(".")[2]
    text = "\n".join((*columns, *(str(cell) for cells in columns.values() for cell in cells)))
    own = {
        one
        for name, cells in columns.items()
        if not name or name == key or name.endswith(f"_{key}")
        for cell in cells
        for one in (cell, *str(cell).split(", "))
    }
    return any(
        any(form in text for form in forms_of(each))
        if "" in columns or field in str(each) or is_day_or_number(each)
        else each in own or str(each) in own
        for each in plain_values(value)
    )


def forms_of(value: Any) -> tuple[str, ...]:
    """How a value is written: a day as people read it too, and a number with its thousands apart."""
    if isinstance(value, str) and value.startswith("20"):
        day = date.fromisoformat(value)
        return (value, long_day(day), short_day(day))
    if isinstance(value, bool):
        return ("yes",)
    return (value,) if isinstance(value, str) else (str(value), f"{value:,}")


def is_day_or_number(value: Any) -> bool:
    """Whether a value is a day or a large number: the plan has each of them once."""
    return value.startswith("20") if isinstance(value, str) else value >= 1000
