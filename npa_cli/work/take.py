"""Workbooks that came back, taken into the plan's returns: merged cell by cell, and written all together or not at all.

Three things can be wrong with what came back. A workbook that can't be read, or is not for this plan, is refused whole,
and the others are taken. A cell that can't be read, or that was changed here and there apart, is left as it is and
asked about, and the other cells are taken. What can't be written leaves every return as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from npa_cli.edit import scalar_text
from npa_cli.intake.foreign import NotReadableError
from npa_cli.intake.package import LARGEST, is_draft
from npa_cli.intake.workbook import read_workbook
from npa_cli.model.pack import Identity, columns_of
from npa_cli.model.pack_base import Base
from npa_cli.progress.expected import expected_of
from npa_cli.progress.merge import Side
from npa_cli.progress.plan_period import beyond_period
from npa_cli.store.replace_file import Change, read_file
from npa_cli.timeframe import Round
from npa_cli.views.pack import build_pack
from npa_cli.views.taken import Question, Taken, TakenReturn, headings_of
from npa_cli.views.wording import with_days
from npa_cli.work.check import new_errors
from npa_cli.work.faults import UnsoundFileError, UsageFault
from npa_cli.work.read_pack import identify, read_pack
from npa_cli.work.return_file import return_place
from npa_cli.work.revise import Revision, new_bytes, place_in_plan
from npa_cli.work.session import Session
from npa_cli.work.take_rows import Decisions, Rows, with_entries

_NONE_WRONG: Final[Mapping[str, str]] = MappingProxyType({})
_ENDINGS: Final = (".xlsx", ".ods")


def read_decisions(session: Session, prefer: Side | None, cells: Sequence[str], decisions: Decisions) -> Decisions:
    """Decisions with the cells typed, such as `P1.1.4:forecast`. Raises UsageFault for what can't be meant."""
    if (prefer is None) != (not cells):
        raise UsageFault("--prefer and --cell go together: --prefer theirs --cell P1.1.4:forecast")
    read = []
    free = [column.field for column in columns_of(session.plan.workplan) if column.is_free]
    for each in cells:
        item, _, field = each.partition(":")
        if field not in free:
            fields = ", ".join(free)
            raise UsageFault(f"--cell `{each}` is not ID:FIELD, such as P1.1.4:forecast; the fields are {fields}")
        read.append((session.first_under(item).id, field))
    return replace(decisions, side=prefer, cells=read)


def take(session: Session, files: Sequence[Path], decisions: Decisions) -> tuple[Taken, dict[str, Change]]:
    """What workbooks say, merged with the plan's returns, and the changes to the returns' files that it comes to.

    Nothing is written yet: `replace_files` writes them, all or none.
    """
    found = [_take_one(session, path, decisions) for path in files]
    after = {each.name: each.change.after for each in found if each.change is not None}
    wrong = new_errors(session.root, after, session.as_at, session.plan.heard_today)
    found = [
        _take_one(session, path, decisions, wrong[each.name]) if each.name in wrong else each
        for path, each in zip(files, found, strict=True)
    ]
    told: list[TakenReturn] = []
    changes: dict[str, Change] = {}
    for each in found:
        others = (other for other in found if other.name == each.name and other.is_news)
        if each.is_news and any(other.change != each.change for other in others):
            why = "another workbook here says something else of the same return; give one"
            told.append(TakenReturn(each.told.file, refused=why))
            continue
        told.append(each.told)
        if each.change is not None and each.is_news:
            changes[each.name] = each.change
    return Taken(session.as_at, tuple(told)), changes


class _Outcome(NamedTuple):
    """What becomes of one workbook; `name` is its return's file, empty if the workbook is refused."""

    told: TakenReturn
    name: str = ""
    change: Change | None = None

    @property
    def is_news(self) -> bool:
        """Whether anything is to be written: a copy that nobody filled in says nothing against one that is."""
        return self.change is not None and self.change.before != self.change.after


def _take_one(session: Session, path: Path, decisions: Decisions, wrong: Mapping[str, str] = _NONE_WRONG) -> _Outcome:
    """Take one workbook; of the deliverables in `wrong` nothing is taken, and the reason there is asked about."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise NotReadableError("it is a folder; name it too" if path.is_dir() else "it is not a file")
        with path.open("rb") as file:
            book = read_workbook(file.read(LARGEST + 1))
        identity, base, why_no_base = identify(book)
        quarter = _quarter_of(session, identity)
        if base is None:
            if not decisions.without_base:
                raise NotReadableError(
                    f"{why_no_base}, so what changed in it is not known; --without-base asks about "
                    "every cell that differs"
                )
            base = _base_now(session, identity, quarter)
        columns = columns_of(session.plan.workplan)
        returned = read_pack(book, base, columns)
        name = return_place(session, identity.partner, quarter)
        before = read_file(place_in_plan(session.root, name), within=session.root)
        given = session.plan.return_of(identity.partner, quarter)
        by_field = {each.field: each for each in columns}
        rows = Rows(session, given, base, not why_no_base, decisions, wrong, by_field)
        for key, cells in returned.cells.items():
            rows.take(key, cells)
        start = f"partner: {scalar_text(identity.partner, flow=False)}\nperiod: {quarter.label}\n"
        notes = (*returned.notes, *_late_notes(rows, f"{identity.partner}'s return for {quarter.label}"))
        revision = Revision(name, lambda raw: with_entries(name, raw, given, rows.entries), start)
        after = new_bytes(session.root, revision, before) if rows.entries else before
    except (NotReadableError, UsageFault, UnsoundFileError) as error:
        return _Outcome(TakenReturn(path, refused=str(error)))
    except OSError as error:
        why = f"it can't be opened ({(error.strerror or type(error).__name__).lower()})"
        return _Outcome(TakenReturn(path, refused=why))
    questions = (*(Question(item, "", why) for item, why in returned.asked), *rows.questions)
    told = TakenReturn(path, identity.partner, quarter.label, name, tuple(rows.taken), questions, notes)
    return _Outcome(told, name, Change(before, after) if after is not None else None)


def _quarter_of(session: Session, identity: Identity) -> Round:
    """The quarter a pack is about. Raises NotReadableError if it is not for this plan, or no longer to be taken."""
    plan = session.plan
    if identity.plan != plan.workplan.id:
        raise NotReadableError(f"it is about another plan, `{identity.plan}`; this one is `{plan.workplan.id}`")
    if plan.partner(identity.partner) is None:
        raise NotReadableError(f"it is for {identity.partner}, which is no partner of this plan")
    quarter = plan.round_called(identity.period)
    if quarter is None or beyond_period(plan, quarter):
        raise NotReadableError(f"it is for {identity.period}, which is no {plan.rhythm.noun} of this plan")
    return quarter


def _late_notes(rows: Rows, whose: str) -> Iterator[str]:
    """That answers are new in a return that was approved. Raises NotReadableError unless they may be taken late."""
    if not rows.taken or rows.given is None or not rows.given.is_approved:
        return
    what = "; ".join(f"{item}, {headings_of(fields)}" for item, fields in rows.taken)
    approval = with_days(rows.given.approval)
    if not rows.decisions.late:
        raise NotReadableError(
            f"{whose} was approved{approval}, and this would alter it ({what}); "
            "--late takes it as a correction, said today"
        )
    yield f"the approval{approval} stands in the return as it did; what is taken now was not seen then"


def _base_now(session: Session, identity: Identity, quarter: Round) -> Base:
    """The rows a pack would have today, for one whose own are not known."""
    expected = expected_of(session.plan, identity.partner, quarter)
    pack = build_pack(session.plan, identity.partner, quarter, expected, made_on=session.as_at)
    return Base(identity, {row.key: row.fixed for row in pack.rows}, {row.key: row.answers for row in pack.rows})


def files_sent(given: Sequence[Path]) -> Iterator[Path]:
    """The files that were named, and all that came back into the folders that were, so that none is passed over.

    Raises UsageFault if there is no workbook among them.
    """
    for path in given:
        if path.is_dir():
            inside = sorted(filter(_is_sent, path.iterdir()))
            if not any(each.suffix.lower() in _ENDINGS for each in inside):
                raise UsageFault(f"there is no workbook (.xlsx or .ods) in `{path.as_posix()}`")
            yield from inside
        elif path.exists():
            yield path
        else:
            raise UsageFault(f"there is no file `{path.as_posix()}`")


def _is_sent(path: Path) -> bool:
    """Whether it may be an answer: no hidden file, none of an office program or the system, and no draft of npa's."""
    if path.name.startswith((".", "~$")) or path.name.casefold() in ("thumbs.db", "desktop.ini"):
        return False
    return not is_draft(path)
