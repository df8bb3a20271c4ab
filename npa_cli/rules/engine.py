"""Checks a plan: each file by itself, on every core there is, and then the plan as a whole by its index.

Of a priority file no more is held than what the index needs to know of it, and what checking it came to is kept by its
bytes: so a plan of any size is checked in the room of its largest file, and after an edit that file alone is read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from npa_cli.model.finding import Finding, Point
from npa_cli.model.plan import Plan
from npa_cli.rules.check_file import check_file, limit
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.consequences import make_presentable, without_consequences
from npa_cli.rules.discover import checks_of
from npa_cli.rules.documents import Documents, Parsed, parse_file
from npa_cli.rules.frame import Frame
from npa_cli.rules.index import Index
from npa_cli.rules.records import mentioned_in
from npa_cli.rules.returns import returns_in
from npa_cli.rules.rule import PlanCheck
from npa_cli.store.comments import Ignore
from npa_cli.store.document import Document
from npa_cli.store.entries import Entries, Entry, open_entries
from npa_cli.store.load import FRAME_KINDS, plan_of
from npa_cli.store.open_priorities import OpenPriorities, part_of
from npa_cli.store.plan_files import PlanFile
from npa_cli.store.stray_files import STRAY

WORTH_SHARING: Final = 8 * 1024 * 1024  # bytes; starting other processes costs as much as reading half of these

Part = tuple[frozenset[str], Any]


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """What checking came to: every finding with its place, each file's comments to npa, and the index."""

    files: Mapping[str, PlanFile]  # all of them, by name
    read: int  # how many of them could be read as data
    found: tuple[tuple[Finding, Point], ...]
    ignores: Mapping[str, Sequence[Ignore]]
    index: Index
    documents: Documents

    def files_named(self, names: Collection[str]) -> Iterator[PlanFile]:
        """The files of these names, those too that could not be read as data."""
        return (each for name, each in self.files.items() if name in names)

    def locate(self, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Point]]:
        """Findings with the items they are about and their places, for which files are opened again."""
        return map(self.documents.place, findings)


class Outcome(NamedTuple):
    """One file checked, the findings that keep it or some of it from being read, and the piece others speak of."""

    entry: Entry | None
    unreadable: tuple[Finding, ...] = ()
    part: Part | None = None


def check_files(
    root: Path,
    files: Iterable[PlanFile],
    sister_plans: Mapping[str, Plan],
    *,
    as_at: date | None = None,
    heard_today: date | None = None,
    in_full: bool = False,
) -> CheckedPlan:
    """Check the files of the plan in `root`; `sister_plans` are the plans beside it, by id.

    `as_at` is the day of the check: what is said to have happened later is found, and what is said for a quarter that
    is still running is judged at the start of that day; `heard_today` is that day too where its own words and decisions
    count. With None nothing is held against a calendar. Only rules of the whole plan know the day, and what they find
    is not kept from one run to the next.

    With `in_full`, for repairs, every finding is listed, also of very many, and nothing kept is used. Raises OSError
    where a file changes while it is being checked.
    """
    every = {each.name: each for each in files}
    frame_files = [each for each in every.values() if each.kind in FRAME_KINDS]
    beside = {name: each for name, each in every.items() if each.kind != "priority"}
    priorities = {name: each for name, each in every.items() if each.kind == "priority"}
    parsed = {each.name: parse_file(each) for each in frame_files}
    frame = _frame(root, [(each.kind, parsed[each.name][0]) for each in frame_files], heard_today)
    in_doubt = in_full or any(findings for _, findings in parsed.values())
    entries = None if in_doubt else open_entries(frame_files)
    opened = OpenPriorities(priorities, entries)
    checker = _Checker(frame, entries, opened, parsed, in_full=in_full)
    outcomes = {name: checker.kept_outcome(each) or checker(each) for name, each in beside.items()}
    others = [CheckedFile(beside[name].kind, name, each.entry.data) for name, each in outcomes.items() if each.entry]
    checker.wanted = mentioned_in(returns_in(others, frame), frame.changes)
    for name, outcome in _check_each(checker, priorities):
        outcomes[name] = outcome
        if outcome.part is not None:
            opened.add_part(name, *outcome.part)
    read = {name: each.entry for name, each in outcomes.items() if each.entry is not None}
    unread = [finding for each in outcomes.values() for finding in each.unreadable]
    unreadable = [finding for finding in unread if finding.code != STRAY]  # what was meant as part of the plan
    lines = {name: line for name in priorities if name in read and (line := read[name].line) is not None}
    index = Index(root, frame, others, unreadable, sister_plans, lines, opened, as_at)
    documents = Documents(beside, opened)
    over_all = map(documents.place, limit(_of_plan(index), in_full=in_full))
    everything = (*_of_files(unread, read.values()), *over_all)
    ignored = {(name, each.line) for name, entry in read.items() for each in entry.ignores if each.line is not None}
    found = make_presentable(without_consequences(everything, index, documents, every, ignored))
    return CheckedPlan(every, len(read), found, {name: each.ignores for name, each in read.items()}, index, documents)


def _of_files(unreadable: Iterable[Finding], entries: Iterable[Entry]) -> Iterator[tuple[Finding, Point]]:
    """What keeps files from being read, and what is found in each of the others by itself."""
    for finding in unreadable:
        yield finding, finding.at if isinstance(finding.at, Point) else Point(1, 1)
    for entry in entries:
        yield from entry.found


def _of_plan(index: Index) -> Iterator[Finding]:
    """What is found in the plan as a whole."""
    for rule, check in checks_of(PlanCheck):
        yield from rule.sign(check.find(index, index.frame))


class _Checker:
    """Checks one file at a time, by the frame, and keeps what that comes to. A copy of it works in each process."""

    def __init__(
        self,
        frame: Frame,
        entries: Entries | None,
        opened: OpenPriorities,
        parsed: Mapping[str, Parsed],
        *,
        in_full: bool,
    ) -> None:
        self.frame = frame
        self.entries = entries
        self.opened = opened
        self.parsed = parsed  # files that are read already
        self.in_full = in_full
        self.wanted: frozenset[str] = frozenset()  # ids that other files speak of

    def kept_outcome(self, file: PlanFile) -> Outcome | None:
        """The outcome kept of a file as it is now."""
        entry = self.entries.get(file) if self.entries is not None else None
        return None if entry is None else Outcome(entry)

    def __call__(self, file: PlanFile) -> Outcome:
        """Read and check a file."""
        document, findings = self.parsed.get(file.name) or parse_file(file)
        if document is None:
            return Outcome(None, findings)
        entry = check_file(file.kind, document, self.frame, in_full=self.in_full)
        if self.entries is not None and not findings:
            self.entries.put(file, document.raw, entry)
        if file.kind != "priority":
            return Outcome(entry, findings)
        self.opened.stay_open(document)
        return Outcome(entry, findings, self._part(document, entry))

    def _part(self, document: Document, entry: Entry) -> Part | None:
        if not self.wanted or entry.line is None:
            return None
        held = self.wanted.intersection(name for _, name in entry.line.ids())
        if not held:
            return None
        part = frozenset(held), part_of(document.data, held)
        if self.entries is not None:
            self.entries.put_part(document.raw, *part)
        return part


def _check_each(checker: _Checker, files: Mapping[str, PlanFile]) -> Iterator[tuple[str, Outcome]]:
    """The outcome of each file; those that must be read on several cores, where there is much to read."""
    waiting = []
    for file in files.values():
        outcome = checker.kept_outcome(file)
        if outcome is not None:
            yield file.name, outcome
        else:
            waiting.append(file)
    outcomes: Iterable[Outcome] = map(checker, waiting)
    if len(waiting) > 1 and sum(map(_size, waiting)) > WORTH_SHARING:
        # The modules that start processes take as long to load as a plan of a hundred deliverables to check.
        from npa_cli.rules.worker_processes import each_on_some_core, free_cores

        if (cores := free_cores()) > 1:
            outcomes = each_on_some_core(checker, waiting, cores)
    yield from zip((file.name for file in waiting), outcomes, strict=True)


def _size(file: PlanFile) -> int:
    try:
        return len(file.raw) if isinstance(file.raw, bytes) else file.path.stat().st_size
    except OSError:
        return 0


def _frame(root: Path, documents: Iterable[tuple[str, Document | None]], heard_today: date | None) -> Frame:
    read = [(kind, each) for kind, each in documents if each is not None]
    plan, _, problems = plan_of(root, [(kind, each.path, each.data) for kind, each in read])
    plan = replace(plan, heard_today=heard_today)
    return Frame(plan, tuple(CheckedFile(kind, each.path, each.data) for kind, each in read), problems)
