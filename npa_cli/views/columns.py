"""The one table of columns of a deliverable, and of what was said and decided of it: every public field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.base import Place
from npa_cli.model.priority import Deliverable
from npa_cli.progress.position import words_of_others
from npa_cli.views.field import Field, Fields, Holds, fields_of
from npa_cli.views.report_words import words_of_another

if TYPE_CHECKING:
    from npa_cli.model.partner_return import Update
    from npa_cli.progress.assess import Assessed
    from npa_cli.progress.reported import Report
    from npa_cli.progress.slippage import Slippage

_TABLES: Final = ("sql", "dataset")


class Lead(NamedTuple):
    """One partner that leads a deliverable, by the latest decision; the first lead has place 1."""

    deliverable: str | None
    activity: str
    partner: str
    place: int


def _place(each: Assessed) -> Place | None:
    """Where its words stand, or those of its activity."""
    return each.commitment.deliverable.source or each.commitment.activity.source


def _also_done(update: Update) -> str | None:
    """Each time that is done beside the one the entry is about: `2018-12-31: done 2018-12-20, Held in Leeds.`"""
    lines = []
    for each in update.also_done:
        told = (f"done {each.actual}" if each.actual else "done", *filter(None, (each.narrative,)), *each.evidence)
        lines.append(f"{each.occurrence}: {', '.join(told)}")
    return "\n".join(lines) or None


def _of_signed(name: str, holds: Holds, about: str) -> Field[Assessed]:
    """What the signed timeframe was read as, named as `npa when` names it."""
    return Field(name, holds, about, lambda each: getattr(each.commitment.signed, name, None))


def _of_assurance(key: str) -> Field[Report]:
    holds: Holds = "day" if key == "on" else "words"
    about = f"how it is known that it is done: {key}"
    return Field(f"assurance_{key}", holds, about, lambda each: getattr(each.update.assurance, key, None))


# As signed, and where it stands in the plan. `due` is what the signed timeframe says: of a recurring one, its first
# occurrence, where its words give it.
_TOLD_OF_DELIVERABLE: Final = "id leads text timeframe note inferred contributors measure condition source"
SIGNED: Final[Fields[Assessed]] = (
    # The tables and the files of a dataset are of one plan.
    Field("plan", "words", "the plan's short name", lambda each: each.commitment.plan_id, not_in=_TABLES),
    Field("id", "words", "P3.1.2", lambda each: each.commitment.id),
    Field("priority", "words", "P3", lambda each: each.commitment.priority.id),
    # In SQL, these are in the tables of priorities, activities and leads.
    Field("priority_title", "words", "short, for tables", lambda each: each.commitment.priority.title, not_in=("sql",)),
    Field("theme", "words", "its heading", lambda each: each.commitment.theme.title, not_in=("sql",)),
    Field("activity", "words", "P3.1", lambda each: each.commitment.activity.id),
    Field("activity_text", "words", "as signed", lambda each: each.commitment.activity.text, not_in=("sql",)),
    Field("leads", "list", "by decision, or took over since", lambda each: list(each.led_by), not_in=("sql",)),
    Field("lead_note", "words", "words beside leads", lambda each: each.commitment.activity.lead_note, not_in=_TABLES),
    Field("text", "words", "its own words", lambda each: each.commitment.deliverable.text, not_in=("sql",)),
    # A question in SQL wants words to show; a program that reads items can tell whose they are.
    Field(
        "words",
        "words",
        "its words, or its activity's",
        lambda each: each.commitment.words,
        column="text",
        not_in=("items", "dataset"),
    ),
    Field(
        "note",
        "words",
        "words above it, its own or its activity's",
        lambda each: each.commitment.deliverable.note or each.commitment.activity.note,
    ),
    Field("timeframe", "words", "the plan's words for when", lambda each: each.commitment.deliverable.timeframe),
    _of_signed("kind", "words", "dated, recurring, ongoing, as_needed, relative or unset"),
    _of_signed("start", "day", "first day of its window"),
    _of_signed("due", "day", "last day of its window"),
    _of_signed("recurrence", "words", "how often it comes round"),
    _of_signed("body", "words", "the board it is tied to"),
    _of_signed("confidence", "words", "how sure its days are: certain, by_convention or refused"),
    _of_signed("convention", "words", "the setting that decided its days, if its words alone do not"),
    Field(
        "part_due",
        "day",
        "the day its words give for `timeframe_of`",
        lambda each: each.commitment.part and each.commitment.part.due,
    ),
    Field("inferred", "list", "its and its activity's fields that are our reading", lambda each: list(each.inferred)),
    Field("contributors", "list", "who helps and does not lead", lambda each: list(each.commitment.contributors)),
    Field("condition", "words", "what its dates hang on, as signed", lambda each: each.commitment.condition),
    Field(
        "measure",
        "words",
        "how its success is measured, its own or its activity's, as signed",
        lambda each: each.commitment.deliverable.measure or each.commitment.activity.measure,
    ),
    *fields_of(Deliverable, lambda each: each.commitment.deliverable, but=_TOLD_OF_DELIVERABLE),
    Field("source_document", "words", "which document has it", lambda each: (place := _place(each)) and place.document),
    Field("source_line", "number", "the line it stands on", lambda each: (place := _place(each)) and place.line),
    # Items name who did report, below; who should is a question for tables.
    Field("reporter", "words", "who reports on it", lambda each: each.reporter, not_in=("items",)),
)

# How it stands on the day.
STANDING: Final[Fields[Assessed]] = (
    Field(
        "next_due",
        "day",
        "the latest approved due day, or that of the next occurrence",
        lambda each: each.facts.baseline,
        column="baseline",
    ),
    Field(
        "next_due_by_convention",
        "truth",
        "whether no words name that day: the end of a whole quarter, month or year",
        lambda each: bool(
            each.facts.baseline and each.commitment.reading and each.commitment.reading.turns_are_conventional
        ),
    ),
    Field(
        "due_before_plan",
        "truth",
        "whether that day lies before the plan's period",
        lambda each: each.is_due_before_plan,
    ),
    # Items have shown the day they are judged by alone; it is a column for those who ask how sure a date is.
    Field(
        "latest", "day", "the last day its words can defensibly mean", lambda each: each.facts.latest, not_in=("items",)
    ),
    Field("schedule", "words", "where the dates put it", lambda each: each.scheduled and each.scheduled.schedule),
    Field(
        "days_late",
        "number",
        "overdue, forecast or done late by",
        lambda each: each.scheduled and each.scheduled.days_late,
    ),
    Field("rating", "words", "what is shown", lambda each: each.rated and each.rated.rating),
    Field("rating_reason", "words", "in a word or two", lambda each: each.rated and each.rated.reason, column="reason"),
    # Items show the rating and the rag side by side.
    Field(
        "adjusted",
        "truth",
        "1 if the dates made it worse than reported",
        lambda each: bool(each.rated and each.rated.adjusted),
        not_in=("items",),
    ),
    Field("status", "words", "as reported", lambda each: each.facts.status),
    Field("rag", "words", "as reported", lambda each: each.facts.rag),
    Field(
        "rag_meaning", "words", "on_track, at_risk or off_track", lambda each: each.facts.rag and each.facts.rag.meaning
    ),
    Field("assurance_level", "words", "self, verified or withdrawn", lambda each: each.facts.assurance),
    Field("forecast", "day", "as reported", lambda each: each.facts.forecast),
    Field("forecast_lapse", "words", "why it does not count: past or too_old", lambda each: each.forecast_lapse),
    Field("actual", "day", "the day it was done", lambda each: each.facts.actual),
    Field("reported_on", "day", "the last day its last report speaks for", lambda each: each.facts.confirmed_on),
    Field("later_report_on", "day", "when one in the same round replaced it", lambda each: each.later_report_on),
    # In tables, the reports themselves say these.
    Field("said_on", "day", "the day it was said", lambda each: each.said_on, not_in=_TABLES),
    Field(
        "reported_by",
        "words",
        "who last reported on it",
        lambda each: each.position and each.position.said[0].partner,
        not_in=_TABLES,
    ),
    Field(
        "disputed",
        "truth",
        "whether partners differ over it",
        lambda each: bool(each.position and each.position.disputed),
        not_in=_TABLES,
    ),
    # In tables, slips and changes say these; and there `baseline` is the day it is judged by.
    Field(
        "original_due",
        "day",
        "due as signed",
        lambda each: each.commitment.signed and each.commitment.signed.due,
        not_in=_TABLES,
    ),
    Field(
        "baseline",
        "day",
        "due as approved since",
        lambda each: each.commitment.reading and each.commitment.reading.due,
        not_in=_TABLES,
    ),
    Field(
        "times_moved", "number", "how often its date was changed by decision", lambda each: each.commitment.times_moved
    ),
    Field(
        "baseline_timeframe",
        "words",
        "the words for when, as approved since",
        lambda each: each.commitment.timeframe,
        not_in=_TABLES,
    ),
    Field("superseded_by", "words", "what took its place, as reported", lambda each: each.facts.superseded_by),
    # In tables, the reports themselves say it.
    Field(
        "also_said",
        "list",
        "what partners that do not report on it last said",
        lambda each: list(map(words_of_another, words_of_others(each.reports))),
        not_in=_TABLES,
    ),
)

DELIVERABLE: Final[Fields[Assessed]] = (*SIGNED, *STANDING)
"""What JSON and CSV say of a deliverable."""

REPORT: Final[Fields[Report]] = (
    Field("deliverable", "words", "its id", lambda each: each.item),
    Field("partner", "words", "who said it", lambda each: each.partner),
    # In a dataset, the folder of the file says it.
    Field("period", "words", "FY18/19 Q3", lambda each: each.quarter.label, not_in=("dataset",)),
    Field("period_end", "day", "its last day", lambda each: each.quarter.end),
    Field("status", "words", "where the work is", lambda each: each.update.status),
    Field("rag", "words", "how confident", lambda each: each.update.rag),
    Field(
        "rag_meaning",
        "words",
        "on_track, at_risk or off_track",
        lambda each: each.update.rag and each.update.rag.meaning,
    ),
    Field("forecast", "day", "when it is expected", lambda each: each.update.forecast),
    Field("actual", "day", "the day it was done", lambda each: each.update.actual),
    Field("said_on", "day", "the day it was said", lambda each: each.said_on),
    Field("narrative", "words", "what happened", lambda each: each.update.narrative),
    Field("path_to_green", "words", "what will bring it back", lambda each: each.update.path_to_green),
    Field("ask", "words", "what the board is asked", lambda each: each.update.ask),
    Field("evidence", "words", "where it can be seen", lambda each: "; ".join(each.update.evidence) or None),
    *map(_of_assurance, ("level", "by", "on", "how")),
    Field("occurrence", "day", "of a recurring one, the due day it is about", lambda each: each.update.occurrence),
    Field(
        "also_done",
        "words",
        "of a recurring one, the due days of others done too",
        lambda each: _also_done(each.update),
    ),
    Field("audience", "words", "who may read its words", lambda each: each.update.audience),
    Field("unchanged", "truth", "1 if it was only said to be as before", lambda each: each.unchanged),
    Field("superseded_by", "words", "what took its place", lambda each: each.update.superseded_by),
    Field("reports_on_it", "truth", "1 if it reported on it in that round", lambda each: each.place is not None),
)

LEAD: Final[Fields[Lead]] = (
    # In SQL, a row without one stands for an activity, and all of its deliverables that have no leads of their own.
    Field("deliverable", "words", "its id, if others lead it than its activity", lambda each: each.deliverable),
    Field("activity", "words", "P3.1", lambda each: each.activity),
    Field("partner", "words", "its code", lambda each: each.partner),
    Field("place", "number", "1 is the first lead", lambda each: each.place),
)

SLIP: Final[Fields[Slippage]] = (
    Field("deliverable", "words", "its id", lambda each: each.assessed.commitment.id),
    Field("original", "day", "due as signed", lambda each: each.original),
    Field("baseline", "day", "due as approved since", lambda each: each.baseline),
    Field("expected", "day", "the day it was done, is forecast for, or is overdue to", lambda each: each.expected),
    Field("basis", "words", "done, forecast, overdue or approved", lambda each: each.basis),
    Field(
        "days_on_original",
        "number",
        "late by; less than 0 is early",
        lambda each: each.against_original and each.against_original.days,
    ),
    Field(
        "days_on_baseline",
        "number",
        "late by; less than 0 is early",
        lambda each: each.against_baseline and each.against_baseline.days,
    ),
    Field("times_moved", "number", "how often its date was changed by decision", lambda each: each.times_moved),
)
