"""NPA102 missing-key: something every item of its kind must say."""

from __future__ import annotations

from npa_cli.model.shape import Fault
from npa_cli.rules.rule import CheckedFile, Example, Told, shape_rule


@shape_rule(
    "NPA102",
    "missing_key",
    name="missing-key",
    title="Something every item of its kind must say is not there",
    why="Without it the item can't be shown, found or held to account.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, kind: organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
)
def check(fault: Fault, file: CheckedFile) -> Told:
    return Told(f"`{fault.key}` is missing here", f"add a line `{fault.key}: …`")
