"""What is said of one deliverable, put into a return's bytes, with no other line touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from npa_cli.edit import append_item, remove, set_value
from npa_cli.edit.canonical.key_order import top_of
from npa_cli.model.partner_return import Assurance, DoneOccurrence, Return, Update
from npa_cli.views.wording import listed, long_day
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import data_of

_RETURN: Final = top_of("return")
_UPDATES: Final = _RETURN.inside("updates")
_KEYS: Final = tuple(Update.model_fields)
_TOP: Final = tuple(Return.model_fields)
_KEPT: Final = tuple(DoneOccurrence.model_fields)
_OF_THE_WHOLE: Final = ("status", "rag", "said_on", "also_done")  # what is not said of one time that is done


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
