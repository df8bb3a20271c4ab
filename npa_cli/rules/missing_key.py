"""NPA102 missing-key: something every item of its kind must say."""

from __future__ import annotations

from npa_cli.model.shape import Fault
from npa_cli.rules.of_shape import Told, of_shape
from npa_cli.rules.rule import Example, Rule


def _tell(fault: Fault) -> Told:
    return f"`{fault.key}` is missing here", f"add a line `{fault.key}: …`"


RULE = Rule(
    code="NPA102",
    name="missing-key",
    title="Something every item of its kind must say is not there",
    why="Without it the item can't be shown, found or held to account.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, kind: organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
    check=of_shape("NPA102", "missing_key", _tell),
)
