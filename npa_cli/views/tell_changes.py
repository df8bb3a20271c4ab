"""Two versions of a plan on one day: every difference told once, under the item that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from npa_cli.differences.compare import Difference, Unknown, compare
from npa_cli.differences.things import Fields, Key, things_in
from npa_cli.model.change import Change
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.views.told_change import Told, altered, decided, told_thing
from npa_cli.views.wording import listed, short_day


class Side(NamedTuple):
    """One version: the plan, and its deliverables as they stand on the day of the comparison.

    `name` is what it is called in words, such as `main, 3f2a91c of 21 May 2019`; `commit` is None for the files as
    they are.
    """

    plan: Plan
    assessed: tuple[Assessed, ...]
    name: str
    commit: str | None = None


def tell_changes(before: Side, after: Side, unknown: Unknown) -> tuple[Told, ...]:
    """Each change in words. Every difference there is stands in one of them, and none in two."""
    was, now = things_in(before.plan), things_in(after.plan)
    differences = compare(was, now, unknown)
    unsure = {each.id for each in unknown.things}
    sure = not {"change", "workplan"} & {*unknown.kinds, *(each.kind for each in unknown.things)}
    worked_out = (*_dates(before, after, differences), *_leads(before, after, differences)) if sure else ()
    told = [each for each in worked_out if each.item not in unsure]
    done = {each for one in told for each in _ids(one.differences)}
    rest = [each for each in differences if _id(each) not in done]
    told += (_placed(told_thing(key.kind, list(each)), was, now) for key, each in groupby(rest, lambda each: each.key))
    return tuple(told)


def _id(each: Difference) -> tuple[Key, str]:
    return each.key, each.field


def _ids(differences: Sequence[Difference]) -> Iterator[tuple[Key, str]]:
    return map(_id, differences)


def _placed(told: Told, was: Mapping[Key, Fields], now: Mapping[Key, Fields]) -> Told:
    """A change whose fields alone are different stands under the item that it alters."""
    key = told.differences[0].key
    if key.kind != "change" or not told.differences[0].field:
        return told
    return told._replace(item=now.get(key, was.get(key, {}))["item"], words=f"{key.id} {told.words}")


def _dates(before: Side, after: Side, differences: Sequence[Difference]) -> Iterator[Told]:
    """The deliverables in both versions that are due on another day, and by which decision."""
    earlier = {each.commitment.id: each.commitment for each in before.assessed}
    for each in (one.commitment for one in after.assessed):
        was = earlier.get(each.id)
        if was is None or was.reading is None or each.reading is None or was.reading.due == each.reading.due:
            continue  # other words for the same day are told as the wording they are
        own, by = _by(was.changes, each.changes, "timeframe", each.id, differences)
        first, last = was.reading.due, each.reading.due
        names = [
            short_day(day) if day else f"no day ({words or 'not set'})"
            for day, words in ((first, was.timeframe), (last, each.timeframe))
        ]
        days = (last - first).days if first and last else None
        yield Told("date_moved", each.id, f"due {names[0]} → {names[1]}{by}", own, days)


def _leads(before: Side, after: Side, differences: Sequence[Difference]) -> Iterator[Told]:
    """The activities in both versions that others lead, and the deliverables with leads of their own."""
    earlier = {each.commitment.id: each.commitment for each in before.assessed}
    told = set()
    for each in (one.commitment for one in after.assessed):
        was = earlier.get(each.id)
        item = each.id if each.has_own_leads or (was and was.has_own_leads) else each.activity.id
        if was is not None and was.leads != each.leads and item not in told:
            told.add(item)
            own, by = _by(was.changes, each.changes, "leads", item, differences)
            signed = [one for one in differences if one.key.id == item and one.field == "leads"]
            words = f"lead {altered(was.leads, each.leads)}{by}"
            yield Told("lead_changed", item, words, (*own, *signed))


def _by(
    was: Sequence[Change], now: Sequence[Change], field: str, item: str, differences: Sequence[Difference]
) -> tuple[tuple[Difference, ...], str]:
    """The differences of the changes by which a field of an item is another, and who approved them, in words."""
    then = {each.id for each in was}
    latest = {each.id for each in now}
    turned = {
        each.id: each for each in (*was, *now) if each.field == field and (each.id in then) != (each.id in latest)
    }
    own = tuple(each for each in differences if each.key.kind == "change" and each.key.id in turned)
    words = [
        f"{decided(each.model_dump())} ({name})" if name in latest else f"{name} no longer counts"
        for name, each in turned.items()
    ]
    if words:
        return own, f", {listed(tuple(words))}"
    return own, ""
