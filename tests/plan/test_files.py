"""The plan's files are well formed: they fit their models, their ids fit together, and they point at their source."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from npa_cli.model.partner import PartnersFile
from npa_cli.model.priority import Activity, Deliverable, Priority
from npa_cli.model.workplan import Workplan
from tests.conftest import REPOSITORY
from tests.plan.plan_files import ALL_FILES, DATA, PRIORITY_FILES, activities, deliverables, load, priorities
from tests.plan.source_table import lines_of_workplan, plain

MODELS: dict[str, Any] = {"workplan.yaml": Workplan, "partners.yaml": PartnersFile}

# The texts as they came. A new checksum means that the words everything is proved against have changed.
CHECKSUMS = {
    "npa-agreement-2013.txt": "63d111f165b2214608e56c775ca01961b64ee6f37ebcd2f3f6b6b04faa86bd01",
    "npa-agreement-2018.txt": "b29cbb7a53910d63ea810cb4ff35c3543f930559457dbf8781a67fef3b466ad0",
    "npa-workplan-2018.txt": "18ec3bb5d9281cbff2e54f30d855696eef6292f47225916470482cf39e208e50",
    "south-west-2020.txt": "27c9a79b250df04c8fc18952e120e85b7b85907e3624f5763ec49dd48637c538",
    "west-midlands-2010.txt": "c31b608ef0ad3f0414e9ac3ab887e610c2ed5122b0a7107b7969faf1ddb7d42a",
}

each_file = pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.name)


@each_file
def test_a_file_fits_its_model(path: Path) -> None:
    adapter = TypeAdapter(MODELS.get(path.name, Priority))
    assert adapter.validate_python(load(path)) is not None


@each_file
def test_a_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named is not None
    kind = "priority" if path in PRIORITY_FILES else path.stem
    assert (path.parent / named[1]).resolve() == REPOSITORY / "schemas" / f"{kind}.schema.json"


@each_file
def test_a_file_is_laid_out_for_diffs(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert b"\r" not in raw
    assert b"\t" not in raw
    for number, line in enumerate(raw.decode("utf-8").split("\n"), start=1):
        assert line == line.rstrip(), f"line {number} ends in a space"
        assert len(line) <= 100, f"line {number} is {len(line)} columns wide"


def test_keys_stand_in_the_models_order() -> None:
    for model, items in ((Priority, priorities()), (Activity, activities()), (Deliverable, deliverables())):
        order = list(model.model_fields)
        for item in items:
            assert list(item) == [name for name in order if name in item], item["id"]


def test_ids_count_up_from_their_parents() -> None:
    assert sorted(priority["id"] for priority in priorities()) == sorted(f"P{number}" for number in range(1, 11))
    for path, priority in zip(PRIORITY_FILES, priorities(), strict=True):
        assert f"P{int(path.name.split('-')[0])}" == priority["id"]
        rows = [activity for theme in priority["themes"] for activity in theme["activities"]]
        assert [row["id"] for row in rows] == [f"{priority['id']}.{number}" for number in range(1, len(rows) + 1)]
        for row in rows:
            numbers = range(1, len(row["deliverables"]) + 1)
            assert [each["id"] for each in row["deliverables"]] == [f"{row['id']}.{number}" for number in numbers]


def test_no_id_twice() -> None:
    ids = [item["id"] for items in (priorities(), activities(), deliverables()) for item in items]
    assert len(ids) == len(set(ids)) == 10 + 53 + 134


def test_every_item_points_at_its_line() -> None:
    lines = lines_of_workplan()
    for priority in priorities():
        assert priority["source"]["document"] == "workplan"
        assert lines[priority["source"]["line"]] == f"# Priority {priority['id'].removeprefix('P')}"
    for activity in activities():
        assert activity["source"]["document"] == "workplan"
        assert plain(lines[activity["source"]["line"]]).startswith(activity["text"].split("\n")[0])


def test_leads_are_partners() -> None:
    codes = {partner["code"] for partner in load(DATA / "partners.yaml")["partners"]}
    assert {lead for activity in activities() for lead in activity["leads"]} == codes


@pytest.mark.parametrize(("name", "checksum"), CHECKSUMS.items())
def test_sources_are_unchanged(name: str, checksum: str) -> None:
    assert hashlib.sha256((REPOSITORY / "sources" / name).read_bytes()).hexdigest() == checksum
