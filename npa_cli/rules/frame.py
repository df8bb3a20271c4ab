"""What the items of a plan are judged by: the workplan, the partners and the approved changes."""

from collections.abc import Iterable, Iterator, KeysView, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from npa_cli.model.finding import Finding
from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import RatingScale, Standing
from npa_cli.model.workplan import Workplan
from npa_cli.rules.checked_file import ChangeEntry, CheckedFile, FileEntry, changes_in
from npa_cli.timeframe import Conventions, Reading, read


class Listed(NamedTuple):
    """A list: the kind of file, the key it stands under (empty: the whole file), and the key that names each entry."""

    kind: str
    under: str
    key: str


LISTED: Final[Mapping[str, tuple[Listed, ...]]] = {
    "partner": (Listed("partners", "partners", "code"),),
    "board": (Listed("workplan", "boards", "code"),),
    "objective": (Listed("workplan", "objectives", "id"),),
    "source": (Listed("workplan", "sources", "id"),),
    "measure": (Listed("measures", "", "id"),),
    "name": tuple(
        Listed(kind, "", "id") for kind in ("changes", "risks", "issues", "dependencies", "decisions", "actions")
    ),
    "item": (),  # they stand in the priorities, one under another
}


def named_in(files: Iterable[CheckedFile], sort: str) -> Iterator[tuple[FileEntry, str, str]]:
    """Each thing of a sort that has a name, also those with faults of their own; the name, and the key of it."""
    every = tuple(files)
    for kind, under, key in LISTED[sort]:
        for entry in (entry for file in every if file.kind == kind for entry in file.entries(under)):
            if isinstance(name := entry.data.get(key), str):
                yield entry, name, key


class Frame:
    """Workplan, partners and changes, as models and as plain data, with what follows from them worked out once.

    `plan` is the plan without priorities, returns and registers. `convention_findings` name the settings for reading
    dates that could not be used.
    """

    def __init__(
        self, plan: Plan, files: tuple[CheckedFile, ...] = (), convention_findings: tuple[Finding, ...] = ()
    ) -> None:
        self.plan = plan
        self.files = files
        self.convention_findings = convention_findings
        self._kinds = frozenset(file.kind for file in files)
        self._names: dict[str, KeysView[str]] = {}
        self._readings: dict[str, Reading | None] = {}

    def has(self, kind: str) -> bool:
        """Whether a file of a kind is there and could be read. Of one that could not, nobody knows what is in it."""
        return kind in self._kinds

    def file(self, kind: str) -> CheckedFile | None:
        """The first file of a kind that could be read."""
        return next((file for file in self.files if file.kind == kind), None)

    @property
    def workplan(self) -> Workplan:
        return self.plan.workplan

    @property
    def conventions(self) -> Conventions | None:
        """How the plan's words for dates are to be read; None where workplan.yaml could not be read."""
        return self.plan.conventions

    @cached_property
    def scale(self) -> RatingScale | None:
        """What the plan rates its work by; None where workplan.yaml can't be read, or a word of its scale can't."""
        file = self.file("workplan")
        if file is None or not isinstance(file.data, dict):
            return None
        given = file.data.get("rating_scale") or ()
        known = isinstance(given, list | tuple) and len(given) == len(self.workplan.rating_scale)
        return self.workplan.scale if known else None

    def standing_of(self, rag: str | None) -> Standing | None:
        """What a word under `rag` means in the plan's rating scale; None for none, and for one that is not in it."""
        found = self.workplan.scale.rags.get(rag) if rag is not None else None
        return found.meaning if found is not None else None

    def read(self, words: str) -> Reading | None:
        """What words for when mean by the plan's conventions, read once; None if those are not known."""
        if words not in self._readings:
            self._readings[words] = None if self.conventions is None else read(words, self.conventions)
        return self._readings[words]

    def names(self, sort: str) -> KeysView[str]:
        """The code or id of each thing of a sort, such as every partner's: see LISTED. Each once, and found quickly.

        Those of things with faults are among them: these are findings of their own.
        """
        if sort not in self._names:
            self._names[sort] = dict.fromkeys(name for _, name, _ in named_in(self.files, sort)).keys()
        return self._names[sort]

    @cached_property
    def groups(self) -> Mapping[str, Partner]:
        """The partners that are groups of others, by code; of two of one code, the first."""
        return {each.code: each for each in reversed(self.plan.partners) if each.kind == "group"}

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The names of the plan's own fields, also of those with faults: those are findings of their own."""
        file = self.file("workplan")
        return frozenset(file.under("fields") if file else ())

    @cached_property
    def board_names(self) -> frozenset[str]:
        """The codes and the full names of the boards, in small letters."""
        return self._called("workplan", "boards")

    @cached_property
    def partner_names(self) -> frozenset[str]:
        """The codes and the full names of the partners, in small letters."""
        return self._called("partners", "partners")

    def has_board(self, name: str) -> bool:
        """Whether there is a board of this code or full name, whatever its case."""
        return name.casefold() in self.board_names

    def _called(self, kind: str, key: str) -> frozenset[str]:
        file = self.file(kind)
        given = (each.data.get(name) for each in (file.entries(key) if file else ()) for name in ("code", "name"))
        return frozenset(each.casefold() for each in given if isinstance(each, str))

    @cached_property
    def changes(self) -> tuple[ChangeEntry, ...]:
        """Every change, in the order of the files, as plain data."""
        return changes_in(self.files)

    @cached_property
    def dated_by_decision(self) -> frozenset[str]:
        """The ids of the deliverables to which an approved change has given a date, or said that there is none."""
        return frozenset(
            change.item
            for change in self.changes
            if change.item is not None and change.text("field") == "timeframe" and change.is_approved
            if (reading := self.read(change.text("to") or "")) and reading.kind not in (None, "unset")
        )
