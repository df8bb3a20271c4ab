"""Of a priority file that was read before, as much is read again as some items need, and that is as the file has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.model.outline import outline_of
from npa_cli.rules.rule import CheckedFile
from npa_cli.rules.walk import Node, nodes_of
from npa_cli.store import known_file
from npa_cli.store.build import build
from npa_cli.store.document import Document
from npa_cli.store.known_file import KnownFile
from npa_cli.store.load import load
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.summaries import Summary, summary_of
from tests.conftest import REPOSITORY

PRIORITIES = sorted((REPOSITORY / "data" / "priorities").glob("*.yaml"))


def known(path: Path) -> tuple[Document, Summary, KnownFile]:
    name = f"priorities/{path.name}"
    document, faults = read_yaml(name, path.read_bytes())
    assert document is not None and not faults
    summary = summary_of(document)
    assert summary is not None
    return document, summary, KnownFile(path.parent.parent, name, summary)


def items_in(data: object) -> dict[str, Node]:
    return {node.id: node for node in nodes_of(CheckedFile("priority", "p.yaml", data, ())) if node.id}


@pytest.mark.parametrize("path", PRIORITIES, ids=lambda path: path.stem)
@given(choice=st.data())
@settings(max_examples=20, deadline=None)
def test_a_part_has_its_items_where_the_file_has_them(path: Path, choice: st.DataObject) -> None:
    document, summary, file = known(path)
    ids = tuple(summary.outline.ids())
    first = frozenset(choice.draw(st.lists(st.sampled_from(ids))))
    for asked in (first, frozenset(choice.draw(st.lists(st.sampled_from(ids))))):
        whole, part = items_in(document.data), items_in(file.part(asked | {"P99.1.1", "no id"}))
        for each in asked:
            assert (part[each].at, part[each].parent_id) == (whole[each].at, whole[each].parent_id)
            assert "." not in each or part[each].data == whole[each].data


def test_what_is_asked_again_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    _, summary, file = known(PRIORITIES[0])
    ids = tuple(summary.outline.ids())
    more = file.part(frozenset(ids[1:9]))
    monkeypatch.setattr(known_file, "read_later", lambda *_: pytest.fail("read again"))
    assert file.part(frozenset(ids[3:5])) is more


def test_a_plan_in_parts_is_built_as_whole() -> None:
    plan = load(REPOSITORY / "data").plan
    for path, priority in zip(PRIORITIES, plan.priorities, strict=True):
        _, _, file = known(path)
        again = file.priority()
        assert again == priority
        assert build(type(priority), "p.yaml", file.document().data).value == priority


def data_of(ids: list[str], **more: object) -> dict[str, object]:
    """A priority of the first id, with an activity for each of the others but the last, which is a deliverable."""
    first, *activities = ids[:-1]
    deliverables = [{"id": ids[-1], **more}]
    return {
        "id": first,
        "themes": [{"activities": [{"id": each, "deliverables": deliverables} for each in activities]}],
    }


@pytest.mark.parametrize(
    ("ids", "under"),
    [
        (["P1", "P1.1", "P1.1.1"], "P1"),
        (["P1", "P1.1", "P1.1"], ""),  # one twice
        (["P1", "P10.1", "P10.1.1"], ""),  # of another's
        (["P1.1", "P1.1.1", "P1.1.1.1"], ""),  # no priority's own
    ],
)
def test_an_outline_knows_whether_all_is_under_one(ids: list[str], under: str) -> None:
    made = outline_of(data_of(ids))
    assert made is not None
    assert (list(made.ids()), made.first, made.under) == (ids, ids[0], under)
    assert made.counts == {"priority": 1, "theme": 1, "activity": 1, "deliverable": 1}
    assert made.among([ids[-1], "P7"]) == {ids[-1]}


@pytest.mark.parametrize("odd", ["P1.1 .1", " ", "P1.1 P1.2"])
def test_ids_that_could_not_be_told_apart_have_no_outline(odd: str) -> None:
    assert outline_of(data_of(["P1", "P1.1", odd])) is None


@pytest.mark.parametrize(
    ("says", "always"), [("by 2021", True), ("unknown", False), (" ", False), ([], False), (None, False), (0, True)]
)
def test_an_outline_knows_what_every_item_says(says: object, always: bool) -> None:
    made = outline_of(data_of(["P1", "P1.1", "P1.1.1"], timeframe=says))
    assert made is not None
    assert ("timeframe" in made.always["deliverable"]) is always
    assert "note" not in made.always["deliverable"]
