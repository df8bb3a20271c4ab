"""NPA104 unlisted-value: a word outside a closed list."""

from __future__ import annotations

from npa_cli.model.did_you_mean import same_letters, suggested_choice
from npa_cli.model.fix import Replace
from npa_cli.model.shape import Fault
from npa_cli.rules.rule import CheckedFile, Example, Told, shape_rule


@shape_rule(
    "NPA104",
    "not_in_list",
    name="unlisted-value",
    title="A word outside a closed list",
    why="Counts and filters know only the words of the list; any other would be left out in silence.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: Organisation}\n"),
    good=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"),
    fix="Where only capitals, spaces and hyphens differ from a word of the list, as in `In Progress`.",
)
def check(fault: Fault, file: CheckedFile) -> Told:
    meant = same_letters(fault.value, fault.expected) if isinstance(fault.value, str) else None
    message = f"`{fault.value}` is not one of the words allowed here"
    return Told(message, suggested_choice(str(fault.value), fault.expected), Replace(meant) if meant else None)
