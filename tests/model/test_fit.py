"""The quick test says yes only where the strict check finds nothing: on the real files, on them spoilt, on anything."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from npa_cli.model.fit import fitter
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.read_yaml import read_yaml
from tests.conftest import REPOSITORY

PLANS = sorted(path.parent for room in ("data", "examples") for path in (REPOSITORY / room).rglob("workplan.yaml"))


def files() -> list[tuple[str, Any]]:
    found = []
    for plan in PLANS:
        for path in sorted(plan.rglob("*.yaml")):
            kind = kind_of(path.relative_to(plan).as_posix())
            if kind is not None:
                found.append((kind, read_yaml(path.name, path.read_bytes())[0].data))
    return found


FILES = files()
ADAPTERS = {kind: TypeAdapter(each.model) for kind, each in FILE_KINDS.items()}


def strictly(kind: str, data: Any) -> bool:
    try:
        ADAPTERS[kind].validate_python(data)
    except ValidationError:
        return False
    return True


def test_every_file_there_is_fits_without_a_doubt() -> None:
    assert len(FILES) > 40
    assert {kind for kind, _ in FILES} >= {"workplan", "partners", "priority", "return", "changes", "links", "risks"}
    for kind, data in FILES:
        assert fitter(FILE_KINDS[kind].model)(data)


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.just(10**400), st.text(max_size=8), st.just("P1\n"),
    st.just("\ud800"), st.just(""), st.just(" "), st.sampled_from(["P1", "P1.1", "P1.1.1", "O1", "M1", "R-001", "unknown"]),
    st.sampled_from(["2018-04-01", "2018-W01-1", "2018-04-01T00:00:00", "20180401", "1", "1.0", "true", "complete"]),
    st.just([]), st.just({}), st.just(["NHSE"]), st.just([None]), st.just({"id": "P1"}), st.just({"x": 1}), st.just(()),
)  # fmt: skip


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


@settings(max_examples=1500, deadline=None)
@given(data=st.data())
def test_of_a_file_spoilt_in_one_place_its_yes_is_the_strict_checks(data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(FILES) - 1))
    kind, right = FILES[which]
    spoilt = copy.deepcopy(right)
    *above, last = data.draw(st.sampled_from(PLACES[which]))
    holder = spoilt
    for step in above:
        holder = holder[step]
    what = data.draw(st.sampled_from(["put", "take", "add"]))
    if what == "put":
        holder[last] = data.draw(ODD)
    elif what == "take":
        del holder[last]
    elif isinstance(holder, dict):
        holder[data.draw(st.sampled_from(["note", "id", "extra", "text", "source", "statsu"]))] = data.draw(ODD)
    else:
        holder.append(data.draw(ODD))
    if fitter(FILE_KINDS[kind].model)(spoilt):
        assert strictly(kind, spoilt)


@pytest.mark.parametrize("kind", FILE_KINDS)
@settings(max_examples=60, deadline=None)
@given(value=ODD)
def test_of_anything_at_all_too(kind: str, value: Any) -> None:
    if fitter(FILE_KINDS[kind].model)(value):
        assert strictly(kind, value)


def test_what_it_doubts_is_checked_and_told(plan, run) -> None:
    ran = run("validate", folder=plan({"priorities/02-second.yaml": "id: P2\ntitle: T\n"}))
    assert ran.code == 1
    assert "NPA102" in ran.out


def test_a_right_plan_is_validated_without_the_library() -> None:
    import subprocess
    import sys

    code = "import sys; from npa_cli.work.check import check; from pathlib import Path; check(Path(sys.argv[1]))"
    code += "; assert 'pydantic' not in sys.modules, 'loaded'"
    subprocess.run([sys.executable, "-c", code, str(Path(REPOSITORY, "data"))], check=True, cwd=REPOSITORY)
