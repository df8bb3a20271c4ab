"""What was typed about one deliverable, as an edit to the return it belongs in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from npa_cli.edit import scalar_text
from npa_cli.model.pack import as_entry
from npa_cli.model.partner_return import Assurance, Update
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import RatingScale
from npa_cli.model.vocabulary import STATUSES
from npa_cli.progress.assess import Assessed
from npa_cli.progress.occurrence import occurrences_of
from npa_cli.progress.plan_period import round_by_default
from npa_cli.progress.reported import Entry, Report, Told
from npa_cli.progress.select import read_id, read_value
from npa_cli.timeframe import Round
from npa_cli.views.period_note import beyond_words
from npa_cli.views.wording import long_day
from npa_cli.work.days_typed import day_typed
from npa_cli.work.faults import UsageFault
from npa_cli.work.own_typed import levels_typed, own_revision, own_typed
from npa_cli.work.return_file import entry_said, put_entry, replace_entry, return_place, with_turn
from npa_cli.work.revise import Revision
from npa_cli.work.session import Session

_DAYS: Final = ("forecast", "actual", "occurrence")


def read_entry(
    plan: Plan,
    *,
    evidence: Sequence[str] | None,
    assured: Mapping[str, str | None] | None = None,
    **words: str | None,
) -> dict[str, Any]:
    """The fields that were given, dates as days. Raises UsageFault for what is not a day."""
    given: dict[str, Any] = {key: text for key, text in words.items() if text is not None}
    if "status" in given:
        given["status"] = read_value("status", STATUSES, given["status"])
    for key in filter(given.__contains__, _DAYS):
        given[key] = day_typed(key, given[key], plan, at_latest=key == "forecast")
    sure: dict[str, Any] = {field: text for field, text in (assured or {}).items() if text is not None}
    if "assured_on" in sure:
        sure["assured_on"] = day_typed("assured-on", sure["assured_on"], plan)
    given |= as_entry(sure)
    if evidence:
        given["evidence"] = list(evidence)
    return given


def revision_of(
    session: Session, what: str, entry: dict[str, Any], own: Sequence[str], *, no_change: bool, **how: str | None
) -> Revision:
    """The edit for what was typed of an item: `own` are fields of the plan's own, of a report or of the item itself.

    Those of the item go into its priority's file, and so not together with what is reported. Raises UsageFault.
    """
    if levels_typed(session.plan, own) <= {"update"}:
        said = {**entry, **own_typed(session.plan, own, "update")}
        return entry_revision(session, what, said, no_change=no_change, **how)
    if entry or no_change or any(how.values()):
        raise UsageFault("what --set says of the plan goes into another file than a report; type two commands")
    return own_revision(session, what, own)


def entry_revision(
    session: Session,
    what: str,
    entry: dict[str, Any],
    *,
    no_change: bool,
    partner: str | None = None,
    period: str | None = None,
    on: str | None = None,
) -> Revision:
    """The edit that puts an entry, said `on` a day, into the right return: the reporting partner's, for the round.

    Left out, `on` is the session's day, and `period` is chosen by the day: see `_round_to_report`. Raises UsageFault
    for what can't be meant.
    """
    if no_change == bool(entry):
        raise UsageFault("say what to report, such as --status in_progress, or give --no-change; not both of them")
    item = read_id(session.plan, what)
    chosen = session.under(item)
    if item.count(".") != 2 or len(chosen) != 1:
        raise UsageFault(f"`{what}` is not one deliverable; give an id such as {session.first_under(item).id}")
    said_on = day_typed("on", on, session.plan) if on is not None else session.as_at
    if said_on > session.as_at:
        raise UsageFault(f"--on `{on}` is still to come; a report is dated the day it was made, or earlier")
    done = entry.get("actual")
    if done is not None and done > said_on:
        when = "is still to come" if on is None else f"was still to come on `{said_on}`, the day given with --on"
        raise UsageFault(f"--actual `{done}` {when}; a day on which it is expected is a --forecast")
    commitment, told = chosen[0].commitment, Told(session.plan)
    author = session.partner(partner) if partner else None

    def writer(quarter: Round) -> str | None:
        return author or next(iter(told.who.during(commitment, quarter).asked), None)

    def is_approved(quarter: Round) -> bool:
        given = session.plan.return_of(writer(quarter), quarter)
        return given is not None and given.is_approved

    if period:
        quarter = session.reporting_round(period)
    else:
        quarter = _round_to_report(session.plan, said_on, entry.get("actual"), is_approved)
    noun = quarter.noun
    if on is not None and said_on < quarter.start:
        raise UsageFault(
            f"--on `{said_on}` is before the {noun} that the report is about, of which nobody could speak yet: "
            f"{quarter.label} begins on {quarter.start}; give a later day, or its own {noun} with --period"
        )
    code = writer(quarter)
    if code is None:
        raise UsageFault(
            f"the plan does not say who reports on {item}; give --partner, or say it under `reporting` in workplan.yaml"
        )
    if "superseded_by" in entry:
        entry = {**entry, "superseded_by": read_id(session.plan, entry["superseded_by"])}
        if entry["superseded_by"] == item:
            raise UsageFault(f"{item} can't take its own place; --superseded-by names what is to be done instead")
    if "rag" in entry:
        entry = {**entry, "rag": _rag(session.plan.workplan.scale, entry["rag"])}
    if no_change and told.confirmed_by(commitment, code, quarter) is None:
        raise UsageFault(f"{code} has not reported on {item} before, so there is nothing it could be unchanged from")
    name = return_place(session, code, quarter)
    start = f"partner: {scalar_text(code, flow=False)}\nperiod: {quarter.label}\n"
    if entry:
        entry = {**entry, "said_on": said_on}
    says = _where_and_when(session.plan, session.as_at, item, code, quarter, entry)
    turn = entry.pop("occurrence", None)
    said = entry_said(session.plan.return_of(code, quarter), item)
    if "assurance" in entry:
        entry = {**entry, "assurance": _assurance(said.get("assurance") or {}, entry["assurance"])}
    whole = {**said, **entry}
    if turn is not None:
        whole = with_turn(item, said, turn, entry, about=turn_spoken_of(session.plan, chosen[0], code, quarter))
    says += turn_counted(session.plan, chosen[0], code, quarter, whole, turn)
    return Revision(
        name,
        lambda raw: replace_entry(name, raw, item, said, whole) if entry else put_entry(name, raw, item, {}),
        start,
        says=says,
        about=item,
    )


def _rag(scale: RatingScale, typed: str) -> str:
    """The code of a word that was typed. Raises UsageFault for one that shows by the status, as blue mostly does."""
    for each in scale.own:
        if each.code not in scale.rags and typed.strip().casefold() in (each.code, each.word.casefold()):
            by = "--status complete --assurance verified" if each.meaning == "assured" else "--status complete"
            raise UsageFault(f"`{typed}` is no confidence: {by} shows as {each.word} in this plan")
    return scale.rag_called(typed)


def _assurance(said: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was said of how completion is known, with what is said now; of another level, nothing of it stays.

    Raises UsageFault if the level is said neither now nor before.
    """
    if "level" not in given and "level" not in said:
        raise UsageFault("--assured-by, --assured-on and --assured-how go with --assurance verified, self or withdrawn")
    stays = said if given.get("level", said.get("level")) == said.get("level") else {}
    whole = {**stays, **given}
    return {key: whole[key] for key in Assurance.model_fields if key in whole}


def _round_to_report(plan: Plan, day: date, actual: date | None, is_approved: Callable[[Round], bool]) -> Round:
    """The round that a report made on `day` is about where none is named.

    After the plan's end it is the plan's last round. Before that it is the last round that has ended, until its
    return is approved; then, or where the work was done after it, or where none has ended, the running one.
    """
    last_day = plan.workplan.period.end
    if last_day is not None and last_day < day:
        return plan.round_of(last_day)
    ended = round_by_default(plan, day)
    if ended.end < day and (is_approved(ended) or (actual is not None and actual > ended.end)):
        return plan.round_of(day)
    return ended


def _where_and_when(plan: Plan, today: date, item: str, partner: str, quarter: Round, entry: dict[str, Any]) -> str:
    """Into which round's return a report goes, and from which day it counts."""
    where = f"{item} in {partner}'s return for {quarter.label}"
    beyond = beyond_words(plan, quarter)
    outside = f"; {beyond.removesuffix('.')}" if beyond is not None else ""
    given = plan.return_of(partner, quarter)
    before = given.updates.get(item) if given is not None else None
    if entry and entry.get("status", before and before.status) is None:
        return f"{where}; it counts for nothing until it has a status{outside}"
    report = Entry(item, partner, quarter, Update(said_on=entry["said_on"]) if entry else None)
    ends = "ended" if quarter.end < today else "ends"
    why = "the day after it was said" if report.said_within else f"the day after that {quarter.noun} {ends}"
    if report.said_within == today:
        why += "; a view of today takes it in already, and says so"
    return (
        f"{where}; it counts from {long_day(report.counts_from)}, {why}{outside}{_later(plan, item, partner, quarter)}"
    )


def _later(plan: Plan, item: str, partner: str, quarter: Round) -> str:
    """That the partner has reported on the same for a later round, where it has: that is the report to correct."""
    later = [
        which
        for each in plan.returns
        if each.partner == partner
        if (item in each.updates and each.updates[item].status) or item in each.no_change
        if (which := plan.round_called(each.period)) is not None and quarter.end < which.end
    ]
    if not later:
        return ""
    last = max(later, key=lambda each: each.end)
    return f"; its return for {last.label} reports on {item} too, and is its last word from then on"


def turn_spoken_of(plan: Plan, before: Assessed, partner: str, quarter: Round) -> date | None:
    """Which time a partner's return for a quarter says is done already; None if it says so of none."""
    reading = before.commitment.reading
    own = [each for each in before.reports if (each.partner, each.quarter) == (partner, quarter)]
    if reading is None or reading.kind != "recurring" or not own:
        return None
    return occurrences_of(reading, plan, before.reports).due_day_of(own[-1])


def turn_counted(
    plan: Plan, before: Assessed, partner: str, quarter: Round, entry: Mapping[str, Any], turn: date | None
) -> str:
    """The end of a sentence: which time is now done, and which is the next still open; empty for any other report.

    `before` is the deliverable as it stood; `entry` is what a partner's return for `quarter` will say of it, and `turn`
    the time that was named as it was typed.
    """
    reading = before.commitment.reading
    if entry.get("status") != "complete" or reading is None or reading.kind != "recurring":
        return ""
    written = Report(
        before.commitment.id, partner, quarter, Update.model_validate(entry, context={"scale": plan.workplan.scale})
    )
    others = [each for each in before.reports if (each.partner, each.quarter) != (partner, quarter)]
    every = sorted((*others, written), key=lambda each: each.quarter.end)
    found = occurrences_of(reading, plan, every)
    due, following = turn or found.due_day_of(written), found.earliest_unmet
    if due is None:
        return "; every time it falls due was reported done before"
    why = "" if turn else ", the earliest not reported done (--occurrence DAY names another)"
    then = f"; the one due {long_day(following.due)} is still open" if following is not None else ""
    return f"; it recurs, and this counts for the one due {long_day(due)}{why}{then}"
