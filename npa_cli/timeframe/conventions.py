"""How a plan means its words for dates: every setting, what it decides, and the UK public sector's default."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final, NamedTuple

Problem = tuple[str, str]  # the key at fault, and what is wrong with it


class Setting(NamedTuple):
    """One setting, describing itself. `values` holds each value and what it means."""

    name: str
    default: str | int
    decides: str
    values: tuple[tuple[str, str], ...]


def _setting(default: str | int, decides: str, **values: str) -> Any:
    return field(default=default, metadata={"decides": decides, "values": tuple(values.items())})


@dataclass(frozen=True, slots=True)
class Conventions:
    """A plan's conventions. Anything not given is the UK public sector's default.

    `anchors` are the days of named events; `anchor` is the day of the document itself, which words such as
    `within 6 months` or a month without a year lean on. `stated` names the settings that the plan gives itself.
    """

    financial_year_start_month: int = _setting(4, "the month a financial year starts in, 1 to 12")
    academic_year_start_month: int = _setting(0, "the month an academic year starts in, 1 to 12; 0 is to ask")
    financial_year_name: str = _setting(
        "year_it_ends",
        "which year `FY2019` or `FY19` is",
        year_it_ends="the financial year that ends in 2019",
        year_it_starts="the financial year that starts in 2019",
        refuse="ask for both years",
    )
    consecutive_years: str = _setting(
        "financial",
        "what `2018 to 2019` or `2018 - 2019` is",
        financial="the financial year 2018/19",
        calendar="both calendar years, due at the end of 2019",
        refuse="ask which",
    )
    year: str = _setting(
        "calendar",
        "what a bare `2019` or `during 2019` is",
        calendar="January to December 2019",
        financial="the financial year that starts in 2019",
        refuse="ask which",
    )
    year_deadline: str = _setting(
        "calendar_year_end",
        "what `by 2021` means",
        calendar_year_end="by 31 December 2021",
        calendar_year_start="before 2021 starts: by 31 December 2020",
        financial_year_end="by the end of the financial year that ends in 2021",
        refuse="ask for a date",
    )
    month_deadline: str = _setting(
        "month_end",
        "what `by March 2021` means; the same for a quarter or a season",
        month_end="by its last day",
        day_before_month="by the day before it starts",
        refuse="ask for a date",
    )
    quarter: str = _setting(
        "calendar",
        "what `Q2 2019`, with one plain year, is",
        calendar="April to June 2019",
        financial="the second quarter of the financial year that starts in 2019",
        refuse="ask for a financial year or months",
    )
    until: str = _setting(
        "inclusive",
        "whether `until March 2020` takes in March",
        inclusive="until its last day",
        exclusive="until the day before it starts",
    )
    before: str = _setting(
        "exclusive",
        "whether `before March 2020` takes in March",
        exclusive="by the day before it starts",
        inclusive="by its last day",
    )
    seasons: str = _setting(
        "northern",
        "the months of a season",
        northern="spring is March to May, winter December to February",
        southern="spring is September to November, winter June to August",
        refuse="ask for months",
    )
    season_across_years: str = _setting(
        "first_year",
        "which year `winter 2019`, the season that runs into a new year, starts in",
        first_year="December 2019 to February 2020",
        last_year="December 2018 to February 2019",
        refuse="ask for months",
    )
    parts: str = _setting(
        "thirds",
        "what early, mid and late mean",
        thirds="the first, middle and last third; ten days of a month, a third of the months of anything longer",
        refuse="ask for months or days",
    )
    week_ends: str = _setting(
        "sunday",
        "the last day of `week commencing 4 May 2020`",
        sunday="seven days after it starts, Monday to Sunday",
        friday="the Friday of that week",
    )
    first_number: str = _setting(
        "day",
        "what comes first in `03/04/2020`",
        day="the day: 3 April 2020",
        month="the month: 4 March 2020",
        refuse="ask, where both could be meant",
    )
    number_before_month: str = _setting(
        "label",
        "what the number in `Phase 2 March 2020` is",
        label="Phase 2, in March 2020",
        day="the day: 2 March 2020",
        refuse="ask, where both could be meant",
    )
    two_digit_years: str = _setting(
        "this_century",
        "what the year in `Mar-20` or `31/3/20` is",
        this_century="2020",
        plan_period="2020 where the plan's period takes it in, otherwise refused",
    )
    bi_words: str = _setting(
        "refuse",
        "what `biannual` and `bi-monthly` mean",
        refuse="ask: twice a year or every two years",
        twice_a="twice a year, twice a month",
        every_two="every two years, every two months",
    )
    either_or: str = _setting(
        "later",
        "what `June/July 2019` or `June or July 2019` is due by",
        later="the end of the later one",
        earlier="the end of the earlier one",
        refuse="ask for one deadline",
    )
    turns: str = _setting(
        "period_end",
        "when `Quarterly`, with no day named, falls due",
        period_end="at the end of each whole quarter, month or financial year of the plan's own period",
        refuse="on no day",
    )
    bank_holidays: str = _setting(
        "england_and_wales",
        "whose bank holidays are no working days",
        england_and_wales="those of England and Wales",
        scotland="those of Scotland",
        northern_ireland="those of Northern Ireland",
    )
    anchors: tuple[tuple[str, date], ...] = ()
    anchor: date | None = None
    plan_start: date | None = None
    plan_end: date | None = None
    stated: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        """Of what differs most from plan to plan: it is asked for at every cell that is read."""
        return hash((self.anchor, self.plan_start, self.plan_end, self.stated))

    @classmethod
    def settings(cls) -> tuple[Setting, ...]:
        """Every setting with a closed list of values, in the order the documentation gives them."""
        return tuple(
            Setting(each.name, getattr(DEFAULT, each.name), each.metadata["decides"], each.metadata["values"])
            for each in fields(cls)
            if each.metadata
        )

    @classmethod
    def from_mapping(
        cls,
        mapping: Mapping[str, Any],
        *,
        plan_start: date | None = None,
        plan_end: date | None = None,
        base: Conventions | None = None,
    ) -> tuple[Conventions, tuple[Problem, ...]]:
        """Conventions from `workplan.yaml`'s mapping, or from `key=value` pairs typed on a command line.

        A setting that can't be used keeps its value in `base` (by default: the defaults), and its problem is
        returned as (key, message). `anchors` is a mapping of event to date, `anchor` a date; dates are dates
        or ISO text. The plan's period is handed in, because it stands elsewhere in the file.
        """
        known = {setting.name: setting for setting in cls.settings()}
        given: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, value in mapping.items():
            if key == "anchors":
                given["anchors"], faults = _anchors(value)
                problems.extend(faults)
                continue
            try:
                given[key] = _anchor(value) if key == "anchor" else _value(known, key, value)
            except ValueError as fault:
                problems.append((str(key), str(fault)))
        base = base or cls()
        stated = base.stated | (given.keys() & known.keys())
        if plan_start is not None:
            given["plan_start"] = plan_start
        if plan_end is not None:
            given["plan_end"] = plan_end
        return replace(base, **given, stated=frozenset(stated)), tuple(problems)


def _value(known: Mapping[str, Setting], key: object, value: object) -> str | int:
    """A setting's value. Raises ValueError, with what to write instead, where it can't be used."""
    setting = known.get(str(key))
    if setting is None:
        from difflib import get_close_matches  # only for a slip

        near = get_close_matches(str(key), [*known, "anchor", "anchors"], 1)
        meant = f"did you mean `{near[0]}`?" if near else f"the settings are {', '.join(known)}, anchor, anchors"
        raise ValueError(f"there is no setting `{key}`; {meant}")
    if isinstance(setting.default, int):
        number = int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 3 else value
        if type(number) is int and (1 <= number <= 12 or number == setting.default):
            return number
        raise ValueError(f"`{value}` is not a month; give a number from 1 (January) to 12 (December)")
    names = [name for name, _ in setting.values]
    if isinstance(value, str) and value in names:
        return value
    raise ValueError(f"`{value}` is not one of {', '.join(names)}")


def _anchor(value: object) -> date:
    """A day, or ISO text for one. Raises ValueError, with what to write instead, for anything else."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)  # a timestamp's day, without its clock time
    with suppress(ValueError):
        if isinstance(value, str):
            return date.fromisoformat(value.strip())
    raise ValueError(f"`{value}` is not a date; write it as 2018-10-01")


def _anchors(value: object) -> tuple[tuple[tuple[str, date], ...], list[Problem]]:
    """The named events whose days can be read, and what is wrong with the others."""
    if not isinstance(value, Mapping):
        return (), [("anchors", f"`{value}` is not a list of events; write `publication: 2018-10-01` under it")]
    found: list[tuple[str, date]] = []
    problems: list[Problem] = []
    for name, day in value.items():
        try:
            found.append((str(name), _anchor(day)))
        except ValueError as fault:
            problems.append(("anchors", f"{name}: {fault}"))
    return tuple(found), problems


DEFAULT: Final[Conventions] = Conventions()
