"""NPA244 misplaced-post: a partner that belongs to itself, or one that belongs to another and can't."""

from __future__ import annotations

from typing import Final

from npa_cli.progress.circles import circles
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.plain_data import mappings, text_under
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule

_CODE: Final = "NPA244"
_PARTNERS: Final = MINIMAL_PLAN["partners.yaml"]


@file_rule(
    _CODE,
    finds="judgement",
    kinds=("partners",),
    name="misplaced-post",
    title="A partner that belongs to itself, or one that belongs to another and can't",
    why="What a post or a team leads is reported by what it belongs to; in a circle nobody would be asked.",
    bad=Example(
        "partners.yaml", f"{_PARTNERS}  - {{code: DON, name: Director of Nursing, kind: post, part_of: DON}}\n"
    ),
    good=Example(
        "partners.yaml", f"{_PARTNERS}  - {{code: DON, name: Director of Nursing, kind: post, part_of: NHSE}}\n"
    ),
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    belongs = []
    for partner, at in mappings(file.data, "partners"):
        code, above, kind = (text_under(partner, key) for key in ("code", "part_of", "kind"))
        if above is None:
            continue
        if kind not in ("team", "post"):
            message = f"`{code}` is of kind `{kind}`, and only a team or a post belongs to another"
            yield Finding(
                _CODE, file.path, (*at, "part_of"), message, "write `kind: team` or `kind: post`, or leave it out"
            )
        elif code is not None:
            belongs.append(((*at, "part_of"), code, above))
    by_place = {at: (code, above) for at, code, above in belongs}
    for circle in circles(belongs):
        way = " in ".join((by_place[circle[0]][0], *(by_place[at][1] for at in circle)))
        yield Finding(
            _CODE, file.path, circle[0], f"`{by_place[circle[0]][0]}` belongs to itself: {way}", "correct one of these"
        )
