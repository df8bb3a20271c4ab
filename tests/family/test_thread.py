"""The golden thread: ends that meet, rings that are found, and both ways along it telling the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.progress.address import Address, read_address
from npa_cli.progress.thread import Tie, loops
from npa_cli.work.check import check

PRIORITY = (
    "id: {id}\ntitle: {title}\nstatement: S.\n{objectives}themes:\n  - title: Smoke free\n    activities:\n"
    "      - {{id: {id}.1, text: Stop smoking, leads: [NHSE], deliverables: [{{id: {id}.1.1, text: Done, timeframe: Ongoing}}]}}\n"
)
WORKPLAN = "id: {id}\ntitle: Plan {id}\nperiod: {{text: '2018', start: 2018-04-01, end: 2019-03-31}}\n"
OBJECTIVE = "objectives:\n  - {id: O1, text: Be well.}\n  - {id: O2, text: Be safe.}\n"


@pytest.fixture
def family(tmp_path: Path) -> Callable[..., Path]:
    """Two plans, `now` and beside it `then`, with these links in each."""

    def _family(now: str = "", then: str = "") -> Path:
        root = tmp_path / "family"
        files = {
            "workplan.yaml": WORKPLAN.format(id="now") + OBJECTIVE,
            "priorities/01.yaml": PRIORITY.format(id="P1", title="Health", objectives="objectives: [O1]\n"),
            "links.yaml": now,
            "plans/then/workplan.yaml": WORKPLAN.format(id="then"),
            "plans/then/priorities/07.yaml": PRIORITY.format(id="P7", title="Old health", objectives=""),
            "plans/then/links.yaml": then,
        }
        for folder in ("", "plans/then/"):
            files[f"{folder}partners.yaml"] = "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, encoding="utf-8")
        return root

    return _family


def link(start: str, relation: str, end: str) -> str:
    return f'- {{from: "{start}", relation: {relation}, to: "{end}", basis: same_subject}}\n'


def found(root: Path) -> list[tuple[str, str]]:
    located = check(root).found
    return [(each.finding.code, each.finding.message) for each in located]


def trace(run, root: Path, what: str) -> dict[str, Any]:
    ran = run("trace", what, "--format", "json", folder=root)
    assert ran.code == 0, ran.err
    payload: dict[str, Any] = json.loads(ran.out)
    return payload


def test_links_across_plans_are_right(family) -> None:
    root = family(
        link("P1 > Smoke free", "continues", "then:P7") + link("P1.1", "serves", "O2"), link("P7", "serves", "now:O1")
    )
    assert found(root) == []
    assert found(root / "plans" / "then") == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (link("P1", "serves", "O9"), "no item `O9` in plan `now`"),
        (link("P1", "continues", "then:P8"), "no item `P8` in plan `then`"),
        (link("P1", "continues", "than:P7"), "no plan `than` beside this one"),
        (link("P1 > Smoke fre", "continues", "then:P7"), "no item `P1 > Smoke fre` in plan `now`"),
        (link("then:P7", "serves", "O1"), "`then:P7` is an item of another plan"),
    ],
)
def test_a_loose_end_is_named(written: str, message: str, family) -> None:
    assert found(family(written)) == [("NPA211", message)]


def test_a_ring_over_two_plans_is_found_from_either(family) -> None:
    root = family(link("P1", "continues", "then:P7"), link("P7", "continues", "now:P1"))
    assert [code for code, _ in found(root)] == ["NPA212"]
    assert [code for code, _ in found(root / "plans" / "then")] == ["NPA212"]


def test_both_ways_along_a_link_tell_the_same(run, family) -> None:
    root = family(link("P1.1", "continues", "then:P7") + link("P1", "serves", "O2"))
    up = trace(run, root, "P1")
    assert [each["to"]["id"] for each in up["continues"]] == ["P7"]
    assert [each["to"]["id"] for each in up["serves"]] == ["O1", "O2"]
    assert [each["id"] for each in up["holds"]] == ["P1 > Smoke free", "P1.1", "P1.1.1"]
    down = trace(run, root, "then:P7")
    assert [each["from"]["id"] for each in down["continued_by"]] == ["P1.1"]
    assert [each["from"]["id"] for each in trace(run, root, "o2")["served_by"]] == ["P1"]


def test_coverage_names_the_loose_ends(run, family) -> None:
    root = family()
    rows = json.loads(run("coverage", "--plan", "all", "--format", "json", folder=root).out)["plans"]
    loose = {(row["plan"], row["id"]): row["loose"] for plan in rows for row in plan["items"]}
    assert loose == {("now", "O1"): None, ("now", "O2"): "unserved", ("now", "P1"): None, ("then", "P7"): "not_known"}


def test_an_item_that_is_nowhere_is_a_usage_error(run, family) -> None:
    root = family()
    for what, why in (("P9", "no item `P9` in plan `now`"), ("thn:P7", "did you mean `then`?"), ("", "no item")):
        ran = run("trace", what, folder=root)
        assert ran.code == 2
        assert why in ran.err


addresses = st.builds(Address, st.sampled_from("ab"), st.sampled_from(["P1", "P2", "P3", "O1"]))


@given(st.lists(st.builds(Tie, addresses, st.just("serves"), addresses, st.just("stated")), max_size=12))
def test_a_ring_is_found_exactly_where_there_is_one(ties: list[Tie]) -> None:
    reach = {(tie.start, tie.end) for tie in ties}
    for _ in range(8):  # every way of up to 256 steps, by doubling
        reach |= {(start, far) for start, near in reach for other, far in reach if near == other}
    rings = {start for start, end in reach if start == end}
    told = {address for way in loops(ties) for address in way}
    assert bool(told) == bool(rings)
    assert told <= rings


@given(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), st.from_regex(r"P[1-9](\.[1-9]){0,2}", fullmatch=True))
def test_an_address_reads_back_as_it_is_shown(plan: str, item: str) -> None:
    address = Address(plan, item)
    for home in (plan, "elsewhere"):
        assert read_address(address.shown(home), home) == address
