"""The words of a cell that no rule read: commentary, which is kept, or something that might change the date.

A wrong date is worse than none, so words beside a date are commentary only where none of them could bear on it.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from typing import Final

from npa_cli.timeframe.grammar.lexicon import words
from npa_cli.timeframe.grammar.meaning import Cell
from npa_cli.timeframe.grammar.rule import Token

_GATHERINGS: Final = words(
    "board boards committee committees group groups meeting meetings forum forums panel panels cabinet council "
    "partnership executive assembly subgroup sub-group taskforce"
)
# What a body is given or holds; not part of its name.
_DOINGS: Final = words(
    "meeting meetings report reports reporting update updates review reviews return returns monitoring submission "
    "submissions discussion discussions paper papers basis cycle"
)
_LEADING: Final = frozenset(
    ("(", "-", "--", "/", "a", "in", "to", "at", "by", "through", "via", "with", "for", "from", "into")
)


_NO_BODY: Final = frozenset(("fy", "quarter", "h", "wc", "we", "tbc"))  # written in capitals, and no body


def body_after(text: str, gap: list[Token]) -> tuple[str | None, bool]:
    """The body that the words after a recurrence name, and whether they say nothing else."""
    i = 0
    while i < len(gap) and (gap[i].kind in _LEADING or (gap[i].kind in _DOINGS and not _names(text, gap[i]))):
        i += 1
    first = i
    while i < len(gap) and (_names(text, gap[i]) or (gap[i].kind in ("and", "of") and i + 1 < len(gap) and i > first)):
        i += 1
    while i > first and gap[i - 1].kind in ("and", "of"):
        i -= 1
    if not any(gap[k].kind in _GATHERINGS - _DOINGS or _is_acronym(text, gap[k]) for k in range(first, i)):
        return None, False
    last = i
    while last - 1 > first and gap[last - 1].kind in _DOINGS:
        last -= 1
    rest = [token for token in gap[i:] if token.kind not in (")", ".", ",", *_DOINGS)]
    return text[gap[first].begin : gap[last - 1].end], not rest


def _names(text: str, token: Token) -> bool:
    """Whether a word is part of a body's name: a capital, or the word for a gathering."""
    return is_word(token) and (text[token.begin].isupper() or token.kind in _GATHERINGS)


def _is_acronym(text: str, token: Token) -> bool:
    word = text[token.begin : token.end]
    return (
        not text.isupper()
        and token.kind not in _NO_BODY
        and len(word) > 1
        and is_word(token)
        and sum(letter.isupper() for letter in word) > 1
    )


def each_meeting(text: str, gap: list[Token]) -> str | None:
    """The body in `each NPHB` or `at each Board meeting`, "" in `each meeting`; None where no gathering is named."""
    for i, token in enumerate(gap):
        if token.kind == "each":
            named = [word for word in gap[i + 1 :] if is_word(word)]
            for word in named[:6]:
                if word.kind in _GATHERINGS or _is_acronym(text, word):
                    body, _ = body_after(text, gap[i + 1 :])
                    bare = word.kind in _DOINGS
                    return body or ("" if bare else text[word.begin : word.end])
    return None


# Before a date these say that it is of something else, or already past.
OF_SOMETHING_ELSE: Final = words(
    "published dated last previous previously originally original was were updated reviewed approved reported "
    "signed met held introduced established agreed received submitted issued presented considered appointed "
    "created adopted endorsed ratified revised refreshed after following since post per halfway"
)
# Of these, the ones that may be the name of what is due, where a colon follows: `Strategy published: March 2020`.
DOINGS: Final = words(
    "published signed met held introduced established agreed received submitted issued presented considered appointed "
    "created adopted endorsed approved reported"
)
# Anywhere before a date, with no mark between: the date may be of the event that is waited for.
WAITING: Final = words("after since upon once when pending following subject dependent depending")
DENYING: Final = words("not no never unless except without excluding if nor minus than versus vs cannot")
# Between two dates these say that the second replaces the first.
REPLACING: Final = words("revised now extended moved slipped rescheduled changed amended deferred postponed delayed")
LABELS_A_NUMBER: Final = words(
    "phase stage tranche wave action objective recommendation no number priority kpi ref section step part cohort "
    "round band tier level milestone workstream theme area goal outcome item appendix annex version v draft gate "
    "p wp"
)
# Words that say nothing by themselves.
_SILENT: Final = words(
    "then thereafter a an of in on at for due is be are date target deadline and to will should with - -- , . ; : "
    "( ) ' by"
)
_CALENDAR: Final = frozenset(
    ("UNIT", "PART", "WEEKDAY", "SEASON", "quarter", "half", "fy", "wc", "we", "MONTH", "REFUSED")
)
_SUMS: Final = frozenset("£$€%<>=@^")  # marks that make a number something else
_GLUE: Final = frozenset(("/", "-"))  # beside a date, they make it part of something else
_GOVERNING: Final = words("readyfor by before until from after since startof between of as to")
# After a date, with nothing after them.
_LEFT_HANGING: Final = words("on to until till or and through plus from before after - --")
# These narrow a date beside them in ways that differ from place to place, or count within it.
_NARROWING: Final = words(
    "term terms semester trimester recess easter christmas holidays weekend ramadan times occasions twice once"
)
_NUMBERS: Final = frozenset(("N1", "N2", "INT", "NUMBER", "ORDINAL"))
_MAY_STAND_BESIDE_A_YEAR: Final = words(
    "target deadline date due complete completed completion and then expected planned now revised delivery deliver "
    "implementation implement launch rollout publication subject dependent depending pending for with via as if only "
    "provisional provisionally indicative estimated est approx"
)
OPENING: Final = words("( - -- , ; : .")


def is_word(token: Token) -> bool:
    """Whether a token is a word that no rule has a use for."""
    return token.kind[0].isalpha() and token.kind.islower()


def silent(gap: list[Token]) -> bool:
    """Whether a stretch of tokens says nothing worth keeping."""
    return all(token.kind in _SILENT for token in gap)


def unread(gap: list[Token], *, before: bool, after: bool, dated: bool) -> Token | None:
    """The first token of a stretch that looks like part of a date, or of what governs one, and was not read.

    `before` and `after` say whether a phrase stands on that side of the stretch, `dated` whether one is a date.
    """
    last = len(gap) - 1
    for i, token in enumerate(gap):
        kind = token.kind
        if kind == "REFUSED":
            return token
        beside = (i == 0 and before) or (i == last and after)
        if kind in _CALENDAR and (beside or not _word_beside(gap, i)):
            return token
        if kind in _NARROWING and dated:
            return token
        if kind == "ORDINAL" and token.end - token.begin > len("31st"):
            continue  # written out, it is a word: `first report`
        if kind in _NUMBERS and (beside or not _word_beside(gap, i)):
            if i > 0 and gap[i - 1].kind in LABELS_A_NUMBER:
                continue
            return token
        if beside and (
            kind in _SUMS or (kind in _GOVERNING and after and i == last and dated) or (kind in _GLUE and dated)
        ):
            return token
        if before and i == 0 and i == last and not after and dated and kind in _LEFT_HANGING:
            return token
        if kind in DENYING and after and last - i < 3:
            return token
    return None


def beside_a_year(gap: list[Token], at: int) -> Token | None:
    """The word that stands right beside a bare year and might narrow it: `Easter 2020`, `2020 conference`."""
    token = gap[at] if gap else None
    return token if token and is_word(token) and token.kind not in _MAY_STAND_BESIDE_A_YEAR else None


def _word_beside(gap: list[Token], i: int) -> bool:
    return (i > 0 and is_word(gap[i - 1])) or (i + 1 < len(gap) and is_word(gap[i + 1]))


def commentary_of(cell: Cell) -> str | None:
    """The commentary of a cell that was made sense of, as it stands in the text; None where there is none."""
    text, meaning = cell.text, cell.meaning
    pieces: list[tuple[int, int]] = []
    for i, gap in enumerate(cell.gaps):
        if i not in meaning.used and not silent(gap):
            pieces.append((gap[0].begin, gap[-1].end))
        if i in meaning.aside:
            pieces.append((cell.contents[i].begin, cell.contents[i].end))
    joined: list[tuple[int, int]] = []
    for begin, end in pieces:
        if joined and not text[joined[-1][1] : begin].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return "; ".join(filter(None, (_trimmed(text[begin:end]) for begin, end in joined))) or None


def _trimmed(piece: str) -> str:
    piece = piece.strip(" \t\r\n\xa0,;:./-\u2013\u2014")
    if piece.startswith("(") and piece.count("(") != piece.count(")"):
        piece = piece[1:]
    if piece.endswith(")") and piece.count("(") != piece.count(")"):
        piece = piece[:-1]
    if piece.startswith("(") and piece.endswith(")") and piece.count("(") == 1:
        piece = piece[1:-1]
    return piece.rstrip("(").strip(" \t\r\n\xa0,;:-\u2013\u2014")


_QUARTER = re.compile(r"\bQ(?:uarter)? ?(\d+)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8}) (\d{4})\b", re.IGNORECASE)


def impossible(expression: str) -> tuple[str, str] | None:
    """What there is not, and what to write instead; None where the trouble is another."""
    for found in _QUARTER.finditer(expression):
        if int(found[1][:9]) not in (1, 2, 3, 4):
            return f"there is no quarter `{found.group()}`", "a year has Q1 to Q4"
    for found in _DAY.finditer(expression):
        month = next((number for number in range(1, 13) if _is_short_for(found[2], month_name[number])), 0)
        year = int(found[3])
        if month and year and not 1 <= int(found[1]) <= monthrange(year, month)[1]:
            return (
                f"`{found.group()}`: {month_name[month]} {year} has {monthrange(year, month)[1]} days",
                "write another day",
            )
    return None


def _is_short_for(word: str, name: str) -> bool:
    return len(word) > 2 and name.lower().startswith(word.lower())
