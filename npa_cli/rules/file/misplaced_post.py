"""NPA244 misplaced-post: a partner that belongs to itself, or one that belongs to another and can't."""

from npa_cli.model.finding import KeyPath
from npa_cli.progress.circles import circles
from npa_cli.rules.minimal_plan import in_partners
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA244",
    finds="judgement",
    kinds=("partners",),
    title="A partner that belongs to itself, or one that belongs to another and can't",
    why="What a post or a team leads is reported by what it belongs to; in a circle nobody would be asked.",
    bad=in_partners("{code: DON, name: Director of Nursing, kind: post, part_of: DON}"),
    good=in_partners("{code: DON, name: Director of Nursing, kind: post, part_of: NHSE}"),
)
def misplaced_post(file: CheckedFile, frame: Frame) -> Findings:
    belongs: dict[KeyPath, tuple[str, str]] = {}  # by place, the code of a partner and that of what it belongs to
    for partner in file.entries("partners"):
        code, above, kind = partner.text("code"), partner.text("part_of"), partner.text("kind")
        if above is None:
            continue
        if kind not in ("team", "post"):
            message = f"`{code}` is of kind `{kind}`, and only a team or a post belongs to another"
            yield partner.finding(("part_of",), message, "write `kind: team` or `kind: post`, or leave it out")
        elif code is not None:
            belongs[(*partner.at, "part_of")] = code, above
    for circle in circles((at, code, above) for at, (code, above) in belongs.items()):
        first = belongs[circle[0]][0]
        way = " in ".join((first, *(belongs[at][1] for at in circle)))
        yield file.finding(circle[0], f"`{first}` belongs to itself: {way}", "correct one of these")
