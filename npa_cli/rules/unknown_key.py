"""NPA101 unknown-key: a key the format does not have."""

from __future__ import annotations

from npa_cli.model.shape import Fault
from npa_cli.rules.nearest import suggestion
from npa_cli.rules.of_shape import Told, of_shape
from npa_cli.rules.rule import Example, Rule


def _tell(fault: Fault) -> Told:
    return f"unknown key `{fault.key}`", suggestion(fault.key or "", fault.expected)


RULE = Rule(
    code="NPA101",
    name="unknown-key",
    title="A key the format does not have",
    why="A mistyped key would be passed over, and what it says with it.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, nmae: NHS England, kind: organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
    check=of_shape("NPA101", "unknown_key", _tell),
)
