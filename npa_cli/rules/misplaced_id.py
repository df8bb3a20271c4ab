"""NPA203 misplaced-id: an id that does not begin with the id of what it hangs from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import nodes

_CODE: Final = "NPA203"


def _check(context: Context) -> Iterator[Finding]:
    for node in nodes(context):
        given, parent = node.id, node.parent_id
        if given is None or parent is None or node.level == "theme":
            continue
        if given.rpartition(".")[0] != parent:
            number = given.rpartition(".")[2]
            yield Finding(
                _CODE,
                node.path,
                (*node.at, "id"),
                f"`{given}` stands under {parent}, so it can't be found there",
                f"`{parent}.{number}`, or move it to where it belongs",
                item=given,
            )


RULE = Rule(
    code=_CODE,
    name="misplaced-id",
    title="An id that does not begin with the id of what it hangs from",
    why="People read P3.1.2 as the second deliverable of activity P3.1; anywhere else it misleads them.",
    bad=Example("priorities/01-first.yaml", first_priority("P1.1.1", "P2.1.1")),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    check=_check,
)
