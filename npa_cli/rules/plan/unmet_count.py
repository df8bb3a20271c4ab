"""NPA851 unmet-count: the plan does not hold as many items as it says it does."""

from __future__ import annotations

from typing import Final

from npa_cli.model.vocabulary import Level
from npa_cli.rules.expectation import LEVELS, expectations, list_ids
from npa_cli.rules.minimal_plan import expectation_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA851"


@plan_rule(
    _CODE,
    name="unmet-count",
    title="The plan does not hold as many items as it says it does",
    why="A commitment that drops out of a long plan is missed by nobody, unless somebody counts.",
    bad=Example("workplan.yaml", expectation_of("deliverables: 2")),
    good=Example("workplan.yaml", expectation_of("deliverables: 1")),
)
def check(index: Index, frame: Frame) -> Findings:
    for each in expectations(index):
        level = next((level for level, many in LEVELS.items() if many == each.key), None)
        if level is None or type(each.value) is not int:
            continue
        found = index.count(level)
        if found != each.value:
            what = LEVELS[level] if each.value != 1 else level
            yield each.finding(
                _CODE,
                (),
                f"expected {each.value:,} {what}, found {found:,}{_skipped(index, level)}",
                f"put back what went missing, or write {found}"
                if found < each.value
                else f"take out what does not belong, or write {found}",
            )


def _skipped(index: Index, level: Level) -> str:
    """The ids that the numbering of this level passes over; empty if there are none, or no numbers."""
    there: dict[str, set[int]] = {}
    for each in sorted(index.ids(level), key=_numbers):
        there.setdefault(_stem(each), set()).add(_numbers(each)[-1])
    skipped = []
    for stem, numbers in there.items():
        skipped += [f"{stem}{number}" for number in range(1, min(max(numbers), 10_000)) if number not in numbers]
    return f"; the numbers pass over {list_ids(skipped)}" if skipped else ""


def _stem(given: str) -> str:
    """An id without its own number: `P3.1.` of `P3.1.4`."""
    return given.rstrip("0123456789")


def _numbers(given: str) -> tuple[int, ...]:
    """The numbers of an id, to sort by: 3, 1 and 4 of `P3.1.4`; 0 for a part that is none."""
    return tuple(
        int(part) if part.isascii() and part.isdecimal() and len(part) < 10 else 0
        for part in given.removeprefix("P").split(".")
    )
