"""Loads a plan for checking and locates what the rules find. Writes nothing, ever."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from npa_cli.cli.boundary import UsageFault, complain
from npa_cli.cli.session import shown_path
from npa_cli.model.finding import Finding, Point
from npa_cli.model.late import late
from npa_cli.model.located import Located
from npa_cli.model.shape import find_faults
from npa_cli.rules.ignored import silence, unused_findings
from npa_cli.rules.registry import RULES
from npa_cli.rules.rule import CheckedFile, Context
from npa_cli.rules.selection import Selection
from npa_cli.rules.validate import each_fault_once, shape_findings, validate
from npa_cli.speed.folder import cache_folder
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.ignores import find_ignores
from npa_cli.store.kept_findings import plain_finding, read_finding
from npa_cli.store.known_file import KnownFile
from npa_cli.store.load import Loaded, PlanFile, is_large, load, load_known
from npa_cli.store.locate import locate
from npa_cli.store.plans import PlansBeside
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.summaries import MOST_FOUND, Summary, keep_summaries
from npa_cli.views.findings import in_order

_ACROSS: Final = frozenset(rule.code for rule in RULES if rule.across)


class Checked(NamedTuple):
    """A plan as loaded, what is found in it, and what a comment in a file has silenced; each in order."""

    loaded: Loaded
    found: tuple[Located, ...]
    ignored: tuple[Located, ...]


def check_plan(root: Path, base: str | None = None) -> tuple[Loaded, tuple[Located, ...]]:
    """The plan in `root`, and every finding in it of the level `standard` that no comment has silenced."""
    checked = check(root, base)
    return checked.loaded, checked.found


def check(root: Path, base: str | None = None, chosen: Selection = Selection()) -> Checked:  # noqa: B008  # frozen
    """Every finding of every file of the plan in `root` that was asked for, with paths as the user would type them.

    With `base`, a commit, also those of what has changed since; what could not be compared is told on standard error.
    """
    if is_large(root):
        from npa_cli.work.survey import survey

        return check_loaded(load_known(root, *survey(root)), base, chosen)
    return check_loaded(load(root), base, chosen)


def check_loaded(
    loaded: Loaded,
    base: str | None = None,
    chosen: Selection = Selection(),  # noqa: B008  # frozen
    *,
    in_full: bool = False,
) -> Checked:
    """The same of a plan that is loaded already; `in_full` also those of which a reader is only told the number."""
    context = context_of(loaded, in_full=in_full)
    findings = validate(context)
    places = {finding: point for file in context.files for finding, point in file.found}
    found = _located(loaded, findings, places)
    _keep_settled(loaded, context, found)
    if base is not None:
        from npa_cli.work.since_commit import findings_since

        since, notes = findings_since(loaded.source.root, base, loaded)
        found += _located(loaded, since)
        for note in notes:
            complain(note)
    silenced = silence(found, {file.path: file.ignores for file in context.files})
    # A file that can't be read may be why nothing is found where a comment expects it.
    unused = () if context.file_findings else _located(loaded, unused_findings(silenced.unused))
    return Checked(loaded, _told((*silenced.remaining, *unused), chosen), _told(silenced.ignored, chosen))


def _located(
    loaded: Loaded, findings: Sequence[Finding], places: Mapping[Finding, Point] = MappingProxyType({})
) -> tuple[Located, ...]:
    """Findings with their places, some of which may be known."""
    source = loaded.source
    return tuple(
        Located(each, shown_path(source.root, each.path), places.get(each) or locate(source, each)) for each in findings
    )


def _told(located: Sequence[Located], chosen: Selection) -> tuple[Located, ...]:
    asked_for = ((each, chosen.told(each.finding)) for each in located)
    told = [replace(each, finding=finding) for each, finding in asked_for if finding is not None]
    kept = set(each_fault_once(each.finding for each in told))
    return in_order(each for each in told if each.finding in kept)


def context_of(loaded: Loaded, *, in_full: bool = False) -> Context:
    """What the rules may look at; `in_full` leaves nothing out because it was right before."""
    source = loaded.source
    settled = (name for name, each in source.known.items() if each.summary.judged_by == source.judging)
    context = Context(
        plan=loaded.plan,
        files=(),
        file_findings=source.findings,
        convention_findings=loaded.convention_findings,
        others=PlansBeside(source.root),
        settled=frozenset(() if in_full or source.findings else settled),
        in_full=in_full,
    )
    files = (
        _settled(file, source.known[file.document.path]) if file.document.path in context.settled else checked(file)
        for file in source.files
    )
    return replace(context, files=tuple(files))


def checked(file: PlanFile) -> CheckedFile:
    """A file, and where it departs from its model."""
    document = file.document
    faults = find_faults(FILE_KINDS[file.kind].model, document.data)
    ignores = find_ignores(document.raw)
    return CheckedFile(file.kind, document.path, document.data, faults, document.doubtful, ignores)


def _settled(file: PlanFile, known: KnownFile) -> CheckedFile:
    """A file in which it is known what there is to find, opened only as far as a rule asks what is in it."""
    document, summary = file.document, known.summary
    found = tuple(read_finding(document.path, each) for each in summary.found)
    settled = CheckedFile(file.kind, document.path, None, (), outline=summary.outline, found=found)
    return late(
        replace(settled), "data",
        read=lambda _: document.data, part=lambda items: replace(settled, data=known.part(items)),
    )  # fmt: skip


def _keep_settled(loaded: Loaded, context: Context, found: Iterable[Located]) -> None:
    """Keep for the next run what was found in each priority file."""
    source = loaded.source
    if source.findings or cache_folder() is None:
        return
    by_file: dict[str, list[tuple[Finding, Point]]] = {}
    for each in found:
        by_file.setdefault(each.finding.path, []).append((each.finding, each.point))
    faulty = {file.path for file in context.files if file.faults}
    kept = {
        name: each if name in faulty else settled(each, source.judging, by_file.get(name, ()))
        for name, each in loaded.summaries.items()
    }
    if kept != loaded.summaries:
        keep_summaries(source.root, kept)


def settled(summary: Summary, judging: str, found: Sequence[tuple[Finding, Point]]) -> Summary:
    """A file's summary with what was found in it. Rules across files are asked each time."""
    kept = tuple(plain_finding(finding, point) for finding, point in found if finding.code not in _ACROSS)
    known = len(kept) <= MOST_FOUND
    return summary._replace(judged_by=judging if known else "", found=kept if known else ())


def checked_within(root: Path, checked: Checked, paths: Sequence[str]) -> Checked:
    """Only what is in the files and folders named. Raises UsageFault for one that is not part of the plan."""
    return checked._replace(found=within(root, checked.found, paths), ignored=within(root, checked.ignored, paths))


def within(root: Path, located: Sequence[Located], paths: Sequence[str]) -> tuple[Located, ...]:
    """Those in the files and folders named. Raises UsageFault for one that is not part of the plan."""
    wanted = [_part_of_plan(root, path) for path in paths]
    return tuple(
        each for each in located if any(_real(root / each.finding.path).is_relative_to(path) for path in wanted)
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


def faults_of(name: str, raw: bytes) -> tuple[str, ...]:
    """What is wrong with a file's bytes by its own kind's model, in sentences; empty where it is right."""
    kind = kind_of(name)
    document, findings = read_yaml(name, raw)
    if document is None or kind is None:
        return tuple(each.message for each in findings)
    file = CheckedFile(kind, name, document.data, find_faults(FILE_KINDS[kind].model, document.data), document.doubtful)
    return tuple(f"{each.message}{f' ({each.hint})' if each.hint else ''}" for each in shape_findings(file))
