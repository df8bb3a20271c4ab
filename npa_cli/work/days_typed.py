"""Days and rounds as they are typed behind an option: what each means, or what to type instead."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from npa_cli.model.base import read_day
from npa_cli.model.plan import Plan
from npa_cli.progress.plan_period import example_round
from npa_cli.timeframe import DEFAULT, Conventions, Reading, Rhythm, Round, quarters, read
from npa_cli.timeframe.financial_year import MONTH_NAMES
from npa_cli.work.faults import UsageFault

_FIRST_YEAR: Final = 1900  # of an as-at date: leaves room for the arithmetic of any plan on either side
_LAST_YEAR: Final = 2999
_LENGTH: Final = re.compile(r"([0-9]{1,4})(?: ?d(?:ays?)?| ?(w)(?:eeks?)?)?")


def settle_day(plan: Plan | None, as_at: str | None, period: str | None, today: date) -> date:
    """The as-at date: given, or the day after a period ends, or today. Raises UsageFault for what is no day."""
    if as_at is not None and period is not None:
        raise UsageFault("--as-at and --period both set the day; give one of them")
    if as_at is not None:
        day = today if as_at == "today" else day_typed("as-at", as_at, plan)
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise UsageFault(f"--as-at `{as_at}`: give a year from {_FIRST_YEAR} to {_LAST_YEAR}")
        return day
    if period is not None and plan is not None:
        return round_typed(plan, period).end + timedelta(1)
    return today


def day_typed(option: str, text: str, plan: Plan | None = None, *, at_latest: bool = False) -> date:
    """The day that was given to an option: `2019-04-01`, or words that mean one day for certain, as `1 April 2019`.

    With `at_latest`, words for a longer time mean its last day: `March 2019` is 31 March. Raises UsageFault for what is
    no day; the example it gives is one of the plan's, where that is known.
    """
    conventions = (plan.conventions if plan is not None else None) or DEFAULT
    day = day_meant(text, conventions, at_latest=at_latest)
    if day is not None:
        return day
    meant = read(text, conventions)
    first = plan.workplan.period.start if plan is not None else None
    example = f"--{option} {meant.due}" if _is_certain(meant) and meant.due is not None else first or "2019-04-01"
    raise UsageFault(f"--{option} `{text}` is not a day; write it like {example}")


def day_meant(text: str, conventions: Conventions, *, at_latest: bool = False) -> date | None:
    """The one day that words mean for certain or by a convention that the plan states; None if they mean no such day.

    With `at_latest`, the last day of a longer time.
    """
    day = read_day(text)
    if day is not None:
        return day
    meant = read(text, conventions)
    return meant.due if _is_certain(meant) and (at_latest or meant.start == meant.due) else None


def with_settings(known: Conventions | None, typed: Sequence[str], anchor: str | None) -> Conventions:
    """Conventions (None: the defaults) with `key=value` settings and an anchor day typed over them.

    Raises UsageFault for a setting that can't be meant.
    """
    settings = {}
    for pair in typed:
        key, equals, value = pair.partition("=")
        if not equals:
            raise UsageFault(f"--convention `{pair}`: write it like year_deadline=financial_year_end")
        settings[key.strip()] = value.strip()
    if anchor is not None:
        settings["anchor"] = anchor
    settled, problems = Conventions.from_mapping(settings, base=known or Conventions())
    if problems:
        raise UsageFault("; ".join(message for _, message in problems))
    return settled


def days_within(text: str) -> int:
    """The days that --within was given: `90d`, `4w`, `4 weeks`. Raises UsageFault."""
    typed = _LENGTH.fullmatch(text.strip().lower())
    if typed is None:
        raise UsageFault(f"--within `{text}` is not a number of days; write it like 90d or 4w")
    return int(typed[1]) * (7 if typed[2] else 1)


def round_typed(plan: Plan, period: str) -> Round:
    """The round that --period was given, by name or in words that mean its very days for certain. Raises UsageFault."""
    own = plan.rhythm
    found = own.called(period) or _round_meant(plan, own, period)
    if found is not None:
        return found
    if own.every == "quarter" and re.search(r"Q([05-9]|[0-9]{2,})$", period.strip(), re.IGNORECASE):
        raise UsageFault(f"--period `{period}` is not a quarter: a year has Q1, Q2, Q3 and Q4")
    of_this = ""
    if any(quarters(each).called(period) for each in (1, 4)):  # of calendar years, and of any others
        of_this = " of this plan"
        if own.every == "quarter":
            of_this += f", whose years begin in {MONTH_NAMES[own.begins[0][0] - 1]}"
    example = example_round(plan).one_word
    raise UsageFault(f"--period `{period}` is not a {own.noun}{of_this}; write it like {example}")


def _round_meant(plan: Plan, own: Rhythm, words: str) -> Round | None:
    meant = read(words, plan.conventions or DEFAULT)
    if not _is_certain(meant) or meant.start is None:
        return None
    found = own.of(meant.start)
    return found if (meant.start, meant.due) == (found.start, found.end) else None


def _is_certain(meant: Reading) -> bool:
    """Whether words mean these days and no others, by a convention that the plan states too, and say nothing beside."""
    is_sure = meant.confidence == "certain" or meant.stated
    return meant.kind == "dated" and is_sure and not meant.recurrence and not meant.remainder
