"""Ranges and lists: spans joined by `to`, a dash, `and`, a comma, a slash or `or`.

A year stands for its neighbours too. It is carried leftwards over a range or list (`Nov - Jan 2020` starts in
November 2019) and rightwards (`Nov 2019 - Jan`), so each rule here works on a whole run of joined spans at once.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.financial_year import FinancialYear
from npa_cli.timeframe.grammar import years
from npa_cli.timeframe.grammar.dates import NamedYear, month_and_number
from npa_cli.timeframe.grammar.periods import whole
from npa_cli.timeframe.grammar.rule import Kinds, Token
from npa_cli.timeframe.reading import Alternative
from npa_cli.timeframe.window import Partial, Window, add_months, month_end

_SPANS: Final = frozenset(("SPAN", "YEAR", "FY", "PARTIAL"))
_JOINERS: Final = {
    tuple(words.split()): joiner
    for joiner, spelt in {
        "range": ("-", "--", "to", "through", "until", "through to"),
        "list": ("and", ",", ";", "+", ", and"),
        "either": ("/", "or", "and / or"),
    }.items()
    for words in spelt
}
_LONGEST: Final = 3
_MOST_TRIED: Final = 4  # spans of a run whose tail is tried alone
# Units that are alike enough to be listed together; any other is alike only to itself.
_UNLIKE: Final = {
    "part_month": "month",
    "financial_quarter": "quarter",
    **dict.fromkeys(("range", "list"), "several"),
}


def spans_to_join(kinds: Kinds) -> bool:
    """Whether there are spans enough to be joined."""
    return [kind in _SPANS for kind in kinds].count(True) > 1


def join(tokens: list[Token], found: bool, conventions: Conventions) -> list[Token]:
    """The tokens with every run of joined spans made one."""
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].kind not in _SPANS:
            made.append(tokens[i])
            i += 1
            continue
        run, joiners, j = _run(tokens, i)
        recurs = bool(made) and made[-1].kind == "each"  # `Every March until 2021`: the year is no part of the month
        if recurs and {token.kind for token in run} != {"PARTIAL"}:
            made.append(tokens[i])
            i += 1
            continue
        between = bool(made) and made[-1].kind == "between"
        labelled = [token.kind for token in made[-2:]] == [
            "starting",
            ":",
        ]  # `Start: April 2019; End: March 2020`: no list
        joined = _join_run(run, joiners, conventions, between) if len(run) > 1 and not labelled else None
        if joined is None and len(run) <= _MOST_TRIED:  # what follows the first may still say something together
            j = i + 1
        made.extend(tokens[i:j] if joined is None else [joined])
        i = j
    return made


def _run(tokens: list[Token], i: int) -> tuple[list[Token], list[str], int]:
    """The run of joined spans from token `i`, what joins them, and the token after it."""
    run, joiners = [tokens[i]], []
    j = i + 1
    while True:
        for length in range(min(_LONGEST, len(tokens) - j - 1), 0, -1):
            joiner = _JOINERS.get(tuple(token.kind for token in tokens[j : j + length]))
            if joiner and tokens[j + length].kind in _SPANS:
                joiners.append(joiner)
                run.append(tokens[j + length])
                j += length + 1
                break
        else:
            following = tokens[j] if j < len(tokens) else None
            if following is not None and _is_one_more(run, following):  # `May 2021 May 2022 May 2023`
                joiners.append("list")
                run.append(following)
                j += 1
                continue
            return run, joiners, j


def _is_one_more(run: list[Token], token: Token) -> bool:
    """Whether a span close behind a run is the same month or day of a later year."""
    one, other = run[-1].value, token.value
    if token.kind != "SPAN" or run[-1].kind != "SPAN" or one.unit not in ("day", "month"):
        return False
    return (one.unit, one.last.month, one.first.day) == (other.unit, other.last.month, other.first.day)


def _join_run(run: list[Token], joiners: list[str], conventions: Conventions, between: bool) -> Token | None:
    run = _written_alike(run, conventions)
    windows = _give_years([token.value for token in run], joiners, conventions)
    if windows is None:
        return _partials(run)
    if between and joiners == ["list"]:
        joiners = ["range"]
    window = _fold(windows, joiners, conventions)
    if window is None:
        return None
    if window.unit == "range" and all(type(token.value) is int for token in run) and conventions.year == "calendar":
        financial = FinancialYear(run[-1].value - 1, conventions.financial_year_start_month)
        other = Alternative(f"to the end of {financial.label}", window.start, financial.end)
        window = window._replace(convention="year", alternatives=(other,))
    name = {"range": "range", "list": "list", "either": "either or"}[joiners[-1]]
    path = " > ".join(dict.fromkeys((name, *(token.rule for token in run if token.rule))))
    return Token("SPAN", window, run[0].begin, run[-1].end, path)


def _written_alike(run: list[Token], conventions: Conventions) -> list[Token]:
    """The spans with every month and number a month, or every one a day: `Sept 24 - July 25`, `Aug 14 - Sept 30`."""
    if {token.kind for token in run if token.rule in _MONTH_AND_NUMBER} != {"SPAN", "PARTIAL"}:
        return run
    months = [_as_month(token, conventions) for token in run]
    return months if all(token.kind == "SPAN" for token in months) else [_as_day(token) for token in run]


_MONTH_AND_NUMBER: Final = ("month and a number", "month and day")


def _as_month(token: Token, conventions: Conventions) -> Token:
    if token.kind != "PARTIAL" or token.rule != "month and a number":
        return token
    month = month_and_number(conventions, token.value.number, token.value.day)
    return token._replace(kind="SPAN", value=month) if isinstance(month, Window) else token


def _as_day(token: Token) -> Token:
    if token.kind != "SPAN" or token.rule != "month and a number":
        return token
    month = token.value.first
    return token._replace(kind="PARTIAL", value=Partial("day", month.month, month.year % 100))


def _partials(run: list[Token]) -> Token | None:
    """Spans that all lack their year, kept together until something gives it."""
    if any(token.kind != "PARTIAL" for token in run):
        return None
    return Token("PARTIALS", tuple(token.value for token in run), run[0].begin, run[-1].end, "spans without a year")


def _give_years(values: list[Any], joiners: list[str], conventions: Conventions) -> list[Window] | None:
    """Each value as a window, its year carried over from the nearest neighbour that has one; None if none has.

    A month or day is carried over a list of years: `31 March 2022 and 2023` is two days. A bare year gives itself to
    nothing after it (`Budget 2023 or Spring Statement`).
    """
    values = _in_one_order(values)
    for i in range(1, len(values)):
        carried = _carried(values[i - 1], values[i], conventions) if joiners[i - 1] != "range" else None
        values[i] = carried or values[i]
    if {type(value) for value in values} >= {int, NamedYear}:
        return None  # `2019/20 to 2021`: a financial year to what sort of year?
    windows = [None if isinstance(value, Partial) else whole(value, conventions) for value in values]
    if any(window is None and not isinstance(value, Partial) for window, value in zip(windows, values, strict=True)):
        return None
    for i in range(len(values) - 2, -1, -1):
        later = windows[i + 1]
        if windows[i] is None and later is not None:
            windows[i] = years.before(values[i], later, conventions)
    for i in range(1, len(values)):
        earlier = windows[i - 1]
        bare = not isinstance(values[i - 1], Partial | Window)
        if windows[i] is None and earlier is not None and not bare:
            windows[i] = years.after(values[i], earlier, conventions)
    found = [window for window in windows if window is not None]
    return found if len(found) == len(values) else None


def _in_one_order(values: list[Any]) -> list[Any]:
    """The values with every day in figures read in the order that one of them settles: `2/14/24 to 3/2/24`."""
    orders = {value.order for value in values if isinstance(value, Window) and value.order}
    if len(orders) != 1:
        return values
    return [_settled(value, orders) for value in values]


def _settled(value: Any, orders: set[str]) -> Any:
    if not isinstance(value, Window) or value.convention != "first_number":
        return value
    other = value.alternatives[0]
    keeps = (other.reading == "the month comes first") == (orders == {"day"})
    start, due = (value.start, value.due) if keeps else (other.start, other.due)
    return value._replace(start=start, due=due, convention=None, alternatives=())


def _carried(one: Any, year: Any, conventions: Conventions) -> Window | None:
    """A span in a later year than its own: the same days, of the year that stands alone after it in a list."""
    if not isinstance(one, Window) or isinstance(year, Window | Partial) or one.unit in ("year", "range", "decade"):
        return None
    if isinstance(year, NamedYear) != one.unit.startswith("financial"):
        return None
    of = FinancialYear.of(one.first, conventions.financial_year_start_month).start_year
    ahead = year.year.start_year - of if isinstance(year, NamedYear) else year - one.first.year
    if ahead < 1:
        return None

    def moved(day: date | None) -> date | None:
        if day is None:
            return None
        later = add_months(day, 12 * ahead)
        return month_end(later.year, later.month) if day == month_end(day.year, day.month) else later

    others = tuple(Alternative(each.reading, moved(each.start), moved(each.due)) for each in one.alternatives)
    return one._replace(start=moved(one.start), due=moved(one.due), alternatives=others)


def _fold(windows: list[Window], joiners: list[str], conventions: Conventions) -> Window | None:
    """One window of several: from the first one's start to the last one's end. They must come in order."""
    if any(one.last >= other.last or one.first > other.first for one, other in pairwise(windows)):
        return None
    units = {window.unit for window in windows}
    if joiners[-1] == "either" and set(joiners) == {"list", "either"}:
        joiners = ["either"]  # `June, July or August 2022`
    if set(joiners) != {"range"} and len({_UNLIKE.get(unit, unit) for unit in units}) > 1:
        in_turn = "day" not in units and all(
            one.first < other.first <= one.last + timedelta(1) for one, other in pairwise(windows)
        )
        if not (in_turn and set(joiners) == {"either"}):  # `Winter 2018 / Early 2019`
            return None  # `31 March 2020 / Q4` says one thing twice, not two
    first, last = windows[0], windows[-1]
    leant = next((window for window in (last, first) if window.convention), None)
    shifted = tuple(Alternative(other.reading, first.start, other.due) for other in last.alternatives)
    window = Window(first.start or first.due, last.due, "range", "span", leant.convention if leant else None, shifted)
    if set(joiners) == {"range"}:
        if len(units) > 1 and window.convention is None and last.unit != "day" and last.role != "end":
            eve = Alternative("until the day before it starts", window.start, last.first - timedelta(1))
            window = window._replace(convention="until", alternatives=(*shifted, eve))
        return window if len(windows) == 2 else None
    if "range" in joiners:
        return window._replace(unit="list") if joiners[-1] != "either" else None
    if set(joiners) == {"list"}:
        earlier = tuple(Alternative("the first of them", one.start, one.due) for one in windows[:1])
        return window._replace(unit="list", alternatives=(*shifted, *earlier))
    if set(joiners) != {"either"} or conventions.either_or == "refuse":
        return None
    if conventions.either_or == "later":
        other = Alternative("the earlier of them", first.start, first.due)
        return window._replace(unit="list", convention="either_or", alternatives=(*shifted, other))
    other = Alternative("the later of them", last.start, last.due)
    return first._replace(convention="either_or", alternatives=(other,))
