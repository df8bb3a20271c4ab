"""The closed lists of the public format. Values are only ever added, never renamed."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

Kind = Literal["dated", "recurring", "ongoing", "as_needed", "relative", "unset"]

Status = Literal["not_started", "in_progress", "complete", "business_as_usual", "on_hold", "superseded", "cancelled"]

AssuranceLevel = Literal["self", "verified", "withdrawn"]

Audience = Literal["public", "board", "internal"]

Schedule = Literal[
    "closed",
    "business_as_usual",
    "complete_on_time",
    "complete_late",
    "complete",
    "on_hold",
    "ongoing",
    "no_recent_update",
    "overdue",
    "date_passed",
    "forecast_late",
    "due_soon",
    "not_yet_due",
]

Rating = Literal[
    "complete",
    "on_track",
    "at_risk",
    "off_track",
    "not_reported",
    "not_yet_due",
    "on_hold",
    "business_as_usual",
    "superseded",
    "cancelled",
]

ChangeStatus = Literal["proposed", "approved", "rejected", "withdrawn"]

PartnerKind = Literal["organisation", "group", "office", "team", "post"]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
SCHEDULES: Final[tuple[Schedule, ...]] = get_args(Schedule)
CHANGE_STATUSES: Final[tuple[ChangeStatus, ...]] = get_args(ChangeStatus)
RATINGS: Final[tuple[Rating, ...]] = get_args(Rating)


Level = Literal["priority", "theme", "activity", "deliverable"]
LEVELS: Final[tuple[Level, ...]] = ("priority", "theme", "activity", "deliverable")

PaperFormatName = Literal["markdown", "text", "html", "odt", "docx", "pdf", "ods", "xlsx", "csv", "json"]
"""The formats that the board's papers are written in; the first is the usual one."""

PAPERS: Final[Mapping[str, str]] = {
    "board": "the quarterly report: page one, then everything behind it",
    "summary": "how the plan, or the part of it you name, stands",
    "priority": "one priority, for its sponsor: npa report priority 3",
    "partner": "what one partner leads: npa report partner PHE",
    "exceptions": "only what is off track, overdue or not reported",
    "plan-on-a-page": "the whole plan on one page; nothing of progress",
}
"""The papers `npa report` writes, each with what it is."""
