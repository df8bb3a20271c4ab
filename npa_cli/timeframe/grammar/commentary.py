"""The words of a cell that no rule read: commentary, which is kept, or something that might change the date.

A wrong date is worse than none, so words beside a date are commentary only where none of them could bear on it.
"""

from __future__ import annotations

from typing import Final

from npa_cli.timeframe.grammar.lexicon import words
from npa_cli.timeframe.grammar.rule import Item

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
# After a date these need something more to follow.
DANGLING: Final = words("to until or through plus and/or + / & between from by before after")
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


def is_word(item: Item) -> bool:
    """Whether an item is a word that no rule has a use for."""
    return item.kind[0].isalpha() and item.kind.islower()


def silent(gap: list[Item]) -> bool:
    """Whether a stretch of items says nothing worth keeping."""
    return all(item.kind in _SILENT for item in gap)


def unread(gap: list[Item], *, before: bool, after: bool, dated: bool) -> Item | None:
    """The first item of a stretch that looks like part of a date, or of what governs one, and was not read.

    `before` and `after` say whether a phrase stands on that side of the stretch, `dated` whether one is a date.
    """
    last = len(gap) - 1
    for i, item in enumerate(gap):
        kind = item.kind
        if kind == "REFUSED":
            return item
        beside = (i == 0 and before) or (i == last and after)
        if kind in _CALENDAR and (beside or not _word_beside(gap, i)):
            return item
        if kind in _NARROWING and dated:
            return item
        if kind == "ORDINAL" and item.end - item.begin > len("31st"):
            continue  # written out, it is a word: `first report`
        if kind in _NUMBERS and (beside or not _word_beside(gap, i)):
            if i > 0 and gap[i - 1].kind in LABELS_A_NUMBER:
                continue
            return item
        if beside and (
            kind in _SUMS or (kind in _GOVERNING and after and i == last and dated) or (kind in _GLUE and dated)
        ):
            return item
        if before and i == 0 and i == last and not after and dated and kind in _LEFT_HANGING:
            return item
        if kind in DENYING and after and last - i < 3:
            return item
    return None


def beside_a_year(gap: list[Item], at: int) -> Item | None:
    """The word that stands right beside a bare year and might narrow it: `Easter 2020`, `2020 conference`."""
    item = gap[at] if gap else None
    return item if item and is_word(item) and item.kind not in _MAY_STAND_BESIDE_A_YEAR else None


def _word_beside(gap: list[Item], i: int) -> bool:
    return (i > 0 and is_word(gap[i - 1])) or (i + 1 < len(gap) and is_word(gap[i + 1]))


def commentary_of(
    text: str, contents: list[Item], gaps: list[list[Item]], used: set[int], aside: set[int]
) -> str | None:
    """The commentary of a cell as it stands in the text; None where there is none.

    `used` are the stretches that were part of the meaning, `aside` the phrases that were not (a status).
    """
    pieces: list[tuple[int, int]] = []
    for i, gap in enumerate(gaps):
        if i not in used and not silent(gap):
            pieces.append((gap[0].begin, gap[-1].end))
        if i in aside:
            pieces.append((contents[i].begin, contents[i].end))
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
