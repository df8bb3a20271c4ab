"""A return checked as if it stood in its place in the plan, wherever it lies: YAML, or a workbook that came back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from npa_cli.edit import scalar_text
from npa_cli.intake.package import LARGEST
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.plan_files import files_on_disk, parse
from npa_cli.work.check import Checked, check_given, example_return
from npa_cli.work.faults import UnsoundFileError, UsageFault
from npa_cli.work.return_place import return_place
from npa_cli.work.session import Session
from npa_cli.work.take import Decisions, take

_WORKBOOKS = (".xlsx", ".ods")


class SentReturn(NamedTuple):
    """A return as it would stand in the plan: its findings alone, its plain data, and what a workbook leaves to ask."""

    checked: Checked
    data: Any
    asked: tuple[str, ...]


def check_sent(session: Session, path: Path) -> SentReturn:
    """Check the return in a file within the plan of a session.

    Raises UsageFault where it is no return of this plan, and UnsoundFileError where it can't be read as data.
    """
    asked: tuple[str, ...] = ()
    root = session.loaded.source.root
    if path.suffix in _WORKBOOKS:
        name, raw, asked = _from_workbook(session, path)
    else:
        raw = _content(path)
        inside = path.is_relative_to(root.resolve())
        name = path.relative_to(root.resolve()).as_posix() if inside else _place_of(session, path, raw)
    if kind_of(name) != "return":
        example = example_return(root, session.plan)
        raise UsageFault(f"`{path.as_posix()}` is not a return; they are in returns/, such as {example}")
    files = {each: content for _, each, content in files_on_disk(root)} | {name: raw}
    checked = check_given(root, files.items(), as_at=session.as_at, heard_today=session.plan.heard_today)
    found, ignored = (
        tuple(each for each in some if each.finding.path == name) for some in (checked.found, checked.ignored)
    )
    document, _ = parse(name, raw)
    return SentReturn(checked._replace(found=found, ignored=ignored), document.data if document else None, asked)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UsageFault(f"no file `{path.as_posix()}` that can be read ({error.strerror})") from None


def _place_of(session: Session, path: Path, raw: bytes) -> str:
    """Where a return from outside would stand, by the partner and the quarter that it names."""
    document, found = parse(path.as_posix(), raw)
    if document is None:
        raise UnsoundFileError(f"{path.as_posix()}: {found[0].message}")
    said = document.data if isinstance(document.data, dict) else {}
    quarter = session.plan.quarter_called(str(said.get("period")))
    if not isinstance(said.get("partner"), str) or quarter is None:
        raise UsageFault(
            f"`{path.as_posix()}` is not a return: it does not say whose it is (partner), and for when (period)"
        )
    return return_place(session, session.partner(said["partner"]), quarter)


def _from_workbook(session: Session, path: Path) -> tuple[str, bytes, tuple[str, ...]]:
    """The place and the bytes of a return once a workbook is taken into it, and what is to be asked about that."""
    taken, changes = take(session, [path], Decisions())
    told = taken.returns[0]
    if told.refused:
        raise UsageFault(f"`{path.as_posix()}`: {told.refused}")
    place = session.loaded.source.root / told.into
    blank = f"partner: {scalar_text(told.partner, flow=False)}\nperiod: {told.period}\n".encode()
    raw = changes[told.into].after if told.into in changes else _content(place) if place.exists() else blank
    return told.into, raw, tuple(each.words for each in told.questions)
