"""Checks a plan and locates what the rules find. Writes nothing, ever."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.finding import Finding, KeyPath, Point
from npa_cli.model.fix import Fix
from npa_cli.model.located import Located
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import THREE_COLOURS
from npa_cli.progress.heard import heard_on
from npa_cli.progress.plan_period import example_round
from npa_cli.rules.check_file import read_file, shape_findings
from npa_cli.rules.engine import CheckedPlan, check_files
from npa_cli.rules.ignored import silence, unused_findings
from npa_cli.rules.revision.uncompared_version import CODE as NOT_COMPARED
from npa_cli.rules.selection import Selection
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.load import PlansBeside, load_workplan
from npa_cli.store.plan_files import PlanFile, files_on_disk, find_files, given_files, parse
from npa_cli.views.findings import in_order
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import heard_notices, shown_path

if TYPE_CHECKING:  # a check of the files alone does not load what reads git
    from npa_cli.work.since_commit import MergedTree

_EVERYTHING: Final = Selection()
# The rules about words read letter by letter, in which something stands that nobody meant.
_WHY: Final = frozenset({"NPA801", "NPA802", "NPA803", "NPA804", "NPA805"})


class Checked(NamedTuple):
    """A plan as it was checked, what is found in it, and what a comment in a file has silenced; each in order.

    The notices say what of the day of the check is taken in, and what was not compared with an earlier commit, and
    why: it is a new plan, or a file has findings of its own that keep it from being read.
    """

    root: Path
    plan: CheckedPlan
    found: tuple[Located, ...]
    ignored: tuple[Located, ...]
    notices: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()  # what was said and decided on the day of the check, where that is taken in


def check(
    root: Path,
    base: str | None = None,
    chosen: Selection = _EVERYTHING,
    *,
    as_at: date | None = None,
    heard_today: date | None = None,
    merge: bool = False,
) -> Checked:
    """Every finding of every file of the plan in `root` that was asked for, with paths as the user would type them.

    With `base`, a commit, also those of what has changed since, and of what could not be compared; with `merge` too,
    the files are judged as they will be once they are merged with it. With `as_at`, the day of the check, also what is
    said to have happened later, and a quarter that is still running is judged at the start of that day; with
    `heard_today`, the same day, what was said and decided on it counts too.
    """
    if merge and base is None:
        raise UsageFault("--merge judges what a merge with --base makes; give that too, such as --base origin/main")
    judged = partial(_check, root, base=base, chosen=chosen, as_at=as_at, heard_today=heard_today)
    if not merge or base is None:
        return judged(find_files(root))
    from npa_cli.work.since_commit import merged_with  # what reads git costs a run without --base some time

    merged = merged_with(root, base)
    if isinstance(merged, Finding):
        return judged(find_files(root), found_before=(merged,))
    unmerged = (each for each in find_files(root) if each.raw is not None)  # what is there and is no file of the plan
    files = (*given_files(root, merged.files.items()), *unmerged)
    return judged(files, merged=merged)


def example_return(root: Path, plan: Plan) -> str:
    """A return of the plan in `root` as the user would type it; where there is none yet, one that it could have."""
    held = (file.name for file in find_files(root, ("return",)) if kind_of(file.name) == "return")
    partner = plan.partners[0].code if plan.partners else "PHE"
    return shown_path(root, next(held, f"returns/{example_round(plan).file_name}/{partner}.yaml"))


def found_about(root: Path, name: str, item: str, today: date) -> tuple[Located, ...]:
    """What is found in one file of the plan about one item, as at today with today's own words."""
    found = check(root, as_at=today, heard_today=today).found
    return tuple(each for each in found if name in files_of(each.finding) and each.finding.item == item)


def files_of(finding: Finding) -> frozenset[str]:
    """The files that a finding is about: the one it stands in, and those of its related places."""
    return frozenset((finding.path, *(other.path for other in finding.related)))


def check_given(
    root: Path,
    files: Iterable[tuple[str, bytes | Finding]],
    chosen: Selection = _EVERYTHING,
    *,
    as_at: date | None = None,
    heard_today: date | None = None,
) -> Checked:
    """Check files of the plan in `root` whose bytes are given, and list every finding; the days are as for `check`."""
    given = given_files(root, files)
    return _check(root, given, chosen=chosen, as_at=as_at, heard_today=heard_today, in_full=True)


def new_errors(
    root: Path, changed: Mapping[str, bytes], as_at: date, heard_today: date | None
) -> Mapping[str, Mapping[str, str]]:
    """What would be an error in some files of the plan if they had these bytes, and is none now.

    By the file, and by the id of the item that the error is about: the words of the first.
    """
    files = {name: raw for _, name, raw in files_on_disk(root)}

    def errors(of: Mapping[str, bytes | Finding]) -> list[Finding]:
        found = check_given(root, of.items(), as_at=as_at, heard_today=heard_today).found
        return [each.finding for each in found if each.finding.severity == "error" and each.finding.path in changed]

    after = errors({**files, **changed}) if changed else []
    before = {(each.path, each.item, each.code) for each in (errors(files) if after else ())}
    wrong: dict[str, dict[str, str]] = {}
    for each in after:
        if each.item is not None and (each.path, each.item, each.code) not in before:
            wrong.setdefault(each.path, {}).setdefault(each.item, each.message)
    return wrong


def _check(
    root: Path,
    files: Iterable[PlanFile],
    *,
    chosen: Selection,
    base: str | None = None,
    found_before: tuple[Finding, ...] = (),
    merged: MergedTree | None = None,
    as_at: date | None = None,
    heard_today: date | None = None,
    in_full: bool = False,
) -> Checked:
    plan = check_files(root, files, PlansBeside(root), as_at=as_at, heard_today=heard_today, in_full=in_full)
    found = _located(root, plan.found)
    heard: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    if heard_today is not None:
        heard = heard_on(plan.index.plan, heard_today)
        notices = heard_notices(heard, heard_today)
    if base is not None:
        from npa_cli.work.since_commit import findings_since

        since, notes = findings_since(root, base, merged)
        found += _located(root, plan.locate(dict.fromkeys((*found_before, *since))))
        notices += notes
    silenced = silence(found, plan.ignores)
    # A file that can't be read may be why nothing is found where a comment expects it.
    unused = () if plan.index.unreadable else _located(root, plan.locate(unused_findings(silenced.unused)))
    told = _asked_for((*silenced.remaining, *unused), chosen)
    return Checked(root, plan, told, _asked_for(silenced.ignored, chosen), notices, heard)


def _located(root: Path, found: Iterable[tuple[Finding, Point]]) -> tuple[Located, ...]:
    return tuple(Located(finding, shown_path(root, finding.path), point) for finding, point in found)


def _asked_for(located: Sequence[Located], chosen: Selection) -> tuple[Located, ...]:
    """Those that were asked for, in order, without what a fault of wording is the cause of.

    That an unknown word stands where the right word stands in curly quotes, or with a space nobody sees, is said by the
    rule that knows why.
    """
    asked_for = ((each, chosen.apply(each.finding)) for each in located)
    told = [replace(each, finding=finding) for each, finding in asked_for if finding is not None]
    known = {_value(each.finding) for each in told if each.finding.code in _WHY}
    return in_order(each for each in told if each.finding.code in _WHY or _value(each.finding) not in known)


def _value(finding: Finding) -> tuple[object, ...]:
    """Which value, or which key, a finding is about."""
    return finding.path, finding.at, finding.on_key


def fixes_in(findings: Iterable[Finding]) -> dict[str, dict[KeyPath, Fix]]:
    """The fix at each place of each file; of two at one place the first."""
    fixes: dict[str, dict[KeyPath, Fix]] = {}
    for each in findings:
        if each.fix is not None and not isinstance(each.at, Point):
            fixes.setdefault(each.path, {}).setdefault(each.at, each.fix)
    return fixes


def checked_within(root: Path, checked: Checked, paths: Sequence[str]) -> Checked:
    """Only what is in the files and folders named. Raises UsageFault for one that is not part of the plan."""
    return checked._replace(found=within(root, checked.found, paths), ignored=within(root, checked.ignored, paths))


def within(root: Path, located: Sequence[Located], paths: Sequence[str]) -> tuple[Located, ...]:
    """Those in the files and folders named, and what could not be compared with an earlier commit.

    Raises UsageFault for a file or folder that is not part of the plan.
    """
    wanted = [_part_of_plan(root, path) for path in paths]
    return tuple(
        each
        for each in located
        if each.finding.code == NOT_COMPARED
        or any(_real(root / name).is_relative_to(path) for path in wanted for name in files_of(each.finding))
    )


def _real(path: str | Path) -> Path:
    """Where a path leads; unlike Path.resolve, also one that goes round in a loop of links."""
    return Path(os.path.realpath(path))


def _part_of_plan(root: Path, path: str) -> Path:
    given = _real(path)
    if not given.exists():
        raise UsageFault(f"no file or folder `{path}`")
    if not given.is_relative_to(root.resolve()) and not root.resolve().is_relative_to(given):
        raise UsageFault(f"`{path}` is not part of the plan in `{shown_path(root, '')}`")
    return given


def faults_of(root: Path, name: str, raw: bytes) -> tuple[tuple[Point, str], ...]:
    """What keeps a file of the plan in `root` from being read: where, what, and what to type instead."""
    kind = kind_of(name)
    document, found = parse(name, raw)
    if document is not None and kind is not None:
        scale = load_workplan(root).workplan.scale if kind == "return" else THREE_COLOURS
        found = tuple(shape_findings(read_file(kind, document, scale)))
    return tuple(
        (
            document.place_of(each) if document is not None else each.at if isinstance(each.at, Point) else Point(1, 1),
            f"{each.message}{f' ({each.hint})' if each.hint else ''}",
        )
        for each in found
    )
