"""What is shown for a deliverable: the rating table, which docs/words.md tells to readers.

Facts set a floor, and the rating is the worse of that floor and what the lead reported. Facts can make a rating
worse, never better; silence is never green.
"""

from collections.abc import Collection
from datetime import date
from typing import Final, NamedTuple, assert_never

from npa_cli.model.rating_scale import STANDINGS, THREE_COLOURS, Rag, RatingScale, ScaleWord, Standing
from npa_cli.model.vocabulary import Rating
from npa_cli.model.workplan import Thresholds
from npa_cli.progress.schedule import Facts, Scheduled

SYMBOLS: Final[dict[Rating, str]] = {
    "complete": "✔",
    "on_track": "●",
    "at_risk": "▲",
    "off_track": "▼",
    "not_reported": "?",
    "not_yet_due": "○",
    "on_hold": "‖",
    "business_as_usual": "∞",
    "superseded": "–",
    "cancelled": "–",
}
WORDS: Final[dict[Rating, str]] = {
    "complete": "Complete",
    "on_track": "On track",
    "at_risk": "At risk",
    "off_track": "Off track",
    "not_reported": "Not reported",
    "not_yet_due": "Not yet due",
    "on_hold": "On hold",
    "business_as_usual": "Business as usual",
    "superseded": "Superseded",
    "cancelled": "Cancelled",
}
ROWS: Final[dict[int, str]] = {
    1: "closed, business as usual or on hold: no colour",
    2: "complete: blue",
    3: "overdue, but expected soon by a live forecast: amber at best",
    4: "overdue otherwise: red",
    5: "expected after its date, within the red limit: amber at best",
    6: "expected after its date, beyond the red limit: red",
    7: "due soon or ongoing: as reported",
    8: "due soon, ongoing or silent, without a live report: not reported",
    9: "not yet due: as reported",
    10: "not yet due, and nothing reported: not yet due",
    11: "past its date, in a plan that nobody has reported on: not reported",
    12: "in progress by a live report that gives no confidence, and not late: not reported",
    13: "said to be done on a day that is still to come, and not late: not reported",
}
_COLOURS: Final = {"blue": "shown as done", "amber": "at risk", "red": "off track"}
NOT_VERIFIED: Final = "not yet verified"
WITHDRAWN: Final = "verification withdrawn"
NO_CONFIDENCE: Final = "in progress, no confidence given"
DONE_LATER: Final = "said to be done on a day still to come"


class Rated(NamedTuple):
    """A rating, why it is so in a word or two, the row that decided, and the lead's own rag where one is live."""

    rating: Rating
    row: int
    reason: str | None = None
    reported: Rag | None = None
    adjusted: bool = False  # the facts made it worse than reported
    own: ScaleWord | None = None  # the plan's own word for it, where its scale has one

    def is_called(self, names: Collection[str]) -> bool:
        """Whether one of these is the rating, or the code of the plan's own word that is shown for it."""
        return self.rating in names or (self.own is not None and self.own.code in names)

    @property
    def words(self) -> str:
        """As shown, without the symbol: `Off track (overdue)`."""
        word = self.own.word if self.own else WORDS[self.rating]
        return f"{word} ({self.reason})" if self.reason else word

    @property
    def doubt(self) -> str | None:
        """Why complete work is not taken for verified; None if it is, or nobody asks."""
        return next((each for each in (NOT_VERIFIED, WITHDRAWN) if self.reason and self.reason.endswith(each)), None)

    @property
    def row_words(self) -> str:
        """What the row says; of a plan with words of its own, what a colour means in place of the colour."""
        text = ROWS[self.row]
        for colour, meant in _COLOURS.items() if self.own else ():
            text = text.replace(f": {colour}", f": {meant}")
        return text

    @property
    def shown(self) -> str:
        """Symbol and words: never colour alone."""
        return f"{self.own.symbol if self.own else SYMBOLS[self.rating]} {self.words}"


def rate(
    facts: Facts, scheduled: Scheduled, thresholds: Thresholds, as_at: date, scale: RatingScale = THREE_COLOURS
) -> Rated:
    """Rate a deliverable that `schedule` has placed on the same day; what is shown for it is a word of `scale`."""
    rated = _rate(facts, scheduled, thresholds, as_at)
    if not scale.own:
        return rated
    return rated._replace(own=scale.word_for(rated.rating, rated.reported, verified=facts.assurance == "verified"))


def _rate(facts: Facts, scheduled: Scheduled, thresholds: Thresholds, as_at: date) -> Rated:
    is_live = facts.is_live(thresholds, as_at)
    reported = facts.rag if is_live else None
    not_known = _not_known(facts, is_live=is_live)
    match scheduled.schedule:
        case "closed":
            by = f"by {facts.superseded_by}" if facts.superseded_by else None
            return Rated("cancelled", 1) if facts.status == "cancelled" else Rated("superseded", 1, by)
        case "business_as_usual":
            return Rated("business_as_usual", 1)
        case "on_hold":
            return Rated("on_hold", 1, "date passed" if scheduled.baseline_passed else None)
        case "complete" | "complete_on_time":
            return Rated("complete", 2, _doubt(facts))
        case "complete_late":
            return Rated("complete", 2, ", ".join(("late", *filter(None, (_doubt(facts),)))))
        case "overdue":
            if _recovering(facts, scheduled, thresholds, as_at):
                return _floored("at_risk", reported, 3, "overdue, recovering")
            return _floored("off_track", reported, 4, "overdue")
        case "forecast_late":
            if (scheduled.days_late or 0) <= thresholds.red_after_days:
                return _floored("at_risk", reported, 5, "forecast late")
            return _floored("off_track", reported, 6, "forecast late")
        case "due_soon" | "ongoing" | "no_recent_update":
            if not_known is not None:
                return not_known
            if reported is None or scheduled.schedule == "no_recent_update":
                return Rated("not_reported", 8)
            return Rated(reported.meaning, 7, reported=reported)
        case "date_passed":
            return Rated("not_reported", 11, "date passed")
        case "not_yet_due":
            if not_known is not None:
                return not_known
            if reported is None:
                return Rated("not_yet_due", 10)
            return Rated(reported.meaning, 9, reported=reported)
        case _:
            assert_never(scheduled.schedule)


def _doubt(facts: Facts) -> str | None:
    """Why work that is reported complete is not taken for verified, where that is asked or was taken back."""
    if facts.assurance == "withdrawn":
        return WITHDRAWN
    return NOT_VERIFIED if facts.asks_to_verify and facts.assurance != "verified" else None


def _not_known(facts: Facts, *, is_live: bool) -> Rated | None:
    """The rating of work that is not late by its dates, and whose report does not say how it stands; None otherwise."""
    if facts.done_later is not None:
        return Rated("not_reported", 13, DONE_LATER)
    lacks_confidence = is_live and facts.status == "in_progress" and facts.rag is None
    return Rated("not_reported", 12, NO_CONFIDENCE) if lacks_confidence else None


def _recovering(facts: Facts, scheduled: Scheduled, thresholds: Thresholds, as_at: date) -> bool:
    """Overdue work that a live forecast ends soon: both lateness so far and lateness expected within the red limit."""
    forecast = facts.live_forecast(thresholds, as_at)
    if forecast is None or facts.baseline is None:
        return False
    expected = (forecast - facts.baseline).days
    return expected <= thresholds.red_after_days and (scheduled.days_late or 0) <= thresholds.red_after_days


def _floored(floor: Standing, reported: Rag | None, row: int, reason: str) -> Rated:
    worse = floor if reported is None else max(floor, reported.meaning, key=STANDINGS.index)
    adjusted = reported is not None and worse != reported.meaning
    return Rated(worse, row, reason, reported, adjusted)
