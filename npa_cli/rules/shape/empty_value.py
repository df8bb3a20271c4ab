"""NPA106 empty-value: a text or list with nothing in it where something must be."""

from __future__ import annotations

from npa_cli.model.shape import Fault
from npa_cli.rules.rule import CheckedFile, Example, Told, shape_rule


@shape_rule(
    "NPA106",
    "empty",
    name="empty-value",
    title="A text or list with nothing in it where something must be",
    why="An activity without a lead, or a deliverable without a timeframe, is nobody's commitment.",
    bad=Example("partners.yaml", 'partners:\n  - {code: "", name: NHS England, kind: organisation}\n'),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
def check(fault: Fault, file: CheckedFile) -> Told:
    return Told(f"`{fault.at[-1]}` is empty", "write what belongs here")
