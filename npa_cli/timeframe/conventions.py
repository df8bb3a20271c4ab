"""How a plan means its words for dates: every setting, what it decides, and the UK public sector's default."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pkgutil import get_data
from typing import Any, Final, NamedTuple, Self

from npa_cli.timeframe.round import Rhythm

Problem = tuple[str, str]  # the key at fault, and what is wrong with it


class Setting(NamedTuple):
    """One setting, describing itself. `values` holds each value and what it means."""

    name: str
    default: str | int
    decides: str
    values: tuple[tuple[str, str], ...]


class Conventions(NamedTuple):
    """A plan's conventions. Anything not given is the UK public sector's default.

    `anchors` are the days of named events; `anchor` is the day of the document itself, which words such as
    `within 6 months` or a month without a year lean on. `terms` are those that a plan reports by, which the names of
    seasons then mean. `stated` names the settings that the plan gives itself.
    """

    financial_year_start_month: int = 4
    academic_year_start_month: int = 0
    financial_year_name: str = "year_it_ends"
    consecutive_years: str = "financial"
    year: str = "calendar"
    year_deadline: str = "calendar_year_end"
    month_deadline: str = "month_end"
    quarter: str = "calendar"
    until: str = "inclusive"
    before: str = "exclusive"
    seasons: str = "northern"
    season_across_years: str = "first_year"
    parts: str = "thirds"
    week_ends: str = "sunday"
    first_number: str = "day"
    number_before_month: str = "label"
    two_digit_years: str = "this_century"
    bi_words: str = "refuse"
    either_or: str = "later"
    approximate: str = "as_written"
    turns: str = "period_end"
    bank_holidays: str = "england_and_wales"
    anchors: tuple[tuple[str, date], ...] = ()
    anchor: date | None = None
    plan_start: date | None = None
    plan_end: date | None = None
    terms: Rhythm | None = None
    stated: frozenset[str] = frozenset()

    def in_words(self, name: str) -> str:
        """What a setting decides, what it is here, and its name: `what “by 2021” means: by … (year_deadline)`."""
        if name == "anchor":
            return f"what is counted from the document is counted from its own day, {self.anchor} (anchor)"
        if name == "terms":
            return "what the name of a term and a year mean: the plan's own term, not the season (rounds)"
        setting, value = next(each for each in self.settings() if each.name == name), getattr(self, name)
        meaning = dict(setting.values).get(value, str(value))
        return re.sub("`([^`]*)`", r"“\1”", f"{setting.decides}: {meaning} ({name})")

    def __hash__(self) -> int:
        """Of what differs most from plan to plan: it is asked for at every cell that is read."""
        return hash((self.anchor, self.plan_start, self.plan_end, self.stated))

    @classmethod
    def settings(cls) -> tuple[Setting, ...]:
        """Every setting with a closed list of values, in the order the documentation gives them."""
        return _settings()

    @classmethod
    def from_mapping(
        cls,
        mapping: Mapping[str, Any],
        *,
        plan_start: date | None = None,
        plan_end: date | None = None,
        terms: Rhythm | None = None,
        base: Self | None = None,
    ) -> tuple[Self, tuple[Problem, ...]]:
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
        if terms is not None:
            given["terms"], stated = terms, stated | {"terms"}
        return base._replace(**given, stated=frozenset(stated)), tuple(problems)


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


@cache
def _settings() -> tuple[Setting, ...]:
    """The settings of conventions.tsv: of each a row that says what it decides, then a row for each of its values."""
    table = get_data(__package__, "conventions.tsv") or b""  # it comes with the package
    rows = [row.split("\t") for row in table.decode("utf-8").splitlines()[1:]]
    values: dict[str, list[tuple[str, str]]] = {}
    for name, value, meaning in rows:
        values.setdefault(name, []).append((value, meaning))
    return tuple(
        Setting(name, getattr(DEFAULT, name), decides, tuple(meant)) for name, ((_, decides), *meant) in values.items()
    )
