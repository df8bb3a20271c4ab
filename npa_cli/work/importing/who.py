"""Who stands in the cells of a row: who leads, who helps, and what else is printed there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from npa_cli.intake.foreign import words_of

_LONGEST: Final = 120  # letters of a name
_END: Final = re.compile(r"(?<=\S)(?![^\W_])")  # where a word, or a mark behind one, ends
_BETWEEN: Final = re.compile(r"\s*(?:[,;/\n]|(?:and|&)(?=\s)|\.$)\s*|\s+")
_PARTED: Final = re.compile(r"\s*(?:[,;/\n]|\s(?:and|&)\s|\.$)\s*")
_CODE: Final = re.compile(r"[A-Z][a-z]?[A-Z][A-Za-z]*")
_ASIDE: Final = re.compile(r"(.*?)\s*\(([^()]*)\)\s*", re.DOTALL)


class Names(NamedTuple):
    """Who stands in a cell, by code in its order; the words in brackets behind them; names that are in no list.

    `taken` is what was read as names and what parts them.
    """

    codes: tuple[str, ...]
    aside: str = ""
    unknown: tuple[str, ...] = ()
    taken: str = ""


def cut_names(text: str, names: Mapping[str, str]) -> Names:
    """The codes of the names in a cell, the longest name first; words in brackets at its end are beside them."""
    aside = _ASIDE.fullmatch(text)
    rest, beside = (aside[1], aside[2]) if aside and text not in names else (text, "")
    rest = " ".join(rest.split(" ")).strip()
    codes: list[str] = []
    taken: list[str] = []
    unknown: list[str] = []
    ends, at = [each.start() for each in _END.finditer(rest)], 0
    while at < len(rest):
        known = _name_at(rest, at, ends, names)
        if known is not None:
            codes.append(names[known])
            taken.append(known)
            at += len(known)
        else:
            part = _PARTED.search(rest, at)
            unknown.append(rest[at : part.start()] if part else rest[at:])
            at = part.start() if part else len(rest)
        between = _BETWEEN.match(rest, at)
        while between is not None and at < len(rest):
            taken.append(between.group())
            at = between.end()
            between = _BETWEEN.match(rest, at)
    return Names(tuple(dict.fromkeys(codes)), beside, tuple(filter(None, unknown)), " ".join(taken))


def _name_at(text: str, at: int, ends: Sequence[int], names: Mapping[str, str]) -> str | None:
    """The longest name that stands at a place of a text and ends at one of the `ends` of its words."""
    last = bisect_right(ends, at + _LONGEST)
    first = bisect_right(ends, at, hi=last)
    return next((text[at:end] for end in reversed(ends[first:last]) if text[at:end] in names), None)


def guess_names(cells: list[str]) -> list[str]:
    """The names that stand in some cells: parted by marks, or where no cell has any by blanks between codes."""
    bare = [(_ASIDE.fullmatch(text) or ("", text))[1].strip() for text in cells]
    marked = any(re.search(r"[,;/]|\s(?:and|&)\s", text) for text in bare)
    found: dict[str, None] = {}
    for text in bare:
        for part in _PARTED.split(text):
            pieces = re.sub(r"^(?:and|&)\s", "", part.strip()).split()
            by_blanks = not marked and all(_CODE.fullmatch(each) for each in pieces)
            found.update(dict.fromkeys(pieces if by_blanks else filter(None, [" ".join(pieces)])))
    return list(found)


def who_leads(said: Mapping[str, str], names: Mapping[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What an activity's file says of who leads and helps, by the cells of its row; and the names that nobody knows.

    The cell is kept as printed where it does not say the codes themselves.
    """
    cell = said.get("owner") or said.get("leads") or ""
    found, helpers = cut_names(cell, names), cut_names(said.get("contributors", ""), names)
    leads = found.codes[:1] if said.get("owner") else found.codes
    contributors = [*(found.codes[1:] if said.get("owner") else ()), *helpers.codes]
    told: dict[str, Any] = {"leads": list(leads)} if leads else {}
    if set(words_of(cell)) != {word for each in (*leads, found.aside) for word in words_of(each)}:
        told["leads_as_printed"] = cell
    elif found.aside:
        told["lead_note"] = found.aside
    if contributors:
        told["contributors"] = contributors
    inferred = [key for key in ("leads", "contributors") if key in told and "leads_as_printed" in told]
    return told | ({"inferred": inferred} if inferred else {}), (*found.unknown, *helpers.unknown)


def words_said(activity: Mapping[str, Any], role: str) -> list[str]:
    """The words of a cell that an activity has."""
    if role == "activity":
        return [activity["text"]]
    if "leads_as_printed" in activity:
        return [activity["leads_as_printed"]]
    return [*activity.get("leads", ()), activity.get("lead_note", "")]
