"""What partners reported, in words: who said what, for which round, and how old that is; and that nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from npa_cli.document.blocks import Paragraph
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import AssuranceLevel
from npa_cli.progress.assess import Assessed
from npa_cli.progress.plan_period import ended_on
from npa_cli.progress.position import words_of_others
from npa_cli.progress.reported import Report, is_tracked
from npa_cli.views.wording import counted, listed, long_day, short_day

if TYPE_CHECKING:  # a plan without returns does not load their model
    from npa_cli.model.partner_return import Update


def report_lines(assessed: Assessed, as_at: date) -> tuple[str, ...]:
    """Who last said what, for which round, and how old that is; also what others say, whether or not it counts."""
    held = assessed.position
    if held is None:
        others = words_of_others(assessed.reports)
        nothing = f"{assessed.reporter}: nothing reported" if others and assessed.reporter else "nothing reported"
        return (nothing, *(f"{words_of_another(each)} ({each.quarter.label})" for each in others))
    lines = []
    for place, report in enumerate(held.said):
        is_own = report.place is not None or (place == 0 and assessed.reporter is None)
        turn = turn_words(assessed, report) + "".join(
            f"; the one due {short_day(each.occurrence)} is done too" for each in report.update.also_done
        )
        lines.append(f"{report.partner}: {_said(report)}{turn}" if is_own else words_of_another(report))
    lines += age_lines(held.said[0], held.confirmed_on, as_at)
    if held.disputed:
        lines.append("they differ: the worse is shown")
    return (*lines, *map(lapsed_words, assessed.lapsed))


def age_lines(report: Report, confirmed_on: date, as_at: date) -> tuple[str, ...]:
    """Which round a report is for and how old it is; where it was said after that round, the day it was said.

    A report counts for its round whenever it was said, and is as old as that round's end.
    """
    age = (as_at - confirmed_on).days
    if report.said_after_quarter is None:
        how_old = f"{counted(age, 'day')} old" if age else "said on this day"
        return (f"{report.quarter.label}, {how_old}",)
    ended = f"{report.quarter.label}, which ended {counted(age, 'day')} before"
    return (ended, f"said on {short_day(report.said_after_quarter)}")


def not_counting_words(first_days: Mapping[str, date], as_at: date) -> str:
    """Which deliverables have an entry in a return that does not count yet on a day, and from when it does."""
    by_day: dict[date, list[str]] = {}
    for item, day in first_days.items():
        by_day.setdefault(day, []).append(item)
    from_when = "; ".join(f"{listed(tuple(by_day[day]))} from {long_day(day)}" for day in sorted(by_day))
    return f"not counted as at {long_day(as_at)}: {from_when}."


def said_since_words(assessed: Iterable[Assessed], known_before: date) -> str:
    """How many reports on some deliverables were made on `known_before` or later; empty for none.

    They are about a round that had ended by then, so a view of that day has them, though nobody had said them yet.
    """
    days = [each.said_on for each in assessed if each.said_on is not None and each.said_on >= known_before]
    if not days:
        return ""
    if len(days) == 1:
        return f"1 report in it was made after that day, on {long_day(days[0])}."
    return f"{len(days):,} reports in it were made after that day, the last on {long_day(max(days))}."


def turn_words(assessed: Assessed, report: Report) -> str:
    """Of what recurs, which time a report says is done: `, the one due 30 Jun 2026`; else empty."""
    due = assessed.occurrences.due_day_of(report) if assessed.occurrences is not None else None
    return f", the one due {short_day(due)}" if due is not None else ""


def also_done_words(update: Update) -> Iterator[tuple[str, str]]:
    """What an entry says of each time of a recurring deliverable that is done beside the one it is about."""
    for each in update.also_done:
        done = f"done on {short_day(each.actual)}" if each.actual else "done"
        words = (done, *filter(None, (each.narrative,)), *each.evidence)
        yield f"The one due {short_day(each.occurrence)}", "; ".join(words)


def status_words(report: Report) -> str:
    """The status that a report gives, and of what was superseded by what: `superseded by P5.1.2`.

    Of work said to be done on a day that has not come, that day: `done on 15 Jan 2019, still to come`.
    """
    if report.done_later is not None:
        return f"done on {short_day(report.done_later)}, still to come"
    update = report.update
    words = (update.status or "").replace("_", " ")
    return f"{words} by {update.superseded_by}" if update.status == "superseded" and update.superseded_by else words


def _said(report: Report) -> str:
    """`in progress, green`: what one report says, in words."""
    status = status_words(report)
    sure = assurance_words(report.update)
    rag = report.update.rag
    return ", ".join((status, *((rag.words,) if rag else ()), *((sure,) if sure else ())))


def assurance_words(update: Update) -> str:
    """How an entry says it is known that the work is done, in words; empty if it says nothing of that."""
    given = update.assurance
    return assured_words(given.level, given.by, given.on, given.how) if given else ""


def assured_words(level: AssuranceLevel, by: str | None = None, on: date | None = None, how: str | None = None) -> str:
    """How it is known that work is done: `verified by Internal Audit on 4 Feb 2019 (visits)`."""
    words = {"self": "by its lead's own word", "verified": "verified", "withdrawn": "verification withdrawn"}[level]
    who, when = f" by {by}" if by else "", f" on {short_day(on)}" if on else ""
    return f"{words}{who}{when}{f' ({how})' if how else ''}"


def lapsed_words(report: Report) -> str:
    """What another partner warned of, where that is too old to count: `RC said in progress, red for FY19/20 Q1; …`."""
    return f"{report.partner} said {_said(report)} for {report.quarter.label}; too old to count, never taken back"


def words_of_another(report: Report) -> str:
    """What a partner says of a deliverable it does not report on: `HNT says complete; it does not report on this`."""
    return f"{report.partner} says {_said(report)}; it does not report on this"


_ON_THE_PLAN: Final = "No returns are held for this plan, so this shows what its dates alone say."
_LATER: Final = "The returns held for this plan count on later days alone, so this shows what its dates alone say."
_ON_THESE: Final = "Nothing was reported on these, so this shows what their dates alone say."


def nothing_held(plan: Plan, as_at: date) -> tuple[Paragraph, ...]:
    """A note where nothing is reported on a plan at the start of `as_at`, in a view of something else; else none.

    Of a plan that has ended unreported its period note says so already.
    """
    if is_tracked(plan, as_at) or ended_on(plan, as_at) is not None:
        return ()
    later = is_tracked(plan, date.max)
    held = "The returns held for this plan count later" if later else "No returns are held for this plan"
    return (Paragraph(f"{held}: how its work stands is not reported.", "quiet"),)


def nothing_reported(assessed: Sequence[Assessed]) -> tuple[Paragraph, ...]:
    """A note where nothing is reported on any of some deliverables, so that nobody takes their dates for news.

    Where nothing is reported on anything in their plan, the note is about the plan, whatever they are. None where
    something is reported on one of them, or where there are none.
    """
    if not assessed or any(each.reports or each.later for each in assessed):
        return ()
    facts = assessed[0].facts
    words = _ON_THESE if facts.tracked else _LATER if facts.held_later else _ON_THE_PLAN
    return (Paragraph(f"{words} Silence is never green.", "quiet"),)
