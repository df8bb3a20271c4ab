"""A workbook that came back, as the answers in it, whatever was done to its rows, columns and looks on the way."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from npa_cli.intake.foreign import NotReadableError
from npa_cli.intake.workbook import Covered, Formula, Value, Workbook
from npa_cli.model.base import LARGEST_NUMBER
from npa_cli.model.pack import COLUMNS, FIXED, Answer, Column, Identity, Key
from npa_cli.model.pack_base import MARK, Base, NoBaseError, read_base, read_property
from npa_cli.model.written_number import plain_number
from npa_cli.timeframe import DEFAULT, Conventions, read
from npa_cli.views.wording import listed, long_day
from npa_cli.work.days_typed import day_meant

_HEADINGS: Final = {column.heading.casefold(): column for column in COLUMNS}
_NEEDED: Final = 3  # of a pack's headings in one row make it the head of its table
_SEARCHED: Final = 40  # rows from the top in which that row is looked for
_FIGURES: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_LONGEST: Final = 20_000  # characters of a cell
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?:[,.]|$))")
_CURRENCIES: Final = "£€$ "


class Returned(NamedTuple):
    """What a workbook says: the cells of each row that is one of the pack's, and what is to be asked and told of it."""

    cells: Mapping[Key, Mapping[str, Value]]  # of the columns that are there, by field
    asked: tuple[tuple[str, str], ...]  # rows that are not taken: the deliverable's id, and why
    notes: tuple[str, ...]  # what was done to the plan's own words, or is not there any more


def identify(book: Workbook) -> tuple[Identity, Base | None, str]:
    """Which pack a workbook is, what it said when sent, or why that is not known. Raises NotReadableError."""
    why = "its hidden sheet is gone"
    for sheet in book.sheets:
        rows = [[_text(value) for value in row] for row in sheet.rows]
        if any(row[:1] == [MARK] for row in rows[:_SEARCHED]):
            try:
                base = read_base(rows)
                return base.identity, base, ""
            except NoBaseError as error:
                why = str(error)
    for told in book.properties.values():
        identity = read_property(told)
        if identity is not None:
            return identity, None, why
    raise NotReadableError("it is not a pack that npa made; send the workbook that was sent to you")


def read_pack(book: Workbook, base: Base, columns: Sequence[Column]) -> Returned:
    """The answers in a workbook, by the rows of `base`. Raises NotReadableError if its table is not there.

    Rows may stand in any order, and columns anywhere; other columns and sheets are passed over.
    """
    head, body = _table(book)
    places: dict[str, int] = {}
    headings = {**_HEADINGS, **{each.heading.casefold(): each for each in columns}}
    fields, free_fields = {each.field for each in columns}, {each.field for each in columns if each.is_free}
    for at, value in enumerate(head):
        column = headings.get(_text(value).casefold())
        if column is not None and column.field in fields and places.setdefault(column.field, at) != at:
            raise NotReadableError(f"two of its columns are called {column.heading}; remove the one that is not meant")
    if "id" not in places:
        raise NotReadableError("its column Id is gone, so that nobody can tell which row is which")
    rows: dict[Key, list[Mapping[str, Value]]] = {}
    asked: list[tuple[str, str]] = []
    gone = [column.heading for column in columns if column.is_free and column.field not in places]
    renamed = [
        _text(value)
        for at, value in enumerate(head)
        if _text(value).casefold() not in headings and _is_filled(body, at)
    ]
    notes: list[str] = []
    if gone and renamed:
        others, missing = " and ".join(renamed), " and ".join(gone)
        asked.append(("", f"its column {missing} is gone, and {others} is none of its own; give it its name back"))
    else:
        notes += [f"its column {heading} is gone; nothing was taken from it" for heading in gone]
    for row in body:
        cells = {field: row[at] if at < len(row) else None for field, at in places.items()}
        item = _text(cells["id"])
        if not item:
            if any(not isinstance(cells[field], Covered | None) for field in cells):
                asked.append(("", "a row without an id has something written in it; put it beside its deliverable"))
            continue
        key = _key(base, item, _text(cells.get("turn")))
        if key is None:
            asked.append((item, _why_not_theirs(base, item)))
        else:
            rows.setdefault(key, []).append(cells)
    for key, found in rows.items():
        if len(found) > 1:
            asked.append((key[0], f"{_named(base, key)} stands in {len(found)} rows; keep the one that is meant"))
    notes += [f"the row of {_named(base, key)} is gone; it was left as it was" for key in base.fixed if key not in rows]
    single = {key: found[0] for key, found in rows.items() if len(found) == 1}
    for key, other in [(key, _words_of_another(base, key, cells)) for key, cells in single.items()]:
        if other:
            asked.append((key[0], f"its id stands beside the words of {other}; put the ids back where they were"))
            del single[key]
    notes += [note for key, cells in single.items() for note in _altered(base, key, cells)]
    free = {
        key: {field: value for field, value in cells.items() if field in free_fields} for key, cells in single.items()
    }
    return Returned(free, tuple(asked), tuple(notes))


def _is_filled(body: Sequence[Sequence[Value]], at: int) -> bool:
    return any(at < len(row) and not isinstance(row[at], Covered | None) for row in body)


def _words_of_another(base: Base, key: Key, cells: Mapping[str, Value]) -> str:
    """The deliverable that the words beside an id are those of, where they are another's; else empty."""
    words = _text(cells.get("words"))
    if not words or words == _text(base.fixed[key].get("words")):
        return ""
    return next((item for (item, _), fixed in base.fixed.items() if _text(fixed.get("words")) == words), "")


def _table(book: Workbook) -> tuple[Sequence[Value], Sequence[Sequence[Value]]]:
    """The row of headings and the rows below it, in the first sheet that has them."""
    for sheet in book.sheets:
        for at, row in enumerate(sheet.rows[:_SEARCHED]):
            if sum(_text(value).casefold() in _HEADINGS for value in row) >= _NEEDED:
                return row, sheet.rows[at + 1 :]
    raise NotReadableError("its headings, such as Id and Status, are gone; send the workbook that was sent to you")


def _key(base: Base, item: str, turn: str) -> Key | None:
    """Which of the pack's rows an id and, of what recurs, the words for its time mean."""
    mine = [key for key in base.fixed if key[0] == item]
    if len(mine) == 1:
        return mine[0]
    return next((key for key in mine if _text(base.fixed[key].get("turn")) == turn), None)


def _why_not_theirs(base: Base, item: str) -> str:
    if any(key[0] == item for key in base.fixed):
        return f"which time of {item} its row is about can't be told: the cell under Which time was altered"
    return f"{item} is not one of the rows that were sent to {base.identity.partner}"


def _named(base: Base, key: Key) -> str:
    turn = base.fixed[key].get("turn")
    return f"{key[0]}, {turn}" if turn else key[0]


def _altered(base: Base, key: Key, cells: Mapping[str, Value]) -> Iterator[str]:
    """A note of each of the plan's own words in a row that is not as it was sent."""
    for column in FIXED:
        value = cells.get(column.field)
        if column.field not in cells or column.field in ("id", "turn"):
            continue
        if isinstance(value, Formula) or _text(value) != _text(base.fixed[key].get(column.field)):
            yield f"{column.heading} of {_named(base, key)} was altered; the plan's own words stay"


def _text(value: Value) -> str:
    """A cell's words with single spaces, as office programs may leave them."""
    return " ".join(str(value).split()) if value is not None and not isinstance(value, Formula | Covered) else ""


class UnclearAnswerError(ValueError):
    """A cell that can't be taken as it is. The words say why, as a question to whoever filled it in."""


def read_answer(column: Column, value: Value, conventions: Conventions | None) -> Answer | None:
    """What a cell says; None if it is empty. Raises UnclearAnswerError: nothing is ever guessed.

    A day may be a day of the workbook, or words that mean one for certain, or by a convention that the plan states:
    `30 June 2019`, `30/06/2019`, `2019-06-30`.
    """
    if isinstance(value, Formula):
        raise UnclearAnswerError("it is a formula; write the words or the day themselves")
    if isinstance(value, Covered):
        raise UnclearAnswerError(
            "a merged cell lies over it, so whether its answer stands can't be told; unmerge the cells, and write it in"
        )
    if value is None:
        return None
    if column.kind == "day":
        return value if isinstance(value, date) else _day(column, value, conventions or DEFAULT)
    if column.kind in ("number", "percent"):
        return _number(value, is_percent=column.kind == "percent")
    words = _words(value)
    if len(words) > _LONGEST:
        raise UnclearAnswerError(f"it has {len(words):,} characters; a board reads a few sentences")
    if column.kind == "choice":
        return _choice(column, words)
    if column.kind == "lines":
        return tuple(line.strip() for line in words.split("\n") if line.strip()) or None
    return words


def _words(value: str | int | float | date) -> str:
    """A cell as words, as it is shown to whoever wrote it."""
    if isinstance(value, date):
        return long_day(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _choice(column: Column, words: str) -> str:
    """The value that the words in a list stand for; a return's own word for it is taken too."""
    said = " ".join(words.casefold().replace("_", " ").split())
    for value, shown in column.choices.items():
        if said in (shown.casefold(), value.replace("_", " ")):
            return value
    raise UnclearAnswerError(f"`{words[:40]}` is not on the list: {listed(tuple(column.choices.values()), last='or')}")


def _number(value: str | int | float | date, *, is_percent: bool) -> str:
    """A number as words. A cell that an office program made hundredths of, as 0.45 of 45%, can't be told from 0.45."""
    if is_percent and isinstance(value, int | float) and (0 < value <= 1 or value % 1):
        raise UnclearAnswerError(f"`{value:g}` may be {value:g}% or {value * 100:g}%; write it in words, as 45%")
    written = _words(value).strip()
    figures = _THOUSANDS.sub("", written.lstrip(_CURRENCIES).removesuffix("%" if is_percent else "").strip())
    number = plain_number(figures)
    if number is None or abs(number) > LARGEST_NUMBER:
        raise UnclearAnswerError(
            f"`{written[:40]}` is no number; write it in digits, such as {'45%' if is_percent else '20000'}"
        )
    return str(number)


def _day(column: Column, value: str | int | float, conventions: Conventions) -> date:
    """The day that is written; of when it is expected, the last day of a longer time, as `npa update` takes it."""
    if not isinstance(value, str):
        raise UnclearAnswerError(f"`{value:g}` is a number where a day belongs; write it as 30 June 2019")
    day = day_meant(value, conventions, at_latest=column.field == "forecast")
    if day is not None:
        return day
    meant = read(value, conventions)
    if meant.convention == "first_number" and meant.due is not None:
        days = [long_day(day) for day in (meant.due, *(each.due for each in meant.alternatives)) if day is not None]
        raise UnclearAnswerError(f"`{value}` may be {' or '.join(days)}; write the month as a word")
    if meant.kind is None and _FIGURES.fullmatch(value):
        raise UnclearAnswerError(f"`{value}` is no day of any calendar; write it as 30 June 2019")
    raise UnclearAnswerError(f"`{value[:60]}` is not one day; write it as 30 June 2019")
