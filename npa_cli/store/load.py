"""A plan's folder to a Plan: every file read once, and no broken one hides another."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from npa_cli.model.finding import Finding, Point
from npa_cli.model.own_field import OWNING, own_faults, owners_in
from npa_cli.model.own_name import fit_fields
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.model.rating_scale import THREE_COLOURS, RatingScale
from npa_cli.model.workplan import Period, Workplan
from npa_cli.store.build import build, unread_fault, unread_finding
from npa_cli.store.document import Document
from npa_cli.store.entries import open_entries
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.find_plan import Member, family_of, family_root
from npa_cli.store.once import once
from npa_cli.store.plan_files import STRAY_KIND, PlanFile, find_files, given_files, parse
from npa_cli.store.plan_folder import MANIFEST
from npa_cli.timeframe import DEFAULT, Conventions

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")  # of a plan; nothing that leads elsewhere
_ASKED_MOST: Final = tuple(kind for kind in FILE_KINDS if kind != "sections")
FRAME_KINDS: Final = ("workplan", "partners", "changes")
"""The kinds of file that say what is right in an item: what is kept of a file is kept with these."""


class ReadFile(NamedTuple):
    """One file of a plan that could be read as data."""

    kind: str  # a key of FILE_KINDS
    document: Document


class Source(NamedTuple):
    """A plan's files: those read, and the findings of those that could not be."""

    root: Path
    files: tuple[ReadFile, ...]
    findings: tuple[Finding, ...]

    def data_of(self, name: str) -> Any:
        """The plain data of a file that could be read; None for any other."""
        return next((file.document.data for file in self.files if file.document.path == name), None)

    def locate(self, finding: Finding) -> Point:
        """The place a finding points at; the first line of the file where it could not be read as data."""
        if isinstance(finding.at, Point):
            return finding.at
        document = next((file.document for file in self.files if file.document.path == finding.path), None)
        return document.place_of(finding) if document is not None else Point(1, 1)


class Loaded(NamedTuple):
    """A plan as far as it loads. `unread` names every file, item or value that was left out."""

    source: Source
    plan: Plan
    unread: tuple[Finding, ...]


def load(root: Path, priorities: Collection[str] | None = None, *, sections: bool = False) -> Loaded:
    """Load the plan in `root`. Bad data never raises: it is left out and named in `unread`.

    With `priorities`, ids such as `P3`, the plan has those alone if that is enough: where it is known from before
    which files they are in and that every other priority is right, and where no dependency leads from one to another.
    With `sections`, it has the paragraphs of its documents too, which take longer to read than all else.
    """
    files = tuple(find_files(root, FILE_KINDS if sections else _ASKED_MOST))
    if not priorities or any(each.kind == "dependencies" for each in files):
        return _load(root, files)
    return _load(root, _holding(files, priorities))


def load_files(root: Path, files: Iterable[tuple[str, bytes | Finding]]) -> Loaded:
    """Load a plan whose files came from elsewhere than its folder, as earlier versions of it do.

    `files` are names relative to `root`, with `/`, each with its bytes or the finding that says why there are
    none; names that are no file of a plan are passed over. `root` lends the plan its name and is not read.
    """
    return _load(root, given_files(root, files))


def load_workplan(root: Path) -> Plan:
    """The plan in `root` with what its workplan.yaml says alone."""
    return _load(root, find_files(root, ["workplan"])).plan


def _load(root: Path, files: Iterable[PlanFile]) -> Loaded:
    read: list[ReadFile] = []
    findings: list[Finding] = []
    for file in files:
        raw = file.read()
        if isinstance(raw, Finding):
            if file.kind != STRAY_KIND:
                findings.append(raw)
            continue
        document, faults = parse(file.name, raw)
        findings.extend(faults)
        if document is not None:
            read.append(ReadFile(file.kind, document))
    plan, left_out, problems = plan_of(root, [(each.kind, each.document.path, each.document.data) for each in read])
    return Loaded(Source(root, tuple(read), tuple(findings)), plan, (*findings, *left_out, *problems))


def _holding(files: Sequence[PlanFile], priorities: Collection[str]) -> Sequence[PlanFile]:
    """The files without the priorities that nobody asked for; all of them where one of those may be at fault, or one
    that was asked for is not known.
    """
    entries = open_entries(each for each in files if each.kind in FRAME_KINDS)
    waiting, wanted = set(priorities), []
    for file in files:
        if file.kind != "priority":
            wanted.append(file)
            continue
        entry = entries.get(file) if entries is not None else None
        if entry is None or entry.line is None or not entry.line.sound:
            return files
        if entry.line.priority in priorities:
            wanted.append(file)
            waiting.discard(entry.line.priority)
    return files if waiting else wanted


def plan_of(
    root: Path, files: Iterable[tuple[str, str, Any]], scale: RatingScale = THREE_COLOURS
) -> tuple[Plan, tuple[Finding, ...], tuple[Finding, ...]]:
    """The plan that files make, by kind, name and data; the findings of what was left out; those of settings for dates.

    `scale` is what it rates its work by, where its workplan.yaml is not among them.
    """
    built: dict[str, list[Any]] = {kind: [] for kind in FILE_KINDS}
    left_out: list[Finding] = []
    files = sorted(files, key=lambda each: each[0] != "workplan")  # which says what the others may say
    for kind, name, data in files:
        made = build(FILE_KINDS[kind].model, name, data, scale)
        left_out.extend(made.unread)
        if made.value is not None:
            built[kind].append(made.value)
            scale = made.value.scale if kind == "workplan" else scale
    workplan: Workplan | None = next(iter(built["workplan"]), None)
    if workplan and workplan.fields:
        declared, fit = workplan.fields, fit_fields(workplan.fields)
        unfit = (each for each in declared if each not in fit)
        left_out.extend(unread_finding(MANIFEST, ("fields", each), f"`{each}` can't be a field") for each in unfit)
        workplan = workplan.model_copy(update={"fields": fit})
        left_out.extend(_own_left_out(workplan, files))
    conventions, problems = _conventions(workplan) if workplan else (None, ())
    many: dict[str, Any] = {kind: tuple(each for file in built[kind] for each in file) for kind in _MANY}
    plan = Plan(
        workplan=workplan or Workplan.model_construct(id=root.name, title=root.name, period=Period(text="")),
        partners=tuple(partner for file in built["partners"] for partner in file.partners),
        priorities=tuple(sorted(built["priority"], key=_number)),
        conventions=conventions,
        returns=tuple(built["return"]),
        guard=next(iter(built["guard"]), None),
        **many,
    )
    left_out.extend(_of_no_round(plan, files))
    return plan, tuple(left_out), problems


_MANY: Final = tuple(kind for kind, each in FILE_KINDS.items() if each.many)
"""The kinds whose files are lists; the plan has all that is in them under the name of the kind."""


def _own_left_out(workplan: Workplan, files: Iterable[tuple[str, str, Any]]) -> Iterator[Finding]:
    """The values of the plan's own fields that are of another type than the plan says."""
    for kind, name, data in files:
        owners = owners_in(FILE_KINDS[kind].model, data) if kind in OWNING else ()
        for fault in own_faults(owners, workplan.fields, workplan.fields):
            if fault.kind != "unknown_key":
                yield unread_fault(name, fault)


def _of_no_round(plan: Plan, files: Iterable[tuple[str, str, Any]]) -> Iterator[Finding]:
    """The returns for something that is no round of the plan: what they say counts on no day."""
    for kind, name, data in files if plan.conventions is not None else ():
        period = data.get("period") if kind == "return" and isinstance(data, dict) else None
        if isinstance(period, str) and plan.round_called(period) is None:
            yield unread_finding(name, ("period",), f"`{period}` is not a {plan.rhythm.noun} of this plan")


def with_priorities(plan: Plan, files: Iterable[tuple[str, Any]]) -> Plan:
    """A plan with the priorities that these files make and no others, from the name and the data of each."""
    built = (build(Priority, name, data).value for name, data in files)
    return replace(plan, priorities=tuple(sorted((each for each in built if each is not None), key=_number)))


def _conventions(workplan: Workplan) -> tuple[Conventions, tuple[Finding, ...]]:
    """How the plan's words for dates are to be read, and the settings that could not be."""
    period = workplan.period
    terms = workplan.rounds.rhythm(DEFAULT.financial_year_start_month) if workplan.rounds.every == "term" else None
    conventions, problems = Conventions.from_mapping(
        workplan.conventions, plan_start=period.start, plan_end=period.end, terms=terms
    )
    return conventions, tuple(
        Finding("NPA302", "workplan.yaml", ("conventions", key), message) for key, message in problems
    )


def _number(priority: Priority) -> tuple[int, str]:
    digits = priority.id.lstrip("P")
    return (int(digits), "") if digits.isdecimal() and len(digits) < 10 else (10**9, priority.id)


@once
def load_once(root: Path) -> tuple[Plan, bool]:
    """The plan in `root` as far as it loads, and whether all of it does."""
    loaded = load(root)
    return loaded.plan, not loaded.unread


def beside(root: Path) -> tuple[Member, ...]:
    """The other plans of the family that the plan in `root` belongs to."""
    here = _real(root)
    return tuple(each for each in family_of(root) if _real(each.root) != here)


_real: Final = once(os.path.realpath)


class PlansBeside(Mapping[str, Plan]):
    """The other plans of the family of the plan in `root`, by id; each as far as it loads, when it is first asked for.

    A plan is mostly kept in a folder of its own name, so one of a hundred is found without looking at the others.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Plan | None] = {}

    def __getitem__(self, plan_id: str) -> Plan:
        if plan_id not in self._read:
            self._read[plan_id] = self._find(plan_id)
        found = self._read[plan_id]
        if found is None:
            raise KeyError(plan_id)
        return found

    def __iter__(self) -> Iterator[str]:
        return (each.id for each in self._members)

    def __len__(self) -> int:
        return len(self._members)

    @cached_property
    def _members(self) -> tuple[Member, ...]:
        return beside(self._root)

    def _find(self, plan_id: str) -> Plan | None:
        likely = family_root(self._root) / "plans" / plan_id
        if _NAME.fullmatch(plan_id) and (likely / MANIFEST).is_file() and likely.resolve() != self._root.resolve():
            plan = load_once(likely)[0]
            if plan.workplan.id == plan_id:
                return plan
        root = next((each.root for each in self._members if each.id == plan_id), None)
        return load_once(root)[0] if root is not None else None
