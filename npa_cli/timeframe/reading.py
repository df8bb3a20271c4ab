"""What a timeframe's words were read as: the one value that the rest of the program sees."""

from datetime import date
from typing import Final, Literal, NamedTuple

from npa_cli.timeframe.round import Rhythm

Kind = Literal["dated", "recurring", "ongoing", "as_needed", "relative", "unset"]
Confidence = Literal["certain", "by_convention", "refused"]

KINDS: Final = {
    "dated": "has a deadline",
    "recurring": "comes round again and again",
    "ongoing": "goes on, with no end of its own; it may have a start",
    "as_needed": "happens when something calls for it",
    "relative": "hangs on an event or another date, which the plan may give",
    "unset": "has no timeframe yet, or none applies",
}

UNITS: Final = (
    *("day", "week", "fortnight", "month", "part_month", "quarter", "half", "season", "year", "decade"),
    *("financial_quarter", "financial_half", "financial_year", "academic_year", "range", "list"),
)


_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Turns(NamedTuple):
    """A rule of iCalendar (RFC 5545): how often, and on which days of the year, month or week.

    `named` is whether the words name those days. Where they do not, as in `Quarterly`, each whole period of the plan
    is a turn, due at its end: a convention, and no one's word.
    """

    frequency: str  # DAILY, WEEKLY, MONTHLY or YEARLY
    interval: int = 1
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()  # of the month; -1 is the last. Of several, the latest that a month has
    weekdays: tuple[tuple[int, int], ...] = ()  # Monday is 0; the nth in the month, 0 for every one
    first: date | None = None  # the first of the days, where the words give it
    named: bool = True
    terms: Rhythm | None = None  # of a turn that is a term of the plan, due at its end

    @property
    def rule(self) -> str:
        """As iCalendar writes it: `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1`; of terms, a rule for the end of each."""
        if self.terms is not None:
            days = [
                (each.end.month, -1 if each.next.start.day == 1 else each.end.day) for each in self.terms.in_year(2000)
            ]
            return " and ".join(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}" for month, day in days)
        parts = [
            f"FREQ={self.frequency}",
            f"INTERVAL={self.interval}" if self.interval > 1 else "",
            f"BYMONTH={','.join(map(str, self.months))}" if self.months else "",
            f"BYMONTHDAY={','.join(map(str, self.days))}" if self.days else "",
            f"BYDAY={','.join(f'{nth or str()}{_WEEKDAYS[day]}' for day, nth in self.weekdays)}"
            if self.weekdays
            else "",
            "BYSETPOS=-1" if len(self.days) > 1 else "",
        ]
        return ";".join(filter(None, parts))


class Alternative(NamedTuple):
    """Another reading that a reasonable reader could defend. Days are inclusive."""

    reading: str  # what the words would then mean
    start: date | None
    due: date | None


class Reading(NamedTuple):
    """What one timeframe's words mean. Days are inclusive: `due` is the last day on which it is on time.

    A refused reading has no kind and no dates, and says why in `error` and what to type instead in `hint`.
    """

    expression: str
    kind: Kind | None = None
    unit: str | None = None  # of UNITS
    start: date | None = None
    due: date | None = None
    recurrence: str | None = None  # canonical words: "annually", "every 2 years"; "thereafter" leaves the kind dated
    body: str | None = None  # the board or meeting it is tied to
    rule: str = ""  # the rules that read it, outermost first
    convention: str | None = None  # the setting that decided, where the words alone do not
    alternatives: tuple[Alternative, ...] = ()
    confidence: Confidence = "refused"
    remainder: str | None = None  # words that are commentary or a status: kept, never read as dates
    error: str | None = None
    hint: str | None = None
    until: date | None = None  # the last day of something recurring, where its words say
    each: str | None = None  # the days or months of the year on which it recurs: "31 March"
    event: str | None = None  # what a relative timeframe counts from
    turns: Turns | None = None  # the rule by which something recurring falls due; None where no rule can say it
    stated: bool = False  # whether the plan itself states the convention leant on

    @property
    def turns_are_conventional(self) -> bool:
        """Whether its words name neither a day nor a board: its due days are then a convention, and no one's word."""
        return self.turns is not None and not self.turns.named and not self.body

    @property
    def latest(self) -> date | None:
        """The latest due date the words can defensibly mean; `due` itself where the plan states the convention."""
        if self.due is None or self.stated:
            return self.due
        dues = [other.due for other in self.alternatives if other.due is not None]
        return max([self.due, *dues])
