"""The published schemas: what an editor or any other tool checks a plan's files with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from npa_cli.model.own_field import OWNING
from npa_cli.model.plan import Plan
from npa_cli.model.plan_schema import narrow
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.load import load
from npa_cli.store.read_yaml import read_yaml
from tests.conftest import REPOSITORY

PLANS = sorted(path.parent for room in ("data", "examples") for path in (REPOSITORY / room).rglob("workplan.yaml"))
FILES = [
    (plan, path)
    for plan in PLANS
    for path in sorted(plan.rglob("*.yaml"))
    if "plans" not in path.relative_to(plan).parts
]


@cache
def read_plan(root: Path) -> Plan:
    return load(root).plan


@cache
def schema_of(kind: str) -> dict:
    return json.loads((REPOSITORY / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_kind_of_file_has_a_schema_that_is_one(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize(("plan", "path"), FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_file_of_every_plan_fits_its_schema_and_names_it(plan: Path, path: Path) -> None:
    kind = kind_of(path.relative_to(plan).as_posix())
    assert kind is not None
    raw = path.read_bytes()
    document, findings = read_yaml(path.name, raw)
    assert findings == ()
    whole = read_plan(plan)
    declared = whole.workplan.fields
    if kind in OWNING and any((each.on == "update") == (kind == "return") for each in declared.values()):
        assert b"yaml-language-server" not in raw  # which would mark the plan's own fields as mistakes
        jsonschema.Draft202012Validator(narrow(schema_of(kind), whole)).validate(document.data)
        return
    jsonschema.Draft202012Validator(schema_of(kind)).validate(document.data)
    first = raw.decode().splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve() == REPOSITORY / "schemas" / f"{kind}.schema.json"


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_field_says_what_it_means(kind: str) -> None:
    def fields(node):
        if isinstance(node, dict):
            yield from node.get("properties", {}).items()
            for value in node.values():
                yield from fields(value)
        elif isinstance(node, list):
            for value in node:
                yield from fields(value)

    found = list(fields(schema_of(kind)))
    assert found
    assert [name for name, field in found if not field.get("description")] == []
