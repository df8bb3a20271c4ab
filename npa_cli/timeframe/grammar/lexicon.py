"""The words the grammar knows, with the spellings and slips that officials make.

A word that carries a value has a kind in capitals (MONTH); any other word is its own kind, in small letters, so
that a pattern names it by writing it. A word that no pattern names is free text: the cell decides about it.
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
