"""NPA105 malformed-id: an id that does not have the form of its kind."""

from __future__ import annotations

from typing import Final

from npa_cli.model.base import ACTIVITY_ID, DELIVERABLE_ID, PRIORITY_ID
from npa_cli.model.shape import Fault
from npa_cli.rules.rule import CheckedFile, Example, Told, shape_rule

_FORMS: Final = {PRIORITY_ID: "P3", ACTIVITY_ID: "P3.1", DELIVERABLE_ID: "P3.1.4"}


@shape_rule(
    "NPA105",
    "bad_id",
    name="malformed-id",
    title="An id that does not have the form of its kind",
    why="Ids are what people say and type: P3 a priority, P3.1 an activity, P3.1.4 a deliverable.",
    bad=Example("workplan.yaml", "id: My Plan\ntitle: Plan\nperiod: {text: 2018 - 2021}\n"),
    good=Example("workplan.yaml", "id: my-plan\ntitle: Plan\nperiod: {text: 2018 - 2021}\n"),
)
def check(fault: Fault, file: CheckedFile) -> Told:
    form = _FORMS.get(fault.expected[0])
    message = f"`{fault.value}` does not have the form of an id here"
    return Told(message, f"write it like `{form}`" if form else None)
