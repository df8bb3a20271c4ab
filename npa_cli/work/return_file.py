"""The file of a partner's return: where it is or belongs, its form, and how what is said is put into it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from npa_cli.edit import append_item, remove, scalar_text, set_value
from npa_cli.edit.canonical.key_order import top_of
from npa_cli.model.file_name import NotAFileNameError, return_name
from npa_cli.model.partner_return import Assurance, DoneOccurrence, Return, Update
from npa_cli.progress.assess import Assessed
from npa_cli.progress.expected import expected_by_partner, expected_of
from npa_cli.progress.succession import Succession
from npa_cli.progress.who_reports import WhoReports
from npa_cli.render.return_form import render_return_form
from npa_cli.store.stray_files import find_strays
from npa_cli.timeframe import Round
from npa_cli.views.return_form import form_entry, form_head
from npa_cli.views.wording import listed, long_day
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session, shown_path

_RETURN: Final = top_of("return")
_UPDATES: Final = _RETURN.inside("updates")
_KEYS: Final = tuple(Update.model_fields)
_TOP: Final = tuple(Return.model_fields)
_KEPT: Final = tuple(DoneOccurrence.model_fields)
_OF_THE_WHOLE: Final = ("status", "rag", "said_on", "also_done")  # what is not said of one time that is done


def new_returns(session: Session, period: str | None) -> tuple[Revision, ...]:
    """The forms of every partner with something to report and no return yet, as `new_return` gives each."""
    quarter = session.round_to_ask(period)
    every = expected_by_partner(session.plan, quarter)
    asked = [code for code in every if session.plan.return_of(code, quarter) is None]
    if not asked:
        raise UsageFault(f"every partner with something to report for {quarter.label} has its return already")
    return tuple(_form(session, code, quarter, every[code]) for code in asked)


def new_return(session: Session, partner: str, period: str | None) -> Revision:
    """A partner's form for the quarter that was typed, else for the last quarter of the plan's period that has ended.

    Raises UsageFault for a quarter outside the plan's period, or in which the partner is not there, and for a partner
    whose work another reports; UnknownNameError for an unknown one.
    """
    code, quarter = session.partner(partner), session.round_to_ask(period)
    if not Succession(session.plan).works(code, quarter.start, quarter.end):
        raise UsageFault(f"{code} is no partner in {quarter.label}: see its `started` and `ended` in partners.yaml")
    reporter = WhoReports(session.plan).in_whose_return(code)
    if reporter != code:
        instead = f"{reporter} reports for it" if reporter else "`reporting` in workplan.yaml says which partner does"
        raise UsageFault(f"{code} makes no return of its own; {instead}")
    return _form(session, code, quarter, expected_of(session.plan, code, quarter))


def _form(session: Session, code: str, quarter: Round, expected: tuple[Assessed, ...]) -> Revision:
    head = form_head(code, quarter, session.plan.workplan)
    entries = tuple(form_entry(each, quarter.end + timedelta(1)) for each in expected)
    name = return_place(session, code, quarter)
    partner_text = scalar_text(code, flow=False)
    text = render_return_form(partner=partner_text, period=quarter.label, head=head, entries=entries)
    return Revision(name, lambda start: start, text, must_be_new=True)


def return_place(session: Session, partner: str, quarter: Round) -> str:
    """The file of a partner's return, relative to the plan's folder: where it is, whatever it is called, or belongs.

    Raises UsageFault if the partner's code can't be the name of a file, and where a return that npa does not read,
    as it is called wrongly, may be the one: a second one beside it would be one too many.
    """
    try:
        name = return_name(partner, quarter.file_name)
    except NotAFileNameError as why:
        raise UsageFault(f"a return is called by its partner's code, and {why}; change it in partners.yaml") from None
    there = list(_returns_of(session, partner, quarter))
    if there:
        return name if name in there else there[0]
    root = session.root
    for stray in find_strays(root):
        if stray.meant is not None and (name == stray.meant or name.startswith(f"{stray.meant}/")):
            raise UsageFault(
                f"`{shown_path(root, stray.name)}` is not read, as it is called wrongly; "
                f"move it to {shown_path(root, stray.meant)} first"
            )
    return name


def _returns_of(session: Session, partner: str, quarter: Round) -> Iterator[str]:
    """The files of this partner's returns for this round, by what they say of themselves."""
    for file in session.loaded.source.files:
        said: Any = file.document.data
        is_theirs = file.kind == "return" and isinstance(said, Mapping) and said.get("partner") == partner
        if is_theirs and session.plan.round_called(str(said.get("period"))) == quarter:
            yield file.document.path


def put_entry(name: str, text: bytes, item: str, entry: dict[str, Any]) -> bytes:
    """A return's bytes with an entry put in, or added to the one that is there; an empty one is a `no_change`."""
    data = data_of(name, text) or {}
    updates = data.get("updates") or {}
    unchanged = data.get("no_change") or []
    if not entry:
        if item in updates and (updates[item] or {}).get("status") is not None:
            raise UsageFault(f"{item} is already reported on in this return; edit that entry, or remove it first")
        if item in updates:
            text = remove(text, ("updates", item))
        if item in unchanged:
            return text
        listed = _RETURN.inside("no_change").ordered((*unchanged, item))
        if not unchanged or listed[-1] != item:
            return set_value(text, ("no_change",), listed, order=_TOP)
        return append_item(text, ("no_change",), item)
    entry = {key: entry[key] for key in _UPDATES.inside(item).ordered(tuple(entry))}
    if item in unchanged:
        text = remove(text, ("no_change", unchanged.index(item)))
    if not updates:
        return set_value(text, ("updates",), {item: entry}, order=_TOP)
    if not updates.get(item):
        return set_value(text, ("updates", item), entry, order=_UPDATES.ordered((*updates, item)))
    for key, value in entry.items():
        within = updates[item].get(key)
        if isinstance(value, dict) and isinstance(within, dict):  # the keys of an assurance, with their comments
            for each in within.keys() - value.keys():
                text = remove(text, ("updates", item, key, each))
            for each, its in value.items():
                text = set_value(text, ("updates", item, key, each), its, order=tuple(Assurance.model_fields))
        else:
            text = set_value(text, ("updates", item, key), value, order=_KEYS)
    return text


def replace_entry(name: str, raw: bytes, item: str, said: Mapping[str, Any], entry: Mapping[str, Any]) -> bytes:
    """A return's bytes in which a deliverable's entry, which was `said`, is `entry`: only what differs is written."""
    for key in said:
        if key not in entry:
            raw = remove(raw, ("updates", item, key))
    changed = {key: value for key, value in entry.items() if key not in said or said[key] != value}
    return put_entry(name, raw, item, changed) if changed else raw


def with_turn(
    item: str, said: Mapping[str, Any], turn: date, entry: Mapping[str, Any], *, about: date | None = None
) -> dict[str, Any]:
    """An entry of a return that also says `entry` of the time due on `turn`. What it says of other times stays.

    A return has one entry for each deliverable. It is about the latest time; the others stand under its `also_done`.
    `about` is the time that it is about now, if it names none. Raises UsageFault if an earlier time is said to be
    anything but done, or more is said of it than `also_done` can hold.
    """
    about = said.get("occurrence") or about
    done = {each["occurrence"]: each for each in said.get("also_done") or ()}
    if not said.get("status") or about in (None, turn):
        return {**said, **entry, "occurrence": turn}
    if turn < about:
        was = {"status": "complete", **done[turn]} if turn in done else {}
        done[turn] = _done(item, turn, {**was, **entry})
        now = {**said, "occurrence": about, **({"said_on": entry["said_on"]} if "said_on" in entry else {})}
    else:
        done[about] = _done(item, about, said)
        done.pop(turn, None)
        now = {**entry, "occurrence": turn}
    return {**now, "also_done": [done[each] for each in sorted(done)]}


def _done(item: str, turn: date, said: Mapping[str, Any]) -> dict[str, Any]:
    """What `also_done` holds of a time that is done."""
    beyond = tuple(key for key in said if key not in (*_KEPT, *_OF_THE_WHOLE))
    if said.get("status") != "complete":
        raise UsageFault(
            f"{item}: a return can speak of several times if all but the last of them are complete, and the one due "
            f"{long_day(turn)} is not"
        )
    if beyond:
        raise UsageFault(
            f"{item}: of the one due {long_day(turn)}, which is not the last it speaks of, a return can't keep "
            f"{listed(beyond)}"
        )
    return {"occurrence": turn, **{key: said[key] for key in _KEPT if key in said and key != "occurrence"}}


def entry_said(given: Return | None, item: str) -> dict[str, Any]:
    """The fields that a return's entry of a deliverable has, as plain data; none if there is no entry."""
    update = given.updates.get(item) if given is not None else None
    said = update.model_dump(exclude_defaults=True) if update is not None else {}
    return {key: [*value] if isinstance(value, tuple) else value for key, value in said.items()}
