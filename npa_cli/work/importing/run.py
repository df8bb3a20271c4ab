"""`npa import`: a document read, its rules guessed or followed, what became of each word told, and a plan written."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from npa_cli.intake.foreign import Foreign, NotReadableError
from npa_cli.intake.open_document import open_document
from npa_cli.model.import_rules import ENDING, ImportRules
from npa_cli.store.find_plan import PlanNotFoundError, find_plan
from npa_cli.store.plan_folder import holding
from npa_cli.store.replace_file import Change, read_file, replace_file
from npa_cli.store.unwritable import UnwritableError
from npa_cli.timeframe import read
from npa_cli.views.import_report import ImportReport, RefusedDate
from npa_cli.work.faults import UnsoundFileError, UsageFault
from npa_cli.work.importing.edition import Comparison, Edition, imported_items
from npa_cli.work.importing.guess import guess_rules
from npa_cli.work.importing.place_rows import Placing, place_rows
from npa_cli.work.importing.plan_files import files_of, plan_place
from npa_cli.work.importing.rules_file import read_rules, rules_text, with_items
from npa_cli.work.missing_extra import how_to_get
from npa_cli.work.new_plan import write_new_plan
from npa_cli.work.session import open_plan, shown_path


class Import(NamedTuple):
    """What came of a document: what is told, and the files that were or would be written."""

    report: ImportReport
    files: Mapping[str, bytes] = {}
    rules: Change | None = None  # of the file of rules


def import_document(path: Path, rules_path: Path | None, today: date, *, write: bool, dry_run: bool) -> Import:
    """Read a document by the rules beside it, which are guessed and written where there are none yet.

    With `write` its plan is written, if nothing is open; in a dry run nothing is. Raises UsageFault, UnsoundFileError
    for rules that are wrong, UnwritableError.
    """
    document = _read(path)
    place = rules_path or path.with_name(f"{path.name}{ENDING}")
    shown = shown_path(place.parent, place.name)
    raw = _read_bytes(place)
    is_guess = raw is None
    if raw is None:
        if rules_path is not None:
            raise UsageFault(f"`{shown}` is not there; without --rules, npa writes a first one beside the document")
        raw = rules_text(path.name, guess_rules(document.blocks, path.stem))
        if not dry_run:
            replace_file(place, raw, expected=None)
    rules = read_rules(shown, raw)
    placing = place_rows(document.blocks, rules)
    folder = plan_place(place, rules.plan.folder, shown)
    edition = _edition(placing, rules, folder, today)
    report = _report(path.name, shown, placing, document, edition, is_guess=is_guess, is_again=bool(rules.items))
    if is_guess:
        return Import(report, rules=Change(None, raw))
    if not write or report.is_open:
        return Import(report)
    after = with_items(raw, edition.items, rules.items)
    files: Mapping[str, bytes] = {}
    if not rules.items:
        if holding(str(folder)) is not None:
            raise UsageFault(f"`{folder.as_posix()}` holds a plan already; say another `folder` in {shown}")
        priorities = [{key: each[key] for key in each if key != "printed"} for each in placing.priorities]
        made = files_of(priorities, placing.by_hand, rules, (path.name, document.kept), folder)
        files = write_new_plan(folder, rules.plan.id, made, dry_run=dry_run)
    if not dry_run and after != raw:
        replace_file(place, after, expected=raw)
    return Import(replace(report, written=not dry_run), files, Change(raw, after))


def _read(path: Path) -> Foreign:
    try:
        raw = _read_bytes(path)
        if raw is None:
            raise UsageFault(f"`{path.as_posix()}` is not there; name a document, such as tracker.xlsx")
        return open_document(raw, path.suffix.lower().removeprefix("."), os.environ)
    except NotReadableError as error:
        raise UsageFault(f"`{path.as_posix()}` can't be imported: {error}") from None
    except ModuleNotFoundError as error:
        need = f"`{path.as_posix()}` needs {error.name}, which is not installed here"
        raise UsageFault(f"{need}: {how_to_get('office')}") from None


def _read_bytes(path: Path) -> bytes | None:
    """The bytes of a file; None if there is none. Raises UnsoundFileError if it can't be read."""
    try:
        return read_file(path) if path.parent.is_dir() else None
    except UnwritableError as error:
        why = (error.cause.strerror or type(error.cause).__name__).lower()
        raise UnsoundFileError(f"`{path.as_posix()}` can't be read: {why}") from None


def _edition(placing: Placing, rules: ImportRules, folder: Path, today: date) -> Edition:
    """What this edition says otherwise than the plan; nothing where no plan was made of an earlier one."""
    if not rules.items:
        return Edition((), 0, imported_items(placing))
    try:
        found = find_plan(named=str(folder), working_folder=folder)
    except PlanNotFoundError:
        words = f"the plan that was made of it is not in `{folder.as_posix()}`"
        raise UsageFault(f"{words}; say under `folder` where it is, or take `items` out to make it anew") from None
    return Comparison(placing, rules, open_plan(found, today).plan, shown_path(folder, "")).compare()


def _report(
    name: str, rules: str, placing: Placing, document: Foreign, edition: Edition, *, is_guess: bool, is_again: bool
) -> ImportReport:
    themes = [theme for each in placing.priorities for theme in each.get("themes", ())]
    activities = [activity for theme in themes for activity in theme["activities"]]
    timed = [(each["id"], each.get("timeframe", "")) for activity in activities for each in activity["deliverables"]]
    readings = [(item, words, read(words)) for item, words in timed if words]
    return ImportReport(
        name=name,
        rules=rules,
        is_guess=is_guess,
        priorities=len(placing.priorities),
        activities=len(activities),
        deliverables=len(timed),
        rows=placing.rows,
        words=placing.words,
        dates_read=sum(reading.kind is not None for _, _, reading in readings),
        dates_refused=tuple(
            RefusedDate(item, placing.places[item], words, reading.error or "it can't be read")
            for item, words, reading in readings
            if reading.kind is None
        ),
        dateless=tuple(item for item, words in timed if not words),
        left=tuple(placing.left),
        idle=tuple(placing.idle),
        refused=tuple(placing.refused),
        unknown=tuple(dict(placing.unknown).items()),
        pictures=document.pictures,
        same=edition.same,
        differences=edition.differences,
        is_again=is_again,
    )
