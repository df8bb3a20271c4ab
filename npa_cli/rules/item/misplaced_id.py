"""NPA203 misplaced-id: an id that does not begin with the id of what it hangs from."""

from npa_cli.rules.minimal_plan import in_priority
from npa_cli.rules.rule import Findings, Frame, Item, item_rule


@item_rule(
    "NPA203",
    finds="judgement",
    levels=("theme", "activity", "deliverable"),
    title="An id that does not begin with the id of what it hangs from",
    why="People read P3.1.2 as the second deliverable of activity P3.1; anywhere else it misleads them.",
    bad=in_priority("P1.1.1", "P2.1.1"),
)
def misplaced_id(item: Item, frame: Frame) -> Findings:
    given, parent = item.id, item.parent_id
    if given is None or parent is None or given.rpartition(".")[0] == parent:
        return
    message = f"`{given}` stands under {parent}, so it can't be found there"
    number = given.rpartition(".")[2]
    yield item.finding(("id",), message, f"`{parent}.{number}`, or move it to where it belongs")
