"""What a paper gives to programs: its numbers as public fields, and the sheets of its workbook, to sort and count."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from npa_cli.document.blocks import DataSheet, Grid, Text, Value
from npa_cli.model.own_field import OwnFields
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.measures.select import measures_about
from npa_cli.progress.select import is_within
from npa_cli.views.field import Field, Fields, Thing, items_of
from npa_cli.views.own_columns import deliverable_columns
from npa_cli.views.papers.asks import asks
from npa_cli.views.papers.position import position_sentence
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.part_columns import CHANGE
from npa_cli.views.pictures.standing import standing_grid
from npa_cli.views.rating_summary import RatingSummary, counts_payload, words_payload
from npa_cli.views.register_columns import ACTION, DECISION, DEPENDENCY, ISSUE, MEASURE, RISK, STATED
from npa_cli.views.registers_of import entries_about
from npa_cli.views.return_status import ReturnStatus
from npa_cli.views.wording import rating_heading, rating_text, schedule_words, tone_of

_HEADINGS: Final[Mapping[str, str]] = {  # of the deliverables' sheet; its first columns go on paper
    "id": "ID", "words": "Deliverable", "leads": "Leads", "rating": "Rating", "next_due": "Due now",
    "forecast": "Forecast", "actual": "Done on", "days_late": "Days late", "status": "Status",
    "rag": "Lead's confidence", "narrative": "Narrative", "path_to_green": "Path to green", "ask": "Ask",
    "evidence": "Evidence", "assurance_level": "Assurance",
    "reported_by": "Reported by", "reported_on": "Report speaks for", "schedule": "Schedule",
    "timeframe": "When, as signed", "original_due": "Due as signed", "times_moved": "Times moved",
    "superseded_by": "Superseded by", "priority": "Priority", "priority_title": "Priority title", "theme": "Theme",
    "activity": "Activity", "activity_text": "Activity text",
}  # fmt: skip
_PLACES: Final = 4  # of a measure's values and limits


def workbook_sheets(
    plan: Plan,
    assessed: Sequence[Assessed],
    as_at: date,
    summary: RatingSummary,
    returns: ReturnStatus | None = None,
) -> Iterator[DataSheet]:
    """The sheets of a paper about some deliverables, all of the plan's or a part; the summary first.

    `returns` are those of the paper's round, where it is about one. Kinds of thing that the plan does not keep have
    no sheet, but for risks and measures.
    """
    everything = assess(plan, as_at)
    items = () if len(assessed) == len(everything) else tuple(each.commitment.id for each in assessed)
    nothing = bool(not assessed and everything)
    yield _summary(summary, standing_grid(plan, assessed, as_at) if assessed else None)
    yield _deliverables(assessed, plan.workplan.fields)
    if returns is not None:
        yield _returns(returns, {each.commitment.id for each in assessed})
    changes = [each for each in plan.changes if not items or any(is_within(item, each.item) for item in items)]
    yield _sheet("Changes", CHANGE, [] if nothing else changes)
    found = entries_about(plan, items, as_at)
    registers: tuple[tuple[str, Fields[Any], Sequence[Any]], ...] = (
        ("Risks", RISK, found.risks.entries),
        ("Issues", ISSUE, found.issues),
        ("Dependencies", DEPENDENCY, found.dependencies.entries),
        ("Actions", ACTION, found.actions.entries),
        ("Decisions", DECISION, found.decisions),
    )
    for name, fields, things in registers:
        if name == "Risks" or things:
            yield _sheet(name, fields, () if nothing else things)
    about = dict.fromkeys(each.commitment.priority.id for each in assessed)
    measured = measures_about(plan, as_at, list(about)) if about else None
    yield _sheet("Measures", MEASURE, measured.verdicts if measured else ())
    if measured and measured.stated:
        yield _sheet("Measures as stated", STATED, measured.stated)


def _summary(summary: RatingSummary, grid: Grid | None) -> DataSheet:
    """Counts of each priority, the picture of where the plan stands, a column for each round, and ratings."""
    ratings, spans = tuple(summary.counts.ratings), grid.columns if grid else ()
    headings = ("ID", "Priority", "Deliverables", "Due so far", "Done", "Done on time")
    cells = {row[0].text: row[2] for row in grid.rows} if grid else {}

    def row(code: str, title: str, counts: Any, standing: Sequence[Value]) -> tuple[Value, ...]:
        return (
            *(code, title, counts.deliverables, counts.due, counts.done, counts.on_time),
            *standing,
            *(
                Text(str(n), tone_of(rating, summary.scale, counts.words)) if (n := counts.ratings[rating]) else 0
                for rating in ratings
            ),
        )

    none = (None,) * len(spans)
    rows = tuple(row(each.id, each.title, each.counts, cells.get(each.id, none)) for each in summary.groups)
    totals = row("All", "", summary.counts, grid.totals if grid else ())
    columns = (
        *headings,
        *(each.words for each in spans),
        *(rating_heading(each, summary.scale) for each in ratings),
    )
    return DataSheet("Summary", columns, rows, totals=totals)


def _deliverables(assessed: Sequence[Assessed], own: OwnFields) -> DataSheet:
    by_name = {each.name: each for each in deliverable_columns(own)}
    headings = {**_HEADINGS, **{name: field.heading(name) for name, field in own.items()}}
    shown: dict[str, Callable[[Assessed], Value]] = {
        "rag": lambda each: each.facts.rag and each.facts.rag.words,
        "rating": lambda each: rating_text(each)._replace(text=rating_text(each).text.partition("\n")[0]),
        "schedule": lambda each: schedule_words(each).partition(" by ")[0],
        "narrative": lambda each: each.position and each.position.update.narrative,
        "path_to_green": lambda each: each.position and each.position.update.path_to_green,
        "ask": lambda each: each.position and each.position.update.ask,
        "evidence": lambda each: each.position and "\n".join(each.position.update.evidence),
    }
    if not any(each.facts.asks_to_verify or each.facts.assurance for each in assessed):
        del headings["assurance_level"]
    rows = (
        tuple(shown[name](each) if name in shown else _value(by_name[name], each) for name in headings)
        for each in assessed
    )
    return DataSheet("Deliverables", tuple(headings.values()), tuple(rows))


def _returns(returns: ReturnStatus, about: set[str]) -> DataSheet:
    rows = []
    for each in returns.partners:
        expected = [item for item, _ in each.answers if item in about]
        if expected:
            silent = [item for item in each.having("silent") if item in about]
            said = [sum(item in about for item in each.having(answer)) for answer in ("updated", "no_change")]
            come = Text("received", "good") if each.received else Text("not received", "bad")
            rows.append((each.partner, come, each.approved_on, len(expected), *said, len(silent), ", ".join(silent)))
    headings = ("Partner", "Return", "Approved on", "Expected", "Updated", "No change", "Silent", "Which are silent")
    return DataSheet("Returns", headings, tuple(rows), (f"For {returns.quarter.label}",))


def _sheet(name: str, fields: Fields[Thing], things: Iterable[Thing]) -> DataSheet:
    rows = tuple(tuple(_value(field, each) for field in fields) for each in things)
    return DataSheet(name, tuple(_heading(each.name) for each in fields), rows)


def _heading(name: str) -> str:
    return "ID" if name == "id" else name.replace("_", " ").capitalize()


def _value(field: Field[Thing], thing: Thing) -> Value:
    value: Any = field.value(thing)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, str) and field.holds == "words" and "_" in value and value.islower():
        return value.replace("_", " ")  # a word of a closed list
    if isinstance(value, float):
        return round(value, _PLACES)
    return value  # type: ignore[no-any-return]


def round_payload(view: RoundView, told: Sequence[Assessed] | None = None) -> dict[str, Any]:
    """Everything the papers about a round count, and the deliverables they tell of: `told`, else all it is about."""
    moved = view.movement
    return {
        "plan": view.plan.workplan.id,
        "period": view.round.label,
        "as_at": view.as_at,
        "tracked": view.summary.tracked,
        **view.period.payload(),
        "position": position_sentence(view),
        "decisions": list(asks(view)),
        "headline": counts_payload(view.summary.counts),
        **words_payload(view.summary.scale),
        "priorities": [
            {"id": each.id, "title": each.title, **counts_payload(each.counts)} for each in view.summary.groups
        ],
        "overdue": _ids(view.overdue),
        "date_passed": _ids(view.date_passed),
        "without_recovery_date": _ids(view.unrecovered),
        "exceptions": _ids(view.exceptions),
        "due_next": _ids(view.coming),
        "since_last_quarter": {
            "delivered": _ids(moved.delivered),
            "off_track": _ids(moved.off_track),
            "at_risk": _ids(moved.at_risk),
            "recovered": _ids(moved.recovered),
            "verified": _ids(moved.verified),
            "verification_withdrawn": _ids(moved.withdrawn),
            "moved": _ids(moved.moved),
            "closed": _ids(moved.closed),
        },
        "returns": view.returns.payload()["items"],
        "items": items_of(deliverable_columns(view.plan.workplan.fields), view.assessed if told is None else told),
    }


def _ids(found: Sequence[Assessed]) -> list[str]:
    return [each.commitment.id for each in found]
