"""The facts of a deliverable, and where the dates put it: the schedule table, as in docs/words.md.

The first row that fits.
"""

from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from npa_cli.model.rating_scale import Rag
from npa_cli.model.vocabulary import AssuranceLevel, Kind, Schedule, Status
from npa_cli.model.workplan import Thresholds

ForecastLapse = Literal["past", "too_old"]
"""Why a reported forecast does not count: its day has passed, or the report that gave it is stale."""


class Facts(NamedTuple):
    """One deliverable's facts. Every date is a day, inclusive; None is not known, or not said by anyone.

    `baseline` is the latest approved due date and `latest` the latest day its words can defensibly mean; for a
    recurring deliverable both are those of its earliest unmet occurrence. `confirmed_on` is the last day of the
    quarter of the last return that mentions it, or the day that was said where that quarter still runs. `superseded_by`
    is the id of what took its place. `tracked` is whether anything at all is reported on its plan; where it is not,
    nobody knows which occurrences of what recurs were met, and those are the dates of the next one. `done_later` is the
    day on which it is reported done, where that is still to come: then it is open, and how it stands is not known.
    `held_later` is whether all that is reported on its plan counts on later days alone. `assurance` is how its
    completion is known, and `asks_to_verify` whether its plan tells apart what is not verified.
    """

    kind: Kind | None = None
    start: date | None = None
    baseline: date | None = None
    latest: date | None = None
    status: Status | None = None
    rag: Rag | None = None
    forecast: date | None = None
    actual: date | None = None
    confirmed_on: date | None = None
    tracked: bool = True
    superseded_by: str | None = None
    done_later: date | None = None
    assurance: AssuranceLevel | None = None
    asks_to_verify: bool = False
    held_later: bool = False

    def is_live(self, thresholds: Thresholds, as_at: date) -> bool:
        """Whether the last report is recent enough, on `as_at`, for what it says to count."""
        return self.confirmed_on is not None and as_at - self.confirmed_on <= timedelta(thresholds.stale_after_days)

    def live_forecast(self, thresholds: Thresholds, as_at: date) -> date | None:
        """The lead's expected date, unless it is too old to count or already past."""
        return self.forecast if self.forecast_lapse(thresholds, as_at) is None else None

    def forecast_lapse(self, thresholds: Thresholds, as_at: date) -> ForecastLapse | None:
        """Why the lead's expected date does not count on `as_at`; None if it counts, and where there is none."""
        if self.forecast is None:
            return None
        if self.forecast < as_at:
            return "past"
        return None if self.is_live(thresholds, as_at) else "too_old"


# The rows as they are shown by `--why` and in every paper's key, by number.
ROWS: Final[dict[int | str, str]] = {
    1: "superseded or cancelled",
    2: "business as usual",
    3: "complete, by its date",
    4: "complete, after its date",
    5: "complete, with no date to hold it against",
    6: "on hold",
    7: "no end date, confirmed within the stale limit",
    8: "no end date, not confirmed within the stale limit",
    "8a": "recurring, in a plan that nobody has reported on",
    10: "open and past its date, at the latest its words can mean",
    "10a": "past its date, in a plan that nobody has reported on",
    11: "open and expected after its date",
    12: "open, and its window has begun or its date is near",
    13: "open, and its date is not near",
}  # 9 sends a recurring deliverable's earliest unmet occurrence on to rows 10 to 13


class Scheduled(NamedTuple):
    """A schedule, the row of the table that decided it, and how many days late (overdue, forecast or complete)."""

    schedule: Schedule
    row: int | str
    days_late: int | None = None
    baseline_passed: bool = False  # flagged for work on hold


def schedule(facts: Facts, thresholds: Thresholds, as_at: date) -> Scheduled:
    """Place a deliverable on `as_at`, which is the start of that day: what is due that day is not late yet."""
    baseline = facts.baseline
    latest = facts.latest or baseline
    match facts.status:
        case "superseded" | "cancelled":
            return Scheduled("closed", 1)
        case "business_as_usual":
            return Scheduled("business_as_usual", 2)
        case "complete":
            return _complete(facts)
        case "on_hold":
            return Scheduled("on_hold", 6, baseline_passed=latest is not None and as_at > latest)
        case _:  # not started, in progress, or nothing said: open
            pass
    if facts.kind == "recurring" and not facts.tracked:
        return Scheduled("no_recent_update", "8a")  # row 9 needs to know which occurrences were met
    if baseline is None or latest is None:
        if facts.is_live(thresholds, as_at):
            return Scheduled("ongoing", 7)
        return Scheduled("no_recent_update", 8)
    if as_at > latest and not facts.tracked:
        return Scheduled("date_passed", "10a")
    if as_at > latest:
        return Scheduled("overdue", 10, (as_at - latest).days)
    forecast = facts.live_forecast(thresholds, as_at)
    if forecast is not None and forecast > baseline:
        return Scheduled("forecast_late", 11, (forecast - baseline).days)
    begun = facts.start is not None and as_at >= facts.start
    if begun or baseline - as_at <= timedelta(thresholds.due_soon_days):
        return Scheduled("due_soon", 12)
    return Scheduled("not_yet_due", 13)


def _complete(facts: Facts) -> Scheduled:
    # A recurring deliverable that is complete is judged occurrence by occurrence, so only a dated one is late here.
    if facts.kind != "dated" or facts.baseline is None or facts.actual is None:
        return Scheduled("complete", 5)
    if facts.actual <= facts.baseline:
        return Scheduled("complete_on_time", 3)
    return Scheduled("complete_late", 4, (facts.actual - facts.baseline).days)
