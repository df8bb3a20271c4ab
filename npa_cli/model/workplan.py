"""The plan's own account of itself: workplan.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from npa_cli.model.base import (
    Day,
    OurNote,
    OurReading,
    PlanModel,
    PrintedNumber,
    WhereQuoted,
    WholeNumber,
    keyed,
    needed,
    optional,
    several,
)
from npa_cli.model.own_field import OwnField
from npa_cli.model.rating_scale import RatingScale, ScaleWord
from npa_cli.model.rounds import Rounds
from npa_cli.timeframe import Rhythm

BoardKind = Literal["board", "sub_board", "group", "scrutiny", "office"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
WeekOfMonth = Literal["first", "second", "third", "fourth", "last"]
MonthNumber = Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]


class MeetingDay(PlanModel):
    """The rule that a body's meetings fall by, if it has one: the second Tuesday of four months of the year."""

    weekday: Weekday = needed("The day of the week.", "tuesday")
    week: WeekOfMonth = needed("Which of them in the month.", "second")
    months: tuple[MonthNumber, ...] = needed("The months it meets in, 1 to 12.", [1, 4, 7, 10], min_length=1)


class Board(PlanModel):
    """A body the plan reports to or feeds into, or one that scrutinises what it delivers."""

    code: str = needed("The short name the plan uses.", "NPHB", min_length=1)
    name: str = needed("The full name, as the plan prints it.", "National Prison Healthcare Board")
    also_known_as: tuple[str, ...] = several("Other names it has in the sources.")
    kind: BoardKind = optional(
        "A board, part of one, a working group, a scrutiny body, or an office such as Ministers.", default="board"
    )
    level: str | None = optional("Where it sits, in the plan's words.", "national")
    purpose: tuple[str, ...] = several("What it is for, in the plan's words.")
    chair: str | None = optional("Who chairs it, in the plan's words: a role, not a person.")
    members: tuple[str, ...] = several("Who sits on it, in the plan's words: roles, not people.")
    meets: str | None = optional("How often it meets, in the plan's words.", "quarterly")
    since: Day | None = optional("The first day from which it meets so.", "2018-04-01")
    meeting_day: MeetingDay | None = optional("The rule its meetings fall by, if it has one.")
    meetings: tuple[Day, ...] = several("The days it meets, if they are set; these win over any rule.", ["2018-07-17"])
    reports_to: tuple[str, ...] = several("Codes of the bodies it reports to.")
    escalates_to: tuple[str, ...] = several("Codes of the bodies it takes up what it can't settle.")
    inferred: OurReading = Field(default=(), examples=[["since"]])
    note: OurNote = None
    source: WhereQuoted = None


class DisputeStep(PlanModel):
    """One rung of the ladder a dispute climbs, the lowest first."""

    number: str | None = optional("The plan's own number of the paragraph.", "3.19")
    raised_with: tuple[str, ...] = needed("Codes of boards, or roles in the plan's words.", ["LDB"])
    text: str = needed("What happens on this rung, in the plan's words.", min_length=1)
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 528}])


class Period(PlanModel):
    """The years the plan covers."""

    text: str = needed("The plan's own words.", "2018 - 2021")
    start: Day | None = optional("First day, ISO.", "2018-04-01")
    end: Day | None = optional("Last day, inclusive, ISO.", "2021-03-31")
    basis: str | None = optional("Why these days, if the words alone do not say.")
    inferred: OurReading = Field(default=(), examples=[["start"]])


class Objective(PlanModel):
    """One of the objectives the priorities serve."""

    id: str = needed("O and a number.", "O1", pattern=r"^O[1-9][0-9]{0,8}$")
    text: str = needed("The objective as signed.", min_length=1)
    kind: str = optional("What the plan itself calls it.", "shared outcome", default="objective", min_length=1)
    number: PrintedNumber = Field(default=None, examples=["2.2"])
    points: tuple[str, ...] = several(
        "What the plan lists under it, in its words.", ["Provide training to prison staff"]
    )
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 40}])


class Signatory(PlanModel):
    """One role in which the plan was signed."""

    role: str = needed("The role, as printed.", "Chief Executive Officer", min_length=1)
    organisation: str = needed("The organisation, as printed.", "Public Health England", min_length=1)
    inferred: OurReading = Field(default=(), examples=[["organisation"]])
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 230}])


class Beyond(PlanModel):
    """Something outside the files held that the plan says it serves or replaces: a strategy, a target, an agreement."""

    text: str = needed("What it is, in the plan's words.", "the Long-Term Plan", min_length=1)
    number: str | None = optional("The number it is known by.", "PSA 18")
    inferred: OurReading = Field(default=(), examples=[["text"]])
    note: OurNote = None
    source: WhereQuoted = Field(default=None, examples=[{"document": "agreement", "line": 107}])


ItemLevel = Literal["priority", "theme", "activity", "deliverable", "timeframe", "leads", "measure"]


LONGEST_DAYS: Final = 36_525
"""A hundred years: more days than any threshold means, and few enough to count with."""
Days = Annotated[WholeNumber, Field(ge=0, le=LONGEST_DAYS)]
RiskScore = Annotated[WholeNumber, Field(ge=1, le=25)]
"""Likelihood times impact."""


class Thresholds(PlanModel):
    """Days at which the rating tables turn. Printed in every paper's key."""

    red_after_days: Days = optional("Days late after which overdue work turns red.", 92, default=92)
    due_soon_days: Days = optional("How many days ahead counts as due soon.", 91, default=91)
    stale_after_days: Days = optional("Days after which a report no longer counts.", 92, default=92)

    def of_rounds(self, rhythm: Rhythm) -> Thresholds:
        """These, with what the plan does not set as long as its longest round. The defaults are those of quarters."""
        if rhythm.every == "quarter":
            return self
        longest = rhythm.longest
        days = {"red_after_days": longest, "due_soon_days": longest - 1, "stale_after_days": longest}
        return self.model_copy(update={name: each for name, each in days.items() if name not in self.model_fields_set})


class RegisterThresholds(PlanModel):
    """Scores (likelihood times impact, 1 to 25) at which a risk's band turns. Printed beside every risk."""

    moderate_from: RiskScore = optional("The lowest moderate score.", 4, default=4)
    high_from: RiskScore = optional("The lowest high score.", 8, default=8)
    extreme_from: RiskScore = optional("The lowest extreme score.", 15, default=15)
    board_from: RiskScore = optional("The score from which a risk is the board's to know.", 15, default=15)
    review_after_days: Days = optional("Days after which an open risk is past its review.", 92, default=92)


class Source(PlanModel):
    """One document the plan's words are quoted from."""

    id: str = needed("A short name other entries use to point here.", "workplan")
    title: str = needed("The document's own title.", "National Partnership Agreement: Workplan 2018 - 2021")
    licence: str = needed("The licence its words are quoted under.", "Open Government Licence v3.0")
    attribution: str | None = optional("Who to name when quoting it.", "© Crown copyright 2018")
    kept: str | None = optional(
        "The file that holds its text, from the plan's folder, in its repository; for `npa source check`.",
        "sources/tracker.txt",
    )
    note: str | None = optional("What a reader should know about the text we hold.")


PriorityHas = Literal["statement", "measure", "objectives", "themes", "source", "note"]
ActivityHas = Literal["leads", "measure", "reporting_partner", "contributors", "source", "note"]
DeliverableHas = Literal["text", "timeframe", "measure", "reporting_partner", "contributors", "source", "note"]


class Expectations(PlanModel):
    """What there has to be in the plan as a whole. What it leaves out is not checked."""

    priorities: WholeNumber | None = optional("How many priorities there are.", 10, ge=0)
    themes: WholeNumber | None = optional("How many themes there are, in all priorities.", 31, ge=0)
    activities: WholeNumber | None = optional("How many activities there are.", 53, ge=0)
    deliverables: WholeNumber | None = optional("How many deliverables there are.", 134, ge=0)
    every_priority_has: tuple[PriorityHas, ...] = several(
        "What no priority may lack. Objectives that are `unknown` are lacking.", ["statement", "measure"]
    )
    every_activity_has: tuple[ActivityHas, ...] = several("What no activity may lack.", ["leads"])
    every_deliverable_has: tuple[DeliverableHas, ...] = several("What no deliverable may lack.", ["timeframe"])


_WORD: Final = {"code": "amber", "word": "Amber", "symbol": "▲", "colour": "amber", "meaning": "at_risk"}


class Workplan(PlanModel):
    """workplan.yaml: what the plan says about itself, and how its words are to be read."""

    id: str = needed("A short name, unique among plans.", "npa-2018", pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str = needed("The plan's own title.", min_length=1)
    period: Period = needed("The years it covers.")
    introduction: str | None = optional("What the plan says of itself, verbatim.")
    conventions: Mapping[str, Any] = keyed(
        "How its words for dates are to be read: settings of docs/timeframes.md.",
        {"financial_year_start_month": 4, "year_deadline": "calendar_year_end"},
    )
    rounds: Rounds = Field(
        default_factory=Rounds,
        description="How often its partners report, if not each quarter of its financial year.",
        examples=[{"every": "month"}],
    )
    thresholds: Thresholds = Field(
        default_factory=Thresholds,
        description="Days at which the rating tables turn; those left out follow the length of a round.",
    )
    registers: RegisterThresholds = Field(
        default_factory=RegisterThresholds,
        description="Scores at which a risk's band turns, and how long a review lasts.",
        examples=[{"extreme_from": 15, "board_from": 12}],
    )
    reporting: Mapping[str, str] = keyed("Which partner reports for a group that leads, by code.", {"Joint": "HMPPS"})
    names: Mapping[ItemLevel, str] = keyed(
        "The plan's own words for its levels and columns, which headings then use.",
        {"activity": "objective", "timeframe": "timescale"},
    )
    fields: Mapping[str, OwnField] = keyed(
        "Fields of the plan's own, by the keys under which its files have them.",
        {"cost": {"on": "deliverable", "type": "money", "currency": "GBP"}},
    )
    signed: bool = optional(
        "Whether anybody signed it; a draft or a paper that nobody signed says `false`, and its words are "
        "then called printed, not signed.",
        False,
        default=True,
    )
    signatories: tuple[Signatory, ...] = several(
        "Who signed it, by role.", [{"role": "Director General", "organisation": "Ministry of Justice"}]
    )
    rating_scale: tuple[ScaleWord, ...] = several(
        "The plan's own words for how work stands, best to worst; without it green, amber and red.", [_WORD]
    )
    verify_complete: bool = optional(
        "Whether complete work has to be verified by somebody other than its lead: until it is, it shows "
        "as not yet verified.",
        True,
        default=False,
    )
    objectives: tuple[Objective, ...] = several("What the priorities serve.")
    serves: tuple[Beyond, ...] = several("What the plan as a whole says it serves, of what is held in no plan's files.")
    replaces: tuple[Beyond, ...] = several("What the plan says it takes the place of.")
    boards: tuple[Board, ...] = several("The bodies it reports to, feeds into or is scrutinised by.")
    dispute_resolution: tuple[DisputeStep, ...] = several("How a dispute is taken up, the lowest rung first.")
    sources: tuple[Source, ...] = several("The documents its words are quoted from.")
    expect: Expectations | None = optional(
        "What the plan as a whole has to hold, such as how many priorities; `npa validate` counts again.",
        {"priorities": 10, "every_priority_has": ["measure"]},
    )
    note: OurNote = None

    @cached_property
    def scale(self) -> RatingScale:
        """The words for how work stands: its own, or green, amber and red."""
        return RatingScale(self.rating_scale)

    @property
    def asks_to_verify(self) -> bool:
        """Whether complete work is told apart until it is verified: by its own setting, or by a word of its scale."""
        return self.verify_complete or self.scale.shows_assurance
