"""NPA502 to NPA505, and NPA511: what a return says of its work without what shows or explains it."""

from typing import Final

from npa_cli.model.rating_scale import STANDINGS
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.returns import own_statements
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_OFF_TRACK: Final = ("at_risk", "off_track")
_COMPLETE: Final = in_return('status: complete, actual: 2018-06-21, evidence: ["https://example.org/toolkit"]')
_LATE: Final = "narrative: The data came late"
_WAY_BACK: Final = "path_to_green: The data feed is agreed by 28 August"


@file_rule(
    "NPA502",
    finds="judgement of an entry",
    kinds=("return",),
    title="Reported complete, and nothing to see it by",
    why="A board that counts something as done must be able to see the result.",
    bad=in_return("status: complete, actual: 2018-06-21"),
    good=_COMPLETE,
)
def complete_without_evidence(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        if entry.status == "complete" and not entry.gives_evidence:
            hint = "add `evidence:`, and below it a line `- https://…` or the title of a document, where it can be seen"
            given = entry.data.get("evidence")
            first = given[0] if isinstance(given, list) and given else None
            blank = f"its `evidence`, `{first}`, stands for a blank" if isinstance(first, str) else ""
            yield entry.finding(("status",), f"`complete`, and {blank or 'no `evidence` of it'}", hint)


@file_rule(
    "NPA503",
    finds="judgement of an entry",
    kinds=("return",),
    title="Reported complete, and not since when",
    why="Without the day, nobody can say whether it was done on time, so it is counted as if it had been neither.",
    bad=in_return('status: complete, evidence: ["https://example.org/toolkit"]'),
    good=_COMPLETE,
)
def complete_without_date(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        if entry.status == "complete" and entry.data.get("actual") is None:
            hint = "add `actual: …`, with the day it was done"
            yield entry.finding(("status",), "`complete`, and no `actual` day on which it was done", hint)


@file_rule(
    "NPA504",
    finds="judgement of an entry",
    kinds=("return",),
    title="Amber or red, and not a word about it",
    why="A colour tells the board that something is wrong; only words tell it what.",
    bad=in_return(f"status: in_progress, rag: amber, {_WAY_BACK}"),
    good=in_return(f"status: in_progress, rag: amber, {_LATE}, {_WAY_BACK}"),
)
def unexplained_rag(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        rag = entry.text("rag")
        if entry.is_open and frame.standing_of(rag) in _OFF_TRACK and entry.answer("narrative") is None:
            hint = "add `narrative: …`, with what happened and why"
            yield entry.finding(("rag",), f"`{rag}`, and no `narrative` to say why", hint)


@file_rule(
    "NPA505",
    finds="judgement of an entry",
    kinds=("return",),
    title="Amber or red, and no way back",
    why="What the board has to decide is whether the way back is good enough.",
    bad=in_return(f"status: in_progress, rag: red, {_LATE}"),
    good=in_return(f"status: in_progress, rag: red, {_LATE}, {_WAY_BACK}"),
)
def no_path_to_green(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        rag = entry.text("rag")
        if entry.is_open and frame.standing_of(rag) in _OFF_TRACK and entry.answer("path_to_green") is None:
            hint = "add `path_to_green: …`, with what will bring it back, and by when"
            yield entry.finding(("rag",), f"`{rag}`, and no `path_to_green`", hint)


@file_rule(
    "NPA511",
    finds="judgement of an entry",
    kinds=("return",),
    title="In progress, and not how confident its lead is",
    why="Only its `rag` says whether work under way will be done by its date; without one it shows as not reported.",
    bad=in_return("status: in_progress, narrative: Half of the sites are done"),
    good=in_return("status: in_progress, rag: green, narrative: Half of the sites are done"),
)
def no_confidence(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        if entry.status == "in_progress" and entry.data.get("rag") is None:
            hint = f"add {frame.workplan.scale.quoted(*STANDINGS, key='rag: ')}: how confident you are of its date"
            yield entry.finding(("status",), "`in_progress`, and no `rag`: it is shown as not reported", hint)
