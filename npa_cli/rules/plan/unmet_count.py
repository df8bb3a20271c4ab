"""NPA851 unmet-count: the plan does not hold as many items as it says it does."""

from npa_cli.model.vocabulary import Level
from npa_cli.rules.minimal_plan import in_workplan
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule
from npa_cli.rules.workplan_settings import LEVELS, expected_of, list_ids


@plan_rule(
    "NPA851",
    title="The plan does not hold as many items as it says it does",
    why="A commitment that drops out of a long plan is missed by nobody, unless somebody counts.",
    bad=in_workplan("expect:\n  deliverables: 2"),
    good=in_workplan("expect:\n  deliverables: 1"),
)
def unmet_count(index: Index, frame: Frame) -> Findings:
    expected = expected_of(index)
    for level, many in LEVELS.items():
        wanted, found = expected.data.get(many), index.count(level)
        if type(wanted) is int and wanted != found:
            message = f"expected {wanted:,} {many if wanted != 1 else level}, found {found:,}{_skipped(index, level)}"
            instead = "put back what went missing" if found < wanted else "take out what does not belong"
            yield expected.finding((many,), message, f"{instead}, or write {found}")


def _skipped(index: Index, level: Level) -> str:
    """The ids that the numbering of this level passes over; empty if there are none, or no numbers."""
    there: dict[str, set[int]] = {}  # the numbers there are, by what stands before them: `P3.1.` of `P3.1.4`
    for each in sorted(index.ids(level), key=_numbers):
        there.setdefault(each.rstrip("0123456789"), set()).add(_numbers(each)[-1])
    skipped = [
        f"{stem}{number}"
        for stem, numbers in there.items()
        for number in range(1, min(max(numbers), 10_000))
        if number not in numbers
    ]
    return f"; the numbers pass over {list_ids(skipped)}" if skipped else ""


def _numbers(given: str) -> tuple[int, ...]:
    """The numbers of an id, to sort by: 3, 1 and 4 of `P3.1.4`; 0 for a part that is none."""
    return tuple(
        int(part) if part.isascii() and part.isdecimal() and len(part) < 10 else 0
        for part in given.removeprefix("P").split(".")
    )
