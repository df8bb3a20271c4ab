"""The plan as tables: what `npa sql` asks and `npa export sqlite` writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final, get_args

from npa_cli.model.measure import Reading, ReadingStatus
from npa_cli.model.partner_return import Return
from npa_cli.model.plan import Plan
from npa_cli.model.register import ActionStatus, DependencyStatus, IssueStatus, RiskStatus
from npa_cli.model.section import Section
from npa_cli.model.vocabulary import CHANGE_STATUSES, STATUSES
from npa_cli.model.workplan import DisputeStep, Signatory, Source, Workplan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.measures.select import stated_measures
from npa_cli.progress.measures.verdict import verdicts
from npa_cli.progress.registers.action import known_actions
from npa_cli.progress.registers.dependency import known_dependencies
from npa_cli.progress.registers.escalation import known_issues
from npa_cli.progress.registers.known import known_changes, known_entries, known_readings
from npa_cli.progress.registers.risk import known_risks
from npa_cli.progress.reported import is_tracked
from npa_cli.views import everything
from npa_cli.views.columns import LEAD, REPORT, SIGNED, SLIP, STANDING
from npa_cli.views.everything import Everything, SqlTable
from npa_cli.views.field import Field, Fields, fields_in, fields_of, with_first
from npa_cli.views.own_columns import of_activities, of_priorities, with_own
from npa_cli.views.part_columns import BEYOND, CHANGE, LINK, MEETING, MEMBER, PARAGRAPH, STEP
from npa_cli.views.plan_columns import ACTIVITY, BOARD, OBJECTIVE, PARTNER, PRIORITY, THEME, placed_activities
from npa_cli.views.register_columns import ACTION, DECISION, DEPENDENCY, ISSUE, MEASURE, RISK, STATED

_PLAN: Final[Fields[Everything]] = (
    Field("id", "words", "its short name", lambda each: each.plan.workplan.id),
    Field("title", "words", "its own title", lambda each: each.plan.workplan.title),
    Field("start", "day", "its first day", lambda each: each.plan.workplan.period.start),
    Field("end", "day", "its last day", lambda each: each.plan.workplan.period.end),
    Field("as_at", "day", "the day that everything is worked out for", lambda each: each.as_at),
    Field("tracked", "truth", "1 if anything at all is reported", lambda each: is_tracked(each.plan, each.as_at)),
    Field("stage", "words", "to_come, running or ended, on that day", lambda each: each.period.stage),
    Field("period_words", "words", "what is said first if it has ended or not begun", lambda each: each.period.words),
    *fields_of(
        Workplan,
        lambda each: each.plan.workplan,
        but="id title period_start period_end signatories objectives serves replaces boards dispute_resolution sources",
    ),
)
_DELIVERABLE_ID: Final[Field[Assessed]] = Field("deliverable", "words", "its id", lambda each: each.commitment.id)


TABLES: Final[tuple[SqlTable[Any], ...]] = (
    SqlTable("plan", "the plan", _PLAN, lambda all_: (all_,)),
    SqlTable(
        "objective", "an objective", OBJECTIVE, lambda all_: all_.plan.workplan.objectives, shown="id kind number text"
    ),
    SqlTable("partner", "a partner, group or office", PARTNER, lambda all_: all_.plan.partners),
    SqlTable(
        "member",
        "a member of a group",
        MEMBER,
        lambda all_: ((each.code, one) for each in all_.plan.partners for one in each.members),
    ),
    SqlTable("priority", "a priority", PRIORITY, lambda all_: all_.plan.priorities, many="priorities"),
    SqlTable(
        "theme",
        "a heading that groups activities",
        THEME,
        everything.themes,
        shown="id priority title leads measure",
        items="activities",
        owners="leads",
    ),
    SqlTable("activity", "an activity", ACTIVITY, lambda all_: placed_activities(all_.plan), many="activities"),
    SqlTable(
        "lead",
        "one partner that leads an activity, or a deliverable that others lead, by the latest decision",
        with_first("activity partner place", LEAD),
        everything.leads_of_activities,
    ),
    SqlTable(
        "deliverable",
        "a deliverable, as signed",
        with_first("id activity priority", fields_in("sql", SIGNED)),
        lambda all_: all_.assessed,
    ),
    SqlTable(
        "standing",
        "how a deliverable stands on the day",
        (_DELIVERABLE_ID, *fields_in("sql", STANDING)),
        lambda all_: all_.assessed,
        many="ratings",
    ),
    SqlTable(
        "return",
        "what one partner filed for one round",
        fields_of(Return, but="updates"),
        everything.returns_filed,
        shown="partner period submitted_by approved_by approved_on no_change note",
        owners="partner",
    ),
    SqlTable(
        "report",
        "what one partner said of a deliverable for one round",
        REPORT,
        lambda all_: (report for each in all_.assessed for report in each.reports),
        many="updates",
        shown="deliverable partner period status rag narrative",
        items="deliverable",
        owners="partner",
        statuses=STATUSES,
    ),
    SqlTable(
        "change",
        "a change to the signed plan",
        CHANGE,
        lambda all_: known_changes(all_.plan, all_.as_at),
        shown="id item field to status decided_on",
        items="item",
        owners="proposed_by",
        statuses=CHANGE_STATUSES,
    ),
    SqlTable("slip", "how far a dated deliverable is from its dates", SLIP, everything.slips),
    SqlTable(
        "board",
        "a body that governs or scrutinises",
        with_first("code name kind meets chair", BOARD),
        lambda all_: all_.plan.workplan.boards,
        shown="code name board_kind meets chair",
    ),
    SqlTable("meeting", "a meeting of a board", MEETING, everything.meetings, shown="board first last"),
    SqlTable(
        "dispute_step",
        "a rung of the ladder that a dispute climbs, the lowest first",
        fields_of(DisputeStep),
        lambda all_: all_.plan.workplan.dispute_resolution,
        shown="number raised_with text",
    ),
    SqlTable(
        "signatory",
        "a role in which the plan was signed",
        fields_of(Signatory),
        lambda all_: all_.plan.workplan.signatories,
        many="signatories",
        shown="role organisation inferred source_document source_line",
    ),
    SqlTable(
        "beyond",
        "what the plan serves or replaces, that is held in no plan's files",
        BEYOND,
        everything.served_or_replaced,
        many="beyond",
        shown="relation number text inferred note source_document source_line",
    ),
    SqlTable(
        "source",
        "a document it quotes",
        fields_of(Source),
        lambda all_: all_.plan.workplan.sources,
        shown="id title licence attribution kept note",
    ),
    SqlTable(
        "section",
        "a part of a document beside the tables",
        fields_of(Section, but="paragraphs"),
        lambda all_: all_.plan.sections,
        shown="id title source_document source_line",
    ),
    SqlTable(
        "paragraph",
        "a paragraph of a section",
        PARAGRAPH,
        lambda all_: ((section, each) for section in all_.plan.sections for each in section.paragraphs),
        shown="section number text line",
    ),
    SqlTable(
        "link",
        "what of the plan serves or continues another item",
        LINK,
        lambda all_: all_.plan.links,
        shown="from relation to basis stated inferred note",
        items="from to",
    ),
    SqlTable(
        "measure",
        "a measure that readings are taken of",
        MEASURE,
        lambda all_: verdicts(all_.plan, all_.as_at),
        shown="id title items latest target met",
        items="items",
        owners="owner",
    ),
    SqlTable(
        "stated_measure",
        "a measure as the plan states it, with a priority, theme, activity or deliverable",
        STATED,
        lambda all_: stated_measures(all_.plan, verdicts(all_.plan, all_.as_at)),
        shown="item text measured_by readings",
        items="item",
    ),
    SqlTable(
        "reading",
        "one value of one measure, known on the day",
        fields_of(Reading),
        lambda all_: known_readings(all_.plan, all_.as_at),
        shown="measure period_start period_end value numerator denominator status published_on inferred note",
        statuses=get_args(ReadingStatus),
    ),
    SqlTable(
        "risk",
        "a risk, open or ended",
        RISK,
        lambda all_: known_risks(all_.plan, all_.as_at),
        shown="id title score owner level status",
        items="affects",
        owners="owner",
        statuses=get_args(RiskStatus),
    ),
    SqlTable(
        "issue",
        "an issue, open or ended",
        ISSUE,
        lambda all_: known_issues(all_.plan, all_.as_at),
        shown="id title severity owner level status",
        items="affects",
        owners="owner",
        statuses=get_args(IssueStatus),
    ),
    SqlTable(
        "dependency",
        "work that waits for other work",
        DEPENDENCY,
        lambda all_: known_dependencies(all_.plan, all_.assessed, all_.as_at),
        many="dependencies",
        shown="id title from to needed status",
        items="from to",
        owners="giver receiver",
        statuses=get_args(DependencyStatus),
    ),
    SqlTable(
        "action",
        "an action, open or ended",
        ACTION,
        lambda all_: known_actions(all_.plan, all_.as_at),
        shown="id text owner due new_due state",
        items="affects",
        owners="owner",
        statuses=get_args(ActionStatus),
    ),
    SqlTable(
        "decision",
        "a decision, as minuted",
        DECISION,
        lambda all_: known_entries(all_.plan.decisions, all_.plan.known_before(all_.as_at)),
        shown="id board date title decision",
        items="affects",
    ),
    SqlTable(
        "escalation", "a step up of a risk or an issue", STEP, everything.steps_up, shown="entry to on reason response"
    ),
)


def tables_of_plans(plans: Iterable[Plan]) -> tuple[SqlTable[Any], ...]:
    """Every table, with the own fields of any of the plans; of two fields of one name, that of the first plan."""
    own = {name: field for plan in reversed([*plans]) for name, field in plan.workplan.fields.items()}
    if not own:
        return TABLES
    fields = {each.name: each.fields for each in TABLES}
    widened: dict[str, Fields[Any]] = {
        "priority": of_priorities(own),
        "theme": with_own(fields["theme"], own, "theme", lambda each: each.theme),
        "activity": of_activities(own),
        "deliverable": with_own(fields["deliverable"], own, "deliverable", lambda each: each.commitment.deliverable),
        "report": with_own(fields["report"], own, "update", lambda each: each.update),
    }
    return tuple(replace(each, fields=widened.get(each.name, each.fields)) for each in TABLES)


@dataclass(frozen=True, slots=True)
class DatabaseView:
    """The whole plan as tables, on one day; of several plans, each table has all of their rows."""

    kind: ClassVar[str] = "database"

    plans: Sequence[Everything]

    def payload(self) -> dict[str, Any]:
        """The names of the tables, and the day."""
        return {"as_at": self.plans[0].as_at, "tables": [each.name for each in TABLES]}
