"""The words and set phrases the grammar knows, with the spellings and slips that officials make.

A word that carries a value has a kind in capitals (MONTH); any other word is its own kind, in small letters, so
that a pattern names it by writing it. A word that no pattern names is free text: the cell decides about it.

Of the set phrases, which are made one token before any rule looks at them, a marker says what kind of timeframe it
is; a status says where the work is, which is no date; the rest are other spellings of a word that later rules name.
"""

from __future__ import annotations

from typing import Any, Final

_MONTHS: Final = (
    "january jan janurary januray janaury janury janruary",
    "february feb febuary feburary februrary febraury febr februari",
    "march mar mrch marh marchh",
    "april apr aprl apirl arpil aprill",
    "may",
    "june jun",
    "july jul",
    "august aug augst agust auguest",
    "september sep sept septmber setpember setptember septemeber sepember septembre spetember setember septmeber",
    "october oct ocotber octber octobre octobr ocober",
    "november nov novemeber novmber novembr novemver",
    "december dec decemeber decmber desember decembre decemer",
)
_WEEKDAYS: Final = (
    *("monday mon mondays", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs"),
    *("friday fri", "saturday sat", "sunday sun"),
)
_SEASONS: Final = {
    "spring": "spring",
    "summer": "summer sumer",
    "autumn": "autumn fall autum autmn",
    "winter": "winter",
}
_UNITS: Final = {
    "hour": "hour hours hrs",
    "day": "day days",
    "week": "week weeks wk wks",
    "fortnight": "fortnight fortnights",
    "month": "month months mth mths mnths",
    "quarter": "quarters qtrs qrtrs",
    "year": "year years yr yrs",
}
_NUMBERS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth"
_PARTS: Final = {
    "early": "early",
    "mid": "mid middle midway",
    "late": "late latter",
    "end": "end ends ending eo",
}
_REPEATS: Final = {
    "daily": "daily",
    "weekly": "weekly",
    "every 2 weeks": "fortnightly",
    "monthly": "monthly mthly montly",
    "quarterly": "quarterly qtrly quartely quaterly quartlery qrtly quarterley",
    "every 6 months": "semiannually semiannual halfyearly",
    "termly": "termly",
    "annually": "annually annual yearly anually annualy annualised",
    "every 2 years": "biennially biennial",
    "every 3 years": "triennially triennial",
    "every 5 years": "quinquennially quinquennial",
}
# Other spellings of words that patterns name.
_SPELLINGS: Final = {
    "quarter": "q qs qtr qrtr quater qaurter qrt",
    "h": "hy",
    "financial": "fiscal finacial finanical fin",
    "academic": "school",
    "until": "till til untill upto",
    "onwards": "onward forward forwards onwrads",
    "and": "&",
    "commencing": "comencing commening",
    "start": "beginning begining beg",
    "ongoing": "on-going ongong onging ongoin ongonig",
    "required": "requried reqd",
    "necessary": "neccessary necesary nessecary",
    "annum": "anum",
    "immediately": "immediate immediatly imediately",
    "each": "every",
    "completed": "comleted compelted",
}


SPELLINGS: Final = {word: kind for kind, words in _SPELLINGS.items() for word in words.split()}
LEXICON: Final[dict[str, tuple[str, Any]]] = {
    word: (kind, value)
    for kind, table in (
        ("MONTH", dict(enumerate(_MONTHS, 1))),
        ("WEEKDAY", dict(enumerate(_WEEKDAYS))),
        ("NUMBER", dict(enumerate(_NUMBERS.split(), 1))),
        ("ORDINAL", dict(enumerate(_ORDINALS.split(), 1))),
        ("SEASON", _SEASONS),
        ("UNIT", _UNITS),
        ("PART", _PARTS),
        ("REPEAT", _REPEATS),
    )
    for value, words in table.items()
    for word in words.split()
}
"""The kind and the value of each word that has one."""
MONTH_WORDS: Final = tuple(words.split()[0] for words in _MONTHS)


def words(text: str) -> frozenset[str]:
    """A set of words, written in one string."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text that lists them with commas between."""
    return tuple(text.split(", "))


MARKERS: Final = {
    "ongoing": phrases(
        "ongoing, on going, continuous, continuously, continual, continually, continuing, continue, "
        "business as usual, bau, rolling, rolling programme, rolling program, rolling basis, on a rolling basis, "
        "on an ongoing basis, ongoing basis, on a continuous basis, permanent, as business as usual, "
        "in place and ongoing, ongoing programme, continuous improvement, always, day to day, open ended, "
        "no end date, at all times, standing item, standing agenda item, indefinite, indefinitely, routine, "
        "routinely, ongoing work, ongoing process, continuous process, ongoing activity, all year, all year round, "
        "year round, life of plan, duration of plan, life of strategy, for duration of plan, for life of plan, "
        "lifetime of plan, current and ongoing, ongoing throughout"
    ),
    "as_needed": phrases(
        "as required, as necessary, as needed, as and when, as and when required, as and when needed, "
        "as and when necessary, when required, when needed, when necessary, if required, if needed, if necessary, "
        "ad hoc, adhoc, ad - hoc, ad hoc basis, on an ad hoc basis, as appropriate, as they occur, as they arise, "
        "as it arises, as arises, as issues arise, as need arises, as and when issues arise, as and when they arise, "
        "as and when they occur, as and when appropriate, when appropriate, where necessary, where required, "
        "where appropriate, where needed, on request, upon request, on demand, as requested, as opportunities arise, "
        "as opportunity arises, as and when opportunities arise, when opportunities arise, when they arise, "
        "when it arises, dependent on need, depending on need, according to need, by exception, needs based, "
        "as agreed, reactive, responsive, on an as required basis, on an as needed basis, as - needed, as - required"
    ),
    "unset": phrases(
        "tbc, tbd, tba, t b c, t . b . c ., to be confirmed, to be determined, to be decided, to be agreed, "
        "to be advised, to be announced, to be set, to be scheduled, to be finalised, to be established, "
        "to be developed, to be defined, to follow, n / a, na, not applicable, none, nil, not set, not yet set, "
        "not known, not yet known, unknown, no date, no date set, not specified, unspecified, not stated, "
        "not yet agreed, not yet determined, not yet confirmed, not yet scheduled, not scheduled, "
        "date to be confirmed, date tbc, dates tbc, date to be agreed, date to be set, date to be determined, "
        "timescale to be confirmed, timescale tbc, no timescale, timescales to be confirmed, timescales tbc, "
        "awaiting date, awaiting confirmation, under review, under consideration, subject to confirmation, "
        "date not set, timing to be confirmed, timing tbc, to be identified, to be arranged, to be clarified, tbi, "
        "not confirmed, future, future years, when resources allow, when resources permit, when funding allows"
    ),
    "soon": phrases(
        "short term, medium term, long term, longer term, near term, short to medium term, medium to long term, "
        "short / medium term, medium / long term, in due course, asap, as soon as possible, a s a p, "
        "as soon as practicable, as soon as practical, immediately, with immediate effect, urgent, urgently, "
        "straight away"
    ),
}
STATUSES: Final = {
    "done": phrases(
        "complete, done, achieved, closed, finished, delivered, actioned, implemented, concluded, completed, "
        "in place, embedded, action complete, action closed, work complete, fully complete"
    ),
    "begun": phrases("started, commenced, began, begun, launched"),
    "slipped": phrases("delayed, overdue, slipped, behind schedule, late running, missed, deferred, postponed"),
    "stopped": phrases("paused, on hold, stalled, suspended, cancelled, superseded, withdrawn, stopped"),
    "on_course": phrases(
        "on track, on target, on schedule, on course, not started, not yet started, underway, under way, "
        "in progress, in train, work in progress, in development"
    ),
}
PART_PHRASES: Final = {
    "end": phrases("close of, end of, conclusion of"),
}
PHRASES: Final = {
    "by": phrases(
        "no later than, not later than, on or before, at latest, due by, due on or before, not after, not beyond, "
        "no later, not later, by no later than, up to and including, by or before, by / before, on / before, "
        "at very latest, on or by, latest by, up to, up until, by at latest, latest, deadline of, deadline by, "
        "by latest"
    ),
    "readyfor": phrases("ready for, in place for, in readiness for"),
    "before": phrases("pre, pre -, in time for, prior to, in advance of, ahead of, in advance, before"),
    "from": phrases(
        "takes effect, taking effect, in force, comes into force, in force from, takes effect from, earliest, "
        "at earliest, at very earliest, not earlier, start up, from, starting from, starting in, starting, "
        "beginning, commencing, commencing from, since, commencement, commencement date, commencing in, "
        "commencing on, starts, commences, commence, start from, with effect from, wef, w . e . f ., w . e . f, "
        "from start of, effective from, effective, not before, no earlier than, not earlier than, no sooner than, "
        "ongoing from, ongoing since, in place from, in place since, live from, in place by and from, to start, "
        "to start in, to commence, to commence in, start in, start, beginning, to begin from, start date, "
        "starting on, to begin, to begin in, begins, begin, onwards from, as from, as of"
    ),
    "after": phrases("post -, after, following, subsequent to, post, beyond, not until"),
    "wc": phrases(
        "week commencing, w / c, wc, week beginning, w / b, wb, week starting, week of, wk commencing, week c, wk c, "
        "wk / c, commencing week of, beginning week of"
    ),
    "we": phrases("week ending, w / e, week end"),
    "fy": phrases("financial year, fy, f / y, financial years, f . y ., f y, fys"),
    "covid": phrases("covid - 19, covid 19"),
    "thereafter": phrases(
        "thereafter, and thereafter, then thereafter, and then ongoing, then ongoing, and ongoing thereafter, "
        "and ongoing after that, then business as usual, then continuous, ongoing thereafter, "
        "and continuing thereafter"
    ),
    "onwards": phrases(
        "and on, and thereon, thereon, going forward, and going forward, and so on, and later, or later, and after, "
        "and following years, and subsequent years, and future years, onwards, on wards, and onwards, and beyond, "
        "and then onwards, - to date, - to present, - to now"
    ),
    "due": phrases(
        "to be in place, be in place, due date of, target date of, deadline, deadline date, due, due in, due on, "
        "due for, to be completed, to be complete, to complete, for completion, to be delivered, to be implemented, "
        "to be finished, to be achieved, to be done, be completed, due for completion, to be completed in, "
        "to be completed on, completion due, due date, target date, completion date, target completion date, "
        "due to complete, due to be completed, expected completion"
    ),
    "startof": phrases("start of, commencement of"),
}

Tree = dict[str, Any]
_END: Final = ""  # the key of what the phrase that ends here stands for; no word is empty


def _tree() -> Tree:
    root: Tree = {}
    for kind, table in (("MARKER", MARKERS), ("STATUS", STATUSES), ("PART", PART_PHRASES), ("", PHRASES)):
        for value, spelt in table.items():
            for phrase in spelt:
                node = root
                for word in phrase.split():
                    node = node.setdefault(SPELLINGS.get(word, word), {})
                node[_END] = (kind, value) if kind else (value, None)
    return root


TREE: Final = _tree()
