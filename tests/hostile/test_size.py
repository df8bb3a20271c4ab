"""Files of very many or very long things: refused, or checked, in little time and memory."""

from __future__ import annotations

import pytest

from benchmarks.plans import made_plan
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests.counts import examples
from tests.hostile.limited import assert_well_behaved, npa

pytestmark = pytest.mark.slow
MEGA = 1024 * 1024
THEMES = "id: P2\ntitle: T\nstatement: S\nthemes:\n"
DELIVERABLES = f"{THEMES}  - title: t\n    activities:\n      - id: P2.1\n        text: x\n        leads: [ZZ]\n        deliverables:\n"


def filled(unit: str, megabytes: float, head: str = "", tail: str = "") -> str:
    return head + unit * int(megabytes * MEGA / len(unit)) + tail


BIG = {
    "eight megabytes of keys": lambda: "".join(f"k{i}: v\n" for i in range(700_000)),
    "just under the most keys": lambda: "".join(f"k{i}: v\n" for i in range(99_000)),
    "a list of single letters": lambda: filled("- x\n", 7),
    "lists in a line": lambda: filled("[],", 7, "[", "[]]"),
    "one line": lambda: filled("x", 7, "id: "),
    "one line with a wide letter": lambda: filled("x", 7, "id: \U0001f600 "),
    "escapes in quotes": lambda: filled("\\u202e", 7, 'id: "', '"\n'),
    "comments": lambda: filled("# x\n", 7),
    "comments to npa": lambda: filled("# npa: ignore[NPA203] x\n", 7, "id: P2\n"),
    "comments to npa after values": lambda: "".join(f"k{i}: v # npa: ignore[NPA101] x\n" for i in range(90_000)),
    "one key again and again": lambda: filled("a: 1\n", 7),
    "anchors": lambda: filled("- &a x\n", 7),
    "documents": lambda: filled("---\n", 7),
    "numbers written otherwise": lambda: filled("- 1.10\n", 1),
    "empty themes": lambda: filled("  - {title: x, activities: []}\n", 1, THEMES),
    "deliverables with four faults each": lambda: filled(
        "          - {id: P2.1.1, text: x, timeframe: FY18/20}\n", 1, DELIVERABLES
    ),
    "a colon that the compiled parser stops at": lambda: filled("- [a:b]\n", 0.9),
}


@pytest.mark.table
@pytest.mark.parametrize("name", BIG)
def test_a_file_of_very_many_things(name: str, plan) -> None:
    other = MINIMAL_PLAN["priorities/01-first.yaml"].replace("P1", "P3").replace("[NHSE]", "[NHSX]")
    root = plan({"priorities/02-big.yaml": BIG[name](), "priorities/03-other.yaml": other})
    took = npa("validate", folder=root)
    assert_well_behaved(took)
    assert took.code in (1, 3)
    assert "priorities/02-big.yaml:" in took.out
    assert "no partner `NHSX`" in took.out
    assert len(took.out) < 2_000_000


def test_what_is_more_than_can_be_listed_is_counted(plan) -> None:
    root = plan({"priorities/02-big.yaml": BIG["deliverables with four faults each"]()})
    assert " more of these below, not listed)" in npa("validate", folder=root).out
    root = plan({"priorities/02-big.yaml": BIG["one key again and again"]()})
    assert "there are more, and reading stopped here" in npa("validate", folder=root).out


def test_three_thousand_broken_files(plan) -> None:
    took = npa("validate", folder=plan({f"priorities/{number:05}.yaml": "id: [\n" for number in range(2, 3_002)}))
    assert_well_behaved(took)
    assert took.out.count("NPA002") == 3_000


def test_a_large_plan_is_checked_in_the_room_of_a_few_files(tmp_path) -> None:
    made_plan(tmp_path, examples(100_000), 120)
    took = npa("validate", folder=tmp_path)
    assert (took.code, took.out) == (0, "")
    assert took.megabytes < 120
