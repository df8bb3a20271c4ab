"""The lists of the plan that `npa add` adds an entry to: where each stands, and what of an entry is typed how."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from npa_cli.model.finding import KeyPath
from npa_cli.model.key_types import fields_by_key
from npa_cli.model.link import Link
from npa_cli.model.measure import Measure, Reading
from npa_cli.model.partner import Partner
from npa_cli.model.register import Action, Decision, Dependency, Issue, Risk
from npa_cli.model.workplan import Board


class EntryKind(NamedTuple):
    """Where entries of a kind stand, and what of one is typed without an option.

    `start` is what its ids begin with; empty if the id is typed. `given` is what is written unless something else is
    typed; `dated` names the field that is the day of the entry.
    """

    model: Any
    file: str  # relative to the plan's folder; of readings, any file of theirs
    typed: tuple[str, ...]
    start: str = ""
    under: KeyPath = ()
    given: Mapping[str, str] = {}
    dated: str = ""

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of an entry, by their keys in the file, in the order that they have there."""
        return fields_by_key(self.model)


_OPEN: Final = {"status": "open"}
ENTRY_KINDS: Final[Mapping[str, EntryKind]] = {
    "partner": EntryKind(
        Partner, "partners.yaml", ("code", "name"), under=("partners",), given={"kind": "organisation"}
    ),
    "board": EntryKind(Board, "workplan.yaml", ("code", "name"), under=("boards",)),
    "measure": EntryKind(Measure, "measures.yaml", ("title",), "M"),
    "reading": EntryKind(Reading, "readings/*.csv", ("measure", "value")),
    "risk": EntryKind(Risk, "registers/risks.yaml", ("title",), "R-", given=_OPEN, dated="raised_on"),
    "issue": EntryKind(Issue, "registers/issues.yaml", ("title",), "I-", given=_OPEN, dated="raised_on"),
    "action": EntryKind(Action, "registers/actions.yaml", ("text",), "ACT-", given=_OPEN, dated="raised_on"),
    "decision": EntryKind(Decision, "registers/decisions.yaml", ("title",), "DEC-", dated="date"),
    "dependency": EntryKind(
        Dependency,
        "registers/dependencies.yaml",
        ("from", "to"),
        "DEP-",
        given={"status": "proposed"},
        dated="raised_on",
    ),
    "link": EntryKind(Link, "links.yaml", ("from", "relation", "to")),
}
"""Every kind of entry that `npa add` adds to a list, by the word that is typed."""
