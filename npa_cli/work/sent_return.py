"""A return checked as if it stood in its place in the plan, wherever it lies: YAML, or a workbook that came back."""

from os.path import realpath
from pathlib import Path
from typing import Any, NamedTuple

from npa_cli.edit import scalar_text
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.plan_files import files_on_disk, parse
from npa_cli.store.replace_file import read_file
from npa_cli.work.check import Checked, check_given, example_return
from npa_cli.work.faults import UnsoundFileError, UsageFault
from npa_cli.work.return_file import return_place
from npa_cli.work.session import Session
from npa_cli.work.take import take
from npa_cli.work.take_rows import Decisions

_WORKBOOKS = (".xlsx", ".ods")


class SentReturn(NamedTuple):
    """A return as it would stand in the plan: its findings alone, its plain data, and what a workbook leaves to ask."""

    checked: Checked
    data: Any
    asked: tuple[str, ...]
    is_form: bool  # it came as a workbook


def check_sent(session: Session, typed: str) -> SentReturn:
    """Check the return in a file, named as it was typed, within the plan of a session.

    Raises UsageFault if it is no return of this plan, and UnsoundFileError where it can't be read as data.
    """
    path, root = Path(realpath(typed)), session.root
    files = {name: raw for _, name, raw in files_on_disk(root)}
    asked: tuple[str, ...] = ()
    if path.suffix in _WORKBOOKS:
        name, files[name], asked = _from_workbook(session, typed, path)
    elif path.is_relative_to(root.resolve()):
        name = path.relative_to(root.resolve()).as_posix()
    else:
        raw = _content(typed, path)
        name = _place_of(session, typed, raw)
        files[name] = raw
    if kind_of(name) != "return" or name not in files:
        example = example_return(root, session.plan)
        what = "is not a return" if path.exists() else "is not there"
        raise UsageFault(f"`{typed}` {what}; they are in returns/, such as {example}")
    checked = check_given(root, files.items(), as_at=session.as_at, heard_today=session.plan.heard_today)
    found, ignored = (
        tuple(each for each in some if each.finding.path == name) for some in (checked.found, checked.ignored)
    )
    raw_or_why = files[name]
    document = parse(name, raw_or_why)[0] if isinstance(raw_or_why, bytes) else None
    return SentReturn(
        checked._replace(found=found, ignored=ignored),
        document.data if document else None,
        asked,
        path.suffix in _WORKBOOKS,
    )


def _content(typed: str, path: Path) -> bytes:
    try:
        raw = read_file(path)
    except OSError as error:
        raise UsageFault(f"`{typed}` can't be read ({error.strerror})") from None
    if raw is None:
        raise UsageFault(f"no file `{typed}`")
    return raw


def _place_of(session: Session, typed: str, raw: bytes) -> str:
    """Where a return from outside would stand, by the partner and the quarter that it names."""
    document, found = parse(typed, raw)
    if document is None:
        raise UnsoundFileError(f"{typed}: {found[0].message}")
    said = document.data if isinstance(document.data, dict) else {}
    quarter = session.plan.round_called(str(said.get("period")))
    if not isinstance(said.get("partner"), str) or quarter is None:
        raise UsageFault(f"`{typed}` is not a return: it does not say whose it is (partner), and for when (period)")
    return return_place(session, session.partner(said["partner"]), quarter)


def _from_workbook(session: Session, typed: str, path: Path) -> tuple[str, bytes, tuple[str, ...]]:
    """The place and the bytes of a return once a workbook is taken into it, and what is to be asked about that."""
    taken, changes = take(session, [path], Decisions(late=True))
    told = taken.returns[0]
    if told.refused:
        raise UsageFault(f"`{typed}`: {told.refused}")
    place = session.root / told.into
    blank = f"partner: {scalar_text(told.partner, flow=False)}\nperiod: {told.period}\n".encode()
    raw = changes[told.into].after if told.into in changes else _content(told.into, place) if place.exists() else blank
    return told.into, raw, tuple(each.words for each in told.questions)
