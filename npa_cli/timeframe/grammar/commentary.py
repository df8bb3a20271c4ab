"""The words of a cell that no rule read: commentary, which is kept, or something that might change the date.

A wrong date is worse than none, so words beside a date are commentary only where none of them could bear on it.
"""

from functools import lru_cache
from typing import Final

from npa_cli.timeframe.grammar.lexicon import group, words
from npa_cli.timeframe.grammar.meaning import Cell
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.grammar.rules import CLOSES, OPENS

GATHERINGS: Final = group("gathering")
_DOINGS: Final = group("doing")  # what a body is given or holds; not part of its name
_LEADING: Final = frozenset(
    ("(", "-", "--", "/", "a", "in", "to", "at", "by", "through", "via", "with", "for", "from", "into")
)


_NO_BODY: Final = group("no body")  # written in capitals, and no body


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
    if not any(gap[k].kind in GATHERINGS - _DOINGS or _is_acronym(text, gap[k]) for k in range(first, i)):
        return None, False
    last = i
    while last - 1 > first and gap[last - 1].kind in _DOINGS:
        last -= 1
    rest = [token for token in gap[i:] if token.kind not in (")", ".", ",", *_DOINGS)]
    return text[gap[first].begin : gap[last - 1].end], not rest


def _names(text: str, token: Token) -> bool:
    """Whether a word is part of a body's name: a capital, or the word for a gathering."""
    return is_word(token) and (text[token.begin].isupper() or token.kind in GATHERINGS)


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
    """The body in `each NPHB` or `at each Board meeting`, "" in `each meeting`; None if no gathering is named."""
    for i, token in enumerate(gap):
        if token.kind == "each":
            named = [word for word in gap[i + 1 :] if is_word(word)]
            for word in named[:6]:
                if word.kind in GATHERINGS or _is_acronym(text, word):
                    body, _ = body_after(text, gap[i + 1 :])
                    bare = word.kind in _DOINGS
                    return body or ("" if bare else text[word.begin : word.end])
    return None


OF_SOMETHING_ELSE: Final = group("of something else")
"""Before a date these say that it is of something else, or already past."""
REPLACING: Final = group("replacing")
"""Between two dates these say that the second replaces the first."""
DENYING: Final = group("denying")
_NARROWING: Final = group("narrowing")  # narrow a date beside them in ways that differ, or count within it
_COUNTING: Final = words("twice times")  # of a rhythm after them: `twice per term`
_BESIDE_A_YEAR: Final = group("beside a year")  # may stand beside a bare year: the rest might be part of a name
OPENING: Final = words("( - -- , ; : .")

MARKS: Final = words("( ) - -- -. , ; : . / ' & ! ? % £ $ € + …")
_COUNTED: Final = words("UNIT PART WEEKDAY SEASON FEAST ORDINAL NTH NUMBER N1 N2 INT")  # where a word says of what
CALENDAR: Final = frozenset(("quarter", "half", "fy", "wc", "weekending"))
_SILENT: Final = group("silent") | words("- -- -. , ; : ( ) ' .")
_SUMS: Final = words("£ $ € %")  # beside a date these make a number something else
_JOINING: Final = words(
    "+ / - or of as to into between readyfor onwards"
)  # beside a date they make it part of something else
_LEFT_HANGING: Final = words("on to till or and through plus - --")  # after a date, with nothing after them


def is_word(token: Token) -> bool:
    """Whether a token is a word that no rule has a use for."""
    return _is_word(token.kind)


def _is_word(kind: str) -> bool:
    return kind[0].isalpha() and kind.islower()


def silent(gap: list[Token]) -> bool:
    """Whether a stretch of tokens says nothing worth keeping."""
    return _SILENT.issuperset([token.kind for token in gap])


def unread(gap: list[Token], *, before: bool, after: Token | None, dated: bool, timed: bool) -> Token | None:
    """The first token of a stretch that can't be commentary; None if all of it can.

    Commentary is words and a few marks. A number or a word of the calendar may be in it where a word beside it says
    what it counts; a word that opens or closes a span only before a deadline in so many words (`Begin to consult by
    June 2023`). `before` says whether a phrase stands before the stretch, `after` is the one that stands after it,
    `dated` whether one of them is a date, `timed` whether the cell has any time at all.
    """
    kinds = tuple([token.kind for token in gap])
    if "NTH" in kinds:  # `first report`
        kinds = tuple(
            "word" if kind == "NTH" and says_something(kinds, i + 1) else kind for i, kind in enumerate(kinds)
        )
    role = None if after is None else after.value.role if after.kind == "WINDOW" else ""
    found = _unread(kinds, before, role, dated, timed)
    return None if found is None else gap[found]


@lru_cache(maxsize=10_000)  # many cells are built alike
def _unread(kinds: tuple[str, ...], before: bool, role: str | None, dated: bool, timed: bool) -> int | None:
    """The place of that token. `role` is that of the window that follows, "" of another phrase, None of none."""
    last = len(kinds) - 1
    for i, each in enumerate(kinds):
        kind = each if len(each) == 1 else each.removesuffix(".")
        beside = (i == 0 and before) or (i == last and role is not None)
        if not (_is_word(each) or kind in _COUNTED or kind in MARKS):
            return i
        if kind in OPENS or kind in CLOSES:
            opened = role == "from" and kind in OPENS
            if timed and not opened and (role not in ("by", "until") or kind == "onwards"):
                return i
            continue
        if kind in CALENDAR or kind in _COUNTED:
            named = kind == "UNIT" and role == "from"  # `from opening day in 2027 onwards`
            if (beside and not named) or not (says_something(kinds, i - 1) or says_something(kinds, i + 1)):
                return i
        hangs = before and i == 0 == last and role is None and dated and kind in _LEFT_HANGING
        counts = kind == "of" and i == last and role is not None and i > 0 and kinds[i - 1] in _COUNTED
        after = before and dated and i == 0
        doubted = after and (kind == "code" or (kind == "?" and i == last and role is None))  # `March 2020?`, `… x2`
        if hangs or counts or doubted or (beside and kind in _SUMS):  # `first working day of each month`
            return i
        named = kind == "of" and i > 0 and kinds[i - 1] in GATHERINGS  # `Board meeting of 23 July 2024`
        if dated and (kind in _NARROWING or (beside and kind in _JOINING and not named)):
            return i
        if (kind in _COUNTING and role is not None) or (kind == "each" and i == last and role):
            return i
        if kind in DENYING and role is not None and last - i < 3:
            return i
    return None


def says_something(kinds: tuple[str, ...], i: int) -> bool:
    """Whether a word that says something stands at a place."""
    return 0 <= i < len(kinds) and _is_word(kinds[i]) and kinds[i] not in _SILENT


def beside_a_year(gap: list[Token], at: int) -> Token | None:
    """What stands right beside a bare year and might narrow it: `Easter 2020`, `2020 conference`, `Sem 2, 2024`."""
    token = gap[at] if gap else None
    if at and token and token.kind == "," and gap[-2:-1] and gap[-2].kind in ("N1", "N2", "NUMBER"):
        return gap[-2]
    return token if token and is_word(token) and token.kind not in _BESIDE_A_YEAR | {"label"} else None


def commentary_of(cell: Cell) -> str | None:
    """The commentary of a cell that was made sense of, as it stands in the text; None if there is none."""
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
