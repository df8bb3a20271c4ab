"""NPA104 unlisted-value: a word outside a closed list."""

from __future__ import annotations

from npa_cli.model.did_you_mean import same_letters, suggestion
from npa_cli.model.fix import Fix, Replace
from npa_cli.model.shape import Fault
from npa_cli.rules.of_shape import Told, of_shape
from npa_cli.rules.rule import CheckedFile, Example, Rule


def _tell(fault: Fault) -> Told:
    return f"`{fault.value}` is not one of the words allowed here", suggestion(str(fault.value), fault.expected)


def _mend(_file: CheckedFile, fault: Fault) -> Fix | None:
    meant = same_letters(fault.value, fault.expected) if isinstance(fault.value, str) else None
    return Replace(meant) if meant else None


RULE = Rule(
    code="NPA104",
    name="unlisted-value",
    title="A word outside a closed list",
    why="Counts and filters know only the words of the list; any other would be left out in silence.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: Organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
    check=of_shape("NPA104", "not_in_list", _tell, _mend),
    fix="Where only capitals, spaces and hyphens differ from a word of the list, as in `In Progress`.",
)
