"""What a reader is given of a file that is not all right: all that can be used, and a name for all that can't."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.model.change import Change
from npa_cli.model.priority import Priority
from npa_cli.model.register import Risk
from npa_cli.model.shape import validate
from npa_cli.model.workplan import Workplan
from npa_cli.store.build import build
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.read_yaml import read_yaml
from tests import counts
from tests.conftest import REPOSITORY

PLANS = sorted(path.parent for room in ("data", "examples") for path in (REPOSITORY / room).rglob("workplan.yaml"))
PERIOD = {"text": "2018 - 2021"}


def files() -> list[tuple[str, Any]]:
    found = []
    for plan in PLANS:
        for path in sorted(plan.rglob("*.yaml")):
            kind = kind_of(path.relative_to(plan).as_posix())
            if kind is not None:
                found.append((kind, read_yaml(path.name, path.read_bytes())[0].data))
    return found


FILES = files()


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [at]
    if isinstance(data, dict):
        for key, each in data.items():
            found += places(each, (*at, key))
    elif isinstance(data, list):
        for index, each in enumerate(data[:4]):
            found += places(each, (*at, index))
    return found


PLACES = [places(data)[1:] for _, data in FILES]
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.just(10**400), st.text(max_size=8), st.just("P1\n"),
    st.just(""), st.just(" "), st.sampled_from(["P1", "P1.1", "P1.1.1", "O1", "M1", "R-001", "unknown"]),
    st.sampled_from(["2018-04-01", "2018-W01-1", "20180401", "1", "1.0", "true", "complete"]), st.just([]), st.just({}),
    st.just(["NHSE"]), st.just([None]), st.just([1, "O1"]), st.just({"id": "P1"}), st.just({"x": 1}),
)  # fmt: skip


def put(data: Any, at: tuple[Any, ...], value: Any) -> None:
    """A value in the place of another, where that is there still."""
    *above, last = at
    try:
        for step in above:
            data = data[step]
        data[last] = value
    except (KeyError, IndexError, TypeError):
        return


@settings(max_examples=counts.examples(2_000), deadline=None)
@given(data=st.data())
def test_of_a_file_spoilt_anywhere_all_is_built_or_named(data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(FILES) - 1))
    kind, right = FILES[which]
    model, spoilt = FILE_KINDS[kind].model, copy.deepcopy(right)
    for _ in range(data.draw(st.integers(1, 3))):
        put(spoilt, data.draw(st.sampled_from(PLACES[which])), data.draw(ODD))
    built = build(model, "a.yaml", spoilt)
    strict, faults = validate(model, spoilt)
    assert bool(faults) == (strict is None)
    if not built.unread:
        assert built.value is not None
    if not faults:
        assert built.value == strict


def test_what_is_right_is_built_without_a_word() -> None:
    for kind, data in FILES:
        model = FILE_KINDS[kind].model
        assert (build(model, "a.yaml", data).unread, validate(model, data)[1]) == ((), ())


def unread(model: Any, data: Any) -> list[tuple[tuple[Any, ...], str]]:
    return [(each.at, each.message) for each in build(model, "a.yaml", data).unread]


def test_a_value_of_another_type_is_left_out_and_all_around_it_stays() -> None:
    data = {"id": "P1", "title": "T", "statement": "S", "measure": 5, "objectives": [1, "O1"]}
    built = build(Priority, "a.yaml", data)
    assert (built.value.title, built.value.measure, built.value.objectives) == ("T", None, ("O1",))
    assert unread(Priority, data) == [
        (("measure",), "expected words here"),
        (("objectives", 0), "expected words here"),
    ]


def test_an_item_that_lacks_what_it_needs_is_left_out_and_named_once() -> None:
    risk = {"id": "R-001", "title": "T", "status": "open", "current": {"likelihood": 3, "impact": 4}}
    data = [risk, {**risk, "current": {"likelihood": 3}}, {**risk, "id": 7}, 5]
    assert [each.id for each in build(tuple[Risk, ...], "a.yaml", data).value] == ["R-001"]
    assert unread(tuple[Risk, ...], data) == [
        ((1, "current"), "`impact` is missing"),
        ((2, "id"), "expected words here"),
        ((3,), "expected keys and values here"),
    ]


def test_nothing_under_a_key_is_as_if_the_key_were_not_there() -> None:
    data = {"id": "x", "title": None, "period": PERIOD, "boards": None, "introduction": None}
    assert build(Workplan, "a.yaml", data).value is None
    assert unread(Workplan, data) == [((), "`title` is missing")]
    data["title"] = "T"
    assert unread(Workplan, data) == []
    assert build(Workplan, "a.yaml", data).value.boards == ()


def test_what_a_reader_can_live_with_is_read_and_is_a_fault_all_the_same() -> None:
    data = {"id": "My Plan", "title": "", "period": PERIOD, "tilte": 1, "thresholds": {"red_after_days": -1}}
    built = build(Workplan, "a.yaml", data)
    assert (built.value.id, built.value.title, built.value.thresholds.red_after_days) == ("My Plan", "", -1)
    assert built.unread == ()
    assert [each.kind for each in validate(Workplan, data)[1]] == ["bad_id", "empty", "out_of_range", "unknown_key"]


def test_a_model_used_before_is_read_as_tolerantly() -> None:
    Workplan.model_validate({"id": "x", "title": "T", "period": PERIOD})
    assert build(Workplan, "a.yaml", {"id": "My Plan", "title": "T", "period": PERIOD}).value.id == "My Plan"


def test_one_of_a_closed_list_is_told_with_the_list() -> None:
    change = {"id": "CHG-001", "item": "P1.1", "field": "words", "to": "x", "reason": "other", "status": "approved"}
    assert unread(tuple[Change, ...], [change]) == [((0, "field"), "expected one of timeframe, text, leads, measure")]


@pytest.mark.parametrize("data", [None, 5, "words", []])
def test_a_file_that_is_something_else_is_nothing(data: Any) -> None:
    assert build(Workplan, "a.yaml", data).value is None
    assert unread(Workplan, data) == [((), "expected keys and values here")]
