"""What the tables of schedule and rating look at, for one deliverable."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from npa_cli.model.rating_scale import Rag
from npa_cli.model.vocabulary import AssuranceLevel, Kind, Status
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
