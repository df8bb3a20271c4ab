"""Which deliverables a question is about: one small value, parsed once, used by every command."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from npa_cli.model.did_you_mean import nearest
from npa_cli.model.plan import Plan
from npa_cli.model.priority import THEME_MARK, Activity, Deliverable, Priority, Theme
from npa_cli.model.proposed_command import proposed_here
from npa_cli.model.vocabulary import RATINGS, STATUSES
from npa_cli.progress.assess import Assessed
from npa_cli.progress.own_fields import Condition, read_conditions
from npa_cli.progress.unknown_name import UnknownNameError as UnknownNameError  # noqa: PLC0414  # most ask for it here


class Filters(NamedTuple):
    """What was typed about which deliverables are meant."""

    ids: Sequence[str] = ()
    priorities: Sequence[str] = ()
    partners: Sequence[str] = ()
    contributors: Sequence[str] = ()
    themes: Sequence[str] = ()
    statuses: Sequence[str] = ()
    ratings: Sequence[str] = ()
    where: Sequence[str] = ()


class Query(NamedTuple):
    """What to select. Every part that is given must hold; within a part, any of its values."""

    ids: tuple[str, ...] = ()  # priorities, activities or deliverables, in full
    partners: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()  # any part of a theme's title, whatever its case
    statuses: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()  # all of them


def read_query(plan: Plan, typed: Filters) -> Query:
    """A query from what was typed. Raises UnknownNameError for the first name this plan does not have."""
    items = (one for each in typed.ids for one in read_ids(plan, each))
    return Query(
        ids=(*items, *(_priority_id(plan, each) for each in typed.priorities)),
        partners=tuple(_partner_code(plan, each) for each in typed.partners),
        contributors=tuple(_partner_code(plan, each) for each in typed.contributors),
        themes=tuple(_theme(plan, each) for each in typed.themes),
        statuses=read_values("status", STATUSES, typed.statuses),
        ratings=_ratings(plan, typed.ratings),
        where=tuple(each for words in typed.where for each in read_conditions(plan.workplan.fields, words)),
    )


def select(assessed: Iterable[Assessed], query: Query) -> tuple[Assessed, ...]:
    """Those the query is about, in the order given."""
    return tuple(each for each in assessed if _matches(each, query))


def read_id(plan: Plan, given: str) -> str:
    """The full id of what was typed: `3`, `p3` and `P3` are one. Raises UnknownNameError.

    What is no id may be the plan's own number of one item.
    """
    wanted, known = _with_letter(given), known_ids(plan)
    if wanted in known:
        return wanted
    numbered = items_numbered(plan, given)
    if len(numbered) == 1:
        return numbered[0]
    several = f"it is the plan's own number of {', '.join(numbered)}; name one by its id" if numbered else None
    hint = several or _title_hint(plan, given) or _id_hint(plan, given, known)
    raise UnknownNameError("priority, activity or deliverable", given, known, hint=hint)


def read_ids(plan: Plan, given: str) -> tuple[str, ...]:
    """The full id of what was typed; if that is a theme's, those of its activities. Raises UnknownNameError."""
    theme = theme_called(plan, given)
    return (read_id(plan, given),) if theme is None else tuple(each.id for each in theme.activities)


def theme_called(plan: Plan, given: str) -> Theme | None:
    """The theme whose id was typed; None if there is none."""
    wanted = given.strip().upper()
    themes = (theme for priority in plan.priorities for theme in priority.themes)
    return next((each for each in themes if each.id is not None and each.id in (wanted, f"P{wanted}")), None)


def _id_hint(plan: Plan, given: str, known: Sequence[str]) -> str | None:
    """What an id that there is not was meant as: one written without its last dot, a partner, one beside it.

    Another id in whose place other numbers stand is like it in its letters alone, and nothing to offer.
    """
    theme = theme_called(plan, given)
    if theme is not None:
        return f"it is a theme; name one of its activities: {', '.join(each.id for each in theme.activities)}"
    partner = nearest(given, (each.code for each in plan.partners))
    numbers = re.fullmatch(r"P?([0-9]{1,9}(?:\.[0-9]{1,9})*)\.?", given.strip().upper())
    if numbers is None and partner is not None:
        return f"the partner `{partner}` is named by --partner, or in `{proposed_here('show', partner)}`"
    item = f"P{numbers[1]}" if numbers is not None else ""
    if item in known:
        return f"did you mean `{item}`?"
    while item and item not in known:
        item = item.rpartition(".")[0]
    beside = [each for each in known if each.rpartition(".")[0] == item]
    return f"{item or 'the plan'} has {' to '.join(dict.fromkeys((beside[0], beside[-1])))}" if beside else None


def _title_hint(plan: Plan, given: str) -> str | None:
    """The priority in whose title the words stand, or the partner of that name."""
    words = given.strip().casefold()
    if not any(each.isalpha() for each in words[1:]):
        return None
    found = [each.id for each in plan.priorities if words in each.title.casefold()]
    found += [each.code for each in plan.partners if words == each.name.casefold()]
    return f"did you mean `{found[0]}`?" if found else None


def priority_of(given: str) -> str:
    """The id of the priority that an id as it was typed is under: `P3` of `3.1.2`."""
    return _with_letter(given).partition(".")[0]


def _with_letter(given: str) -> str:
    """An id as it was typed, in capitals and with its letter: `P3.1` of `3.1`."""
    wanted = given.strip().upper()
    return wanted if wanted.startswith("P") else f"P{wanted}"


def known_ids(plan: Plan) -> tuple[str, ...]:
    """The id of every priority, activity and deliverable, in the plan's order."""
    return tuple(each.id for each in _items(plan))


def items_numbered(plan: Plan, typed: str) -> tuple[str, ...]:
    """The ids of the items that have this number in the plan's own document, in the plan's order."""
    return tuple(each.id for each in _items(plan) if is_number(each.number, typed))


def is_number(number: str | None, typed: str) -> bool:
    """Whether a number is the one that was typed, or one of several that a row has: `2.29, 2.30`."""
    wanted = typed.strip().casefold()
    return bool(wanted) and number is not None and wanted in (each.strip().casefold() for each in number.split(","))


def _items(plan: Plan) -> Iterator[Priority | Activity | Deliverable]:
    """Every priority, activity and deliverable, in the plan's order."""
    for priority in plan.priorities:
        yield priority
        for activity in priority.activities:
            yield activity
            yield from activity.deliverables


def read_board(plan: Plan, given: str) -> str:
    """The code of the board whose code or name was typed. Raises UnknownNameError."""
    board = plan.board(given.strip())
    if board is None:
        raise UnknownNameError("board", given, [each.code for each in plan.workplan.boards])
    return board.code


def begins_with_any(words: str, names: Iterable[str]) -> bool:
    """Whether words are one of these names, whatever its case, or begin with it: `NPHB, by correspondence`."""
    folded = words.strip().casefold()
    return any(re.match(rf"{re.escape(name.casefold())}(?!\w)", folded) for name in names)


def is_within(item: str, above: str) -> bool:
    """Whether an id is, or hangs from, another: P3.1.2 is within P3 and P3.1, and P31 is not."""
    return item == above or item.startswith((f"{above}.", f"{above}{THEME_MARK}"))


def self_and_above(item: str) -> Iterator[str]:
    """An id and those of what it hangs from, the nearest first: P3.1.2, P3.1 and P3."""
    while item:
        yield item
        item = item.rpartition(".")[0]


def is_led_by(assessed: Assessed, partner: str) -> bool:
    """Whether a partner leads a deliverable by the latest decision, or does the work of one that does on the day."""
    return partner in assessed.commitment.leads or partner in assessed.led_by


def _matches(assessed: Assessed, query: Query) -> bool:
    commitment = assessed.commitment
    title = commitment.theme.title.casefold()
    return (
        (not query.ids or any(is_within(commitment.id, each) for each in query.ids))
        and (not query.partners or any(is_led_by(assessed, each) for each in query.partners))
        and (not query.contributors or any(each in query.contributors for each in commitment.contributors))
        and (not query.themes or any(each.casefold() in title for each in query.themes))
        and (not query.statuses or assessed.facts.status in query.statuses)
        and (not query.ratings or (assessed.rated is not None and assessed.rated.is_called(query.ratings)))
        and all(each.fits(assessed) for each in query.where)
    )


def _ratings(plan: Plan, typed: Iterable[str]) -> tuple[str, ...]:
    """The ratings that were typed: those of every plan, and the codes and words of the plan's own scale."""
    own = plan.workplan.rating_scale
    codes = {each.word.casefold(): each.code for each in own}
    given = (part.strip() for each in typed for part in each.split(","))
    values = (*RATINGS, *(each.code for each in own))
    return read_values("rating", values, [codes.get(each.casefold(), each) for each in given])


def _priority_id(plan: Plan, given: str) -> str:
    wanted, known = _with_letter(given), [priority.id for priority in plan.priorities]
    if wanted not in known:
        raise UnknownNameError("priority", given, known, hint=_title_hint(plan, given))
    return wanted


def _partner_code(plan: Plan, given: str) -> str:
    partner = plan.partner(given.strip())
    if partner is None:
        raise UnknownNameError("partner", given, [each.code for each in plan.partners])
    return partner.code


def _theme(plan: Plan, given: str) -> str:
    titles = [theme.title for priority in plan.priorities for theme in priority.themes]
    if not any(given.casefold() in title.casefold() for title in titles):
        raise UnknownNameError("theme", given, titles, sayable=0)
    return given


def read_values(what: str, values: tuple[str, ...], given: Iterable[str] | None) -> tuple[str, ...]:
    """Each value of a closed list that was typed, if any, as `read_value` reads it; several stand between commas."""
    return tuple(read_value(what, values, each) for typed in given or () for each in typed.split(","))


def read_value(what: str, values: tuple[str, ...], given: str) -> str:
    """The value of a closed list that was typed: `Off track` is `off_track`. Raises UnknownNameError."""
    wanted = "_".join(given.casefold().replace("-", " ").replace("_", " ").split())
    if wanted not in values:
        meant = next((each for each in _MEANT.get(wanted, ()) if each in values), None)
        hint = f"did you mean `{meant}`?" if meant else None
        raise UnknownNameError(what, given, values, where="", closed_list=True, hint=hint)
    return wanted


_MEANT: Final[Mapping[str, Sequence[str]]] = {
    **dict.fromkeys(("done", "finished", "closed", "blue"), ("complete",)),
    **dict.fromkeys(("red", "late", "overdue", "delayed"), ("off_track",)),
    "amber": ("at_risk",),
    "green": ("on_track",),
    **dict.fromkeys(("started", "ongoing", "open"), ("in_progress", "on_track")),
    **dict.fromkeys(("silent", "unknown", "none"), ("not_reported",)),
    **dict.fromkeys(("stopped", "paused"), ("on_hold",)),
}
"""What people type who mean a status or a rating by another word."""
