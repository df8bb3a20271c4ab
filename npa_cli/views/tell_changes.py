"""Two versions of a plan on one day: every difference told once, in words, under the item that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final, Literal, NamedTuple

from npa_cli.differences.compare import Difference, Unknown, changed_words, compare
from npa_cli.differences.things import Fields, Key, things_in
from npa_cli.model.change import Change
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import Rag
from npa_cli.progress.assess import Assessed
from npa_cli.progress.commitment import Commitment
from npa_cli.views.report_words import assured_words
from npa_cli.views.wording import listed, short_day

Sort = Literal[
    "date_moved",
    "lead_changed",
    "new",
    "taken_away",
    "report",
    "report_altered",
    "report_taken_back",
    "return",
    "risk_up",
    "risk_down",
    "change",
    "other",
]
"""What kind of change is told, as the line of counts counts them."""


class Told(NamedTuple):
    """One change in words. `differences` are the ones it tells; `days` how much later a date is, where both are known.

    `item` is what it is told under: an id of the plan, of a register or of a board, or words such as `workplan.yaml`.
    """

    sort: Sort
    item: str
    words: str
    differences: tuple[Difference, ...] = ()
    days: int | None = None


_LONG: Final = 40  # characters of a wording from which on it is told by what was taken out and put in
_MARKS: Final = {"kept": ("", ""), "out": ("[-", "-]"), "in": ("{+", "+}")}
MARKS_WORDS: Final = "Of altered wording, [-this was taken out-] and {+this was put in+}."
"""How to read the marks, said where any are."""
_GIST: Final[Mapping[str, tuple[str, ...]]] = {
    "deliverable": ("text", "timeframe"),
    "activity": ("text", "leads"),
    "theme": ("title", "leads"),
    "priority": ("title", "statement"),
    "risk": ("title", "current", "status", "owner"),
    "issue": ("title", "severity", "status", "owner"),
    "dependency": ("title", "from", "to", "status"),
    "decision": ("title", "decision", "board", "date"),
    "action": ("text", "owner", "due", "status"),
    "return": ("approved_by", "approved_on", "note"),
    "partner": ("name",),
    "board": ("name",),
    "measure": ("title", "text"),
    "reading": ("value", "status"),
    "section": ("title",),
}
"""Of a thing that came or went, the fields that say what it is."""


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
    done = {(each.key, each.field) for one in told for each in one.differences}
    rest = [each for each in differences if (each.key, each.field) not in done]
    told += (_placed(_told_thing(list(each)), was, now) for _, each in groupby(rest, lambda each: each.key))
    return tuple(told)


def _placed(told: Told, was: Mapping[Key, Fields], now: Mapping[Key, Fields]) -> Told:
    """A change whose fields alone are different stands under the item that it alters."""
    key = told.differences[0].key
    if key.kind != "change" or not told.differences[0].field:
        return told
    return told._replace(item=now.get(key, was.get(key, {}))["item"], words=f"{key.id} {told.words}")


def _in_both(before: Side, after: Side) -> Iterator[tuple[Commitment, Commitment]]:
    """Each deliverable in both versions, as it was and as it is."""
    earlier = {each.commitment.id: each.commitment for each in before.assessed}
    for each in after.assessed:
        if each.commitment.id in earlier:
            yield earlier[each.commitment.id], each.commitment


def _dates(before: Side, after: Side, differences: Sequence[Difference]) -> Iterator[Told]:
    """The deliverables in both versions that are due on another day, and by which decision."""
    for was, each in _in_both(before, after):
        if was.reading is None or each.reading is None or was.reading.due == each.reading.due:
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
    told = set()
    for was, each in _in_both(before, after):
        item = each.id if each.has_own_leads or was.has_own_leads else each.activity.id
        if was.leads != each.leads and item not in told:
            told.add(item)
            own, by = _by(was.changes, each.changes, "leads", item, differences)
            signed = [one for one in differences if one.key.id == item and one.field == "leads"]
            yield Told("lead_changed", item, f"lead {_altered(was.leads, each.leads)}{by}", (*own, *signed))


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
        f"{_decided(each.model_dump())} ({name})" if name in latest else f"{name} no longer counts"
        for name, each in turned.items()
    ]
    return own, f", {listed(tuple(words))}" if words else ""


def _value_words(value: Any) -> str:
    """A value of a field as a person would say it."""
    if value is None or value == ():
        return "blank"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, Rag):
        return value.words
    if isinstance(value, tuple):
        return ", ".join(map(_value_words, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key.replace('_', ' ')} {_value_words(each)}" for key, each in value.items())
    words, is_code = " ".join(str(value).split()), str(value).replace("_", "").isalpha() and str(value).islower()
    return words.replace("_", " ") if is_code else words  # a value of a closed list, such as `in_progress`


def _altered(was: Any, now: Any) -> str:
    """A value that became another: `amber → red`; of longer wording what was taken out and put in, word by word."""
    if was is None or was == ():
        return f"{_value_words(now)} (was blank)"
    if not (isinstance(was, str) and isinstance(now, str)) or max(len(was), len(now)) < _LONG:
        return f"{_value_words(was)} → {_value_words(now)}"
    return " ".join(
        f"{_MARKS[run.kind][0]}{' '.join(run.words.split())}{_MARKS[run.kind][1]}" for run in changed_words(was, now)
    )


def _field_words(each: Difference) -> str:
    """A field that is another than it was: `forecast 30 Jun 2019 → 30 Sep 2019`."""
    return f"{each.field.replace('_', ' ')} {_altered(each.before, each.after)}"


def _told_thing(differences: Sequence[Difference]) -> Told:
    """What became of one thing, from all that is different in it."""
    first = differences[0]
    kind = first.key.kind
    if kind == "report":
        return _report(differences)
    if kind == "risk" and (scored := _risk(differences)) is not None:
        return scored
    item, name = _place(first)
    if kind == "guard":  # which addresses people have on a forge is no reader's business
        what = listed(tuple(each.field for each in differences)) if first.field else "all of it"
        return Told("other", item, f"who is who on the forge altered: {what}", tuple(differences))
    sort: Sort = "change" if kind == "change" else "other"
    if kind == "return" and first.before is None:
        sort = "return"
    if first.field:
        return Told(sort, item, f"{name}{'; '.join(map(_field_words, differences))}", tuple(differences))
    if kind in ("priority", "activity", "deliverable"):
        sort = "new" if first.before is None else "taken_away"
    fields = first.after if first.before is None else first.before
    what = "new" if first.before is None else "taken away"
    return Told(sort, item, f"{name}{what}{_gist(kind, fields)}", tuple(differences))


def _report(differences: Sequence[Difference]) -> Told:
    first = differences[0]
    item, _, label = first.key.id.partition(" ")
    quarter, _, partner = label.rpartition(" ")
    who = f"{partner} for {quarter}"
    if first.field:
        assured = [assured_words(**each.after) for each in differences if each.field == "assurance" and each.after]
        others = "; ".join(_field_words(each) for each in differences if each.field != "assurance" or not each.after)
        altered_words = f"what was reported altered: {others}" if others else ""
        words = ", ".join(filter(None, (who, *assured, altered_words)))
        return Told("report_altered", item, words, tuple(differences))
    if first.before is None:
        return Told("report", item, f"{who} reported {_said(first.after)}", tuple(differences))
    return Told("report_taken_back", item, f"{who}, report taken away: {_said(first.before)}", tuple(differences))


def _said(fields: Mapping[str, Any]) -> str:
    words = ["no change"] if fields.get("no_change") else []
    words += [_value_words(fields[each]) for each in ("status", "rag") if each in fields]
    words += [assured_words(**fields["assurance"])] if "assurance" in fields else []
    named = [each for each in fields if each not in ("status", "rag", "assurance", "no_change", "narrative")]
    words += [
        f"{'done on' if each == 'actual' else each.replace('_', ' ')} {_value_words(fields[each])}" for each in named
    ]
    said = f": “{_value_words(fields['narrative'])}”" if "narrative" in fields else ""
    return f"{', '.join(words) or 'no status'}{said}"


def _risk(differences: Sequence[Difference]) -> Told | None:
    """A risk whose score is another; None for one of which only other fields are."""
    scored = next((each for each in differences if each.field == "current"), None)
    if scored is None or not (scored.before and scored.after):
        return None
    was, now = (each["likelihood"] * each["impact"] for each in (scored.before, scored.after))
    rest = [_field_words(each) for each in differences if each is not scored]
    words = f"score {was} → {now} ({_altered(scored.before, scored.after)})"
    sort: Sort = "risk_up" if now > was else "risk_down" if now < was else "other"
    return Told(sort, scored.key.id, "; ".join((words, *rest)), tuple(differences))


def _place(difference: Difference) -> tuple[str, str]:
    """What a thing is told under, and how it is named there: nothing if that is itself."""
    kind, own = difference.key
    fields = difference.after or difference.before if not difference.field else {}
    if kind == "workplan":
        return "workplan.yaml", ""
    if kind == "reading":
        return own.partition(" ")[0], f"reading of {own.partition(' ')[2]}, "
    if kind == "link":
        return own.partition(" ")[0], f"link {own}, "
    if kind == "return":
        return f"Return {own}", ""
    if kind == "change" and fields:
        return fields["item"], f"{own} "
    return own, ""


def _gist(kind: str, fields: Mapping[str, Any]) -> str:
    """What it is, behind a colon; empty for what says nothing of itself yet, as a return that nobody has approved."""
    if kind == "change":
        to = fields["to"] if isinstance(fields["to"], str) else listed(fields["to"])
        return f": {fields['field']} to {to} ({fields['reason']}), {_decided(fields)}"
    named = [_value_words(fields[each]) for each in _GIST.get(kind, tuple(fields)) if each in fields]
    return f": {', '.join(named)}" if named else ""


def _decided(fields: Mapping[str, Any]) -> str:
    """What became of a change: `approved by RPB 21 May 2019`."""
    by = f" by {fields['decided_by']}" if fields.get("decided_by") else ""
    on = f" {short_day(fields['decided_on'])}" if fields.get("decided_on") else ""
    return f"{fields['status']}{by}{on}"
