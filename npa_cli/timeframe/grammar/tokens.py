"""A cell's text to tokens: words, numbers and marks, with where each stands.

Left out altogether: spaces of every sort, the article `the`, quotation marks, bold marks and footnote marks.
"""

import re
from functools import lru_cache
from typing import Final

from npa_cli.timeframe.grammar.lexicon import CLASSES_OF_WORDS, MONTHS, SPELLINGS, TREE, longest_phrase, words
from npa_cli.timeframe.grammar.rule import Token
from npa_cli.timeframe.slip import is_one_slip
from npa_cli.timeframe.window import EARLIEST_YEAR, LATEST_YEAR

# One character for one, so that positions stay those of the text as written.
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\uff0d\u2022\u00b7\u2192\u2794", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4\u2032", "'"),
        **dict.fromkeys("\u2044\u2215\uff0f", "/"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        **dict.fromkeys(
            '"\u201c\u201d*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079_|', " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060", " "),
    }
)
_TOKEN: Final = re.compile(
    r"t?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?z?(?: ?[ap]m)?|[0-9]{1,2}(?:\.[0-9]{2})? ?[ap]m(?![^\W\d_])"  # a clock time
    r"|[0-9]{1,2} ?(?:s ?t|n ?d|r ?d|t ?h)(?![^\W\d_])"  # 31st, 31 st
    r"|p[0-9]+(?:\.[0-9]+){1,2}(?![\w/])"  # an item of the plan, P3.1.4
    r"|[0-9]+ ?%|[0-9]+(?:,[0-9]{3})+(?![0-9])(?: ?%)?"  # an amount, 40% or 5,000
    r"|[0-9]+"
    r"|[^\W\d_]+(?:'[^\W\d_]+)?"  # a word, with an apostrophe in it
    r"|[^\w\s]"  # a mark
)
_FOOTNOTE: Final = re.compile(r"(?<=[\w)]{2})\[(?:[0-9]{1,2}|[a-z])\]")  # close up after a word


_ZEROS: Final = str.maketrans("123456789", "000000000")
_WITH_FIGURES: Final = frozenset(("N1", "N2", "YEAR", "INT", "ORDINAL"))
_DECIMAL: Final = re.compile(r"[0-9]\.(?:[0-9]{2}(?![0-9])|[0-9][ -]*[^\W\d_])")
_Template = tuple[list[Token], list[tuple[int, int, int, str]]]  # tokens; of its numbers: index, begin, end, kind
_templates: dict[str, _Template | None] = {}
_MOST_KEPT: Final = 10_000


def tokenise(text: str) -> list[Token]:
    """The tokens of a cell, in order: set phrases, words, numbers and marks. Any text has some, or none.

    Cells that differ in their figures alone have the same tokens but for the numbers: those of the second such cell
    are kept as a template for the next.
    """
    shape = text.translate(_ZEROS)
    template = _templates.get(shape)
    if template is not None:
        tokens = template[0].copy()
        for i, begin, end, kind in template[1]:
            figures = int(text[begin:end])
            if (kind == "YEAR") != (end - begin == 4 and EARLIEST_YEAR <= figures <= LATEST_YEAR):
                return _tokens(text)
            token = tokens[i]
            tokens[i] = Token(kind, figures, token[2], token[3])
        return tokens
    tokens = _tokens(text)
    if shape in _templates:
        _templates[shape] = _template(text, tokens)
    elif len(_templates) < _MOST_KEPT:
        _templates[shape] = None
    return tokens


def _template(text: str, tokens: list[Token]) -> _Template | None:
    """The tokens and the places of their numbers; None where which tokens they are hangs on the figures themselves."""
    if _DECIMAL.search(text):
        return None  # a time of day, or a length, or neither
    numbers = []
    for i, token in enumerate(tokens):
        figures = re.search("[0-9]+", text[token.begin : token.end])
        if figures is None or token.kind in ("label", "code"):
            continue
        if token.kind not in _WITH_FIGURES or len(figures[0]) > 9:
            return None
        begin = token.begin + figures.start()
        numbers.append((i, begin, begin + len(figures[0]), token.kind))
    return tokens, numbers


def _tokens(text: str) -> list[Token]:
    words = _words(text)
    tokens: list[Token] = []
    i, count = 0, len(words)
    numbered = False
    while i < count:
        word, begin, end = words[i]
        node = TREE.get(word)
        found, stop = longest_phrase(words, i, node) if node is not None else (None, i)
        if found is not None:
            tokens.append(Token(found[0], found[1], begin, words[stop - 1][2], found[2]))
            numbered = numbered or found[0] == "NUMBER"
            i = stop
            continue
        kind, value = _unlisted(word)
        if kind == "-" and not (begin > 0 and words[i - 1][2] == begin and i + 1 < count and words[i + 1][1] == end):
            kind = "--"
        numbered = numbered or kind in _FIGURES
        tokens.append(Token(kind, value, begin, end))
        i += 1
    return _numbers(tokens) if numbered else tokens


_FIGURES: Final = frozenset(("N1", "N2", "INT"))
_AFTER_A_LABEL: Final = _FIGURES | {"NUMBER", "."}
_LABELS: Final = CLASSES_OF_WORDS["label"]
_NUMBERED: Final = words("p y m s h")  # close up to a number: part of a plan, and before a month a label
_PREFIXES: Final = words(
    "and or y m quarter h fy fye cy ay wc weekending p s to until from by"
)  # mean something close up to a number
_BESIDE_A_TIME: Final = words("at on noon before after")


def _numbers(tokens: list[Token]) -> list[Token]:
    """The tokens with every number that is no part of a date made plain: a label, a version, a time of day.

    A bracketed number is the number. `Phase 2 March 2020` may be Phase 2 or the 2nd: its month is an NMONTH, which
    carries the number too.
    """
    made: list[Token] = []
    i, count = 0, len(tokens)
    while i < count:
        token = tokens[i]
        kind = token[0]
        after = tokens[i + 1][0] if i + 1 < count else ""
        stop = i
        if kind == "(":
            if i + 2 < count and tokens[i + 2][0] == ")" and _is_bracketed(after, made[-1][0] if made else ""):
                token, stop = tokens[i + 1], i + 3
        elif kind in _FIGURES:
            unit = _SHORT_UNITS.get(after)
            if unit and _is_short_length(tokens[i : i + 3], made):
                made += [token, tokens[i + 1]._replace(kind="UNIT", value=unit)]
                i += 2
                continue
            months = _in_months(tokens[i : i + 4]) if after == "." else []
            if months:
                made += months
                i += 4
                continue
            if after == "." and _is_time(tokens, i, made[-1][0] if made else ""):
                stop = i + 3
                token = Token("clock", None, token[2], tokens[i + 2][3])
        elif after in _AFTER_A_LABEL and (
            kind in _LABELS
            or _is_prefix(token, tokens[i + 1])
            or (kind in _NUMBERED and i + 2 < count and tokens[i + 2][0] in ("MONTH", "MON"))
        ):
            stop = _after_label(tokens, i + 1)
            if stop:
                made.append(Token("label" if kind in _LABELS else "code", None, token[2], tokens[stop - 1][3]))
                i = stop
                if stop < count and tokens[stop][0] in ("MONTH", "MON") and tokens[stop - 1][0] != "INT":
                    numbered = _LABELS.get(kind) == "numbered" or kind not in _LABELS
                    value = (tokens[stop][1], tokens[stop - 1][1], numbered)
                    made.append(tokens[stop]._replace(kind="NMONTH", value=value))
                    i += 1
                continue
        made.append(token)
        i = max(stop, i + 1)
    return made


def _is_bracketed(kind: str, last: str) -> bool:
    """Whether brackets hold a number that stands for itself: not `sixty (60) days`, which says it twice."""
    return (kind in _FIGURES and last != "NUMBER") or (kind == "YEAR" and last in ("MONTH", "MON", "SEASON"))


def _is_prefix(token: Token, number: Token) -> bool:
    """Whether a word is written close up to a number and makes it a code: `v2`, `B4`."""
    close = number.begin == token.end and number.kind in _FIGURES
    return close and token.kind.isalpha() and token.kind.islower() and token.kind not in _PREFIXES


def _after_label(tokens: list[Token], i: int) -> int:
    """Where the numbers after a label end: `Phase 2`, `version 2.1`, `Phases 1 and 2`."""
    count = len(tokens)
    if i + 1 < count and tokens[i].kind == "." and tokens[i + 1].kind in _FIGURES:
        i += 1  # "No. 3"
    if i >= count or tokens[i].kind == "." or tokens[i].kind not in _AFTER_A_LABEL:
        return 0
    if _is_day(tokens[i : i + 5]):
        return 0  # `Draft 30/04/25`
    i += 1
    while i + 1 < count and tokens[i + 1].kind in _FIGURES:
        mark = tokens[i]
        close = mark.begin == tokens[i - 1].end and tokens[i + 1].begin == mark.end
        if not (mark.kind in (".", "-", "/") and close) and mark.kind not in ("and", ","):
            break
        if mark.kind == "," and i + 2 < count and tokens[i + 2].kind in ("MONTH", "MON"):
            break
        i += 2
    return i


def _is_day(parts: list[Token]) -> bool:
    """Whether numbers and marks are a day in figures: `30/04/25`, `30.04.2025`."""
    kinds = [part.kind for part in parts]
    return kinds[1::2] in (["/", "/"], [".", "."]) and kinds[4] in ("N2", "YEAR") and set(kinds[:3:2]) <= _FIGURES


_SHORT_UNITS: Final = {"m": "month", "y": "year"}
_AFTER_A_LENGTH: Final = words(") , ; - -- / + . from after of")


def _is_short_length(parts: list[Token], before: list[Token]) -> bool:
    """Whether a number and a letter close up are a length of time: `6m`, `12m from approval`, never `£6m`."""
    alone = len(parts) == 2 or parts[2].kind in _AFTER_A_LENGTH
    return alone and parts[0].end == parts[1].begin and not (before and before[-1].kind in ("£", "$", "€"))


def _in_months(parts: list[Token]) -> list[Token]:
    """`2.5 years` as 30 months; a part of anything else as a number that no rule reads; nothing of no such amount."""
    if [part.kind for part in parts[1:]] != [".", "N1", "UNIT"] or parts[0].end + 1 != parts[2].begin:
        return []
    number, _, tenths, unit = parts
    months, rest = divmod((number.value * 10 + tenths.value) * 12, 10)
    if unit.value != "year" or rest:
        return [Token("DECIMAL", None, number.begin, tenths.end), unit]
    return [Token("N2", months, number.begin, tenths.end), unit._replace(value="month")]


def _is_time(tokens: list[Token], i: int, last: str) -> bool:
    """Whether a number, a full stop and a number are a time of day: `at 12.30`, `09.00 on 4 June`."""
    parts = tokens[i : i + 3]
    if [part.kind for part in parts[1:]] != [".", "N2"] or parts[0].value > 23 or parts[2].value > 59:
        return False
    if parts[0].end != parts[1].begin or parts[1].end != parts[2].begin:
        return False
    following = tokens[i + 3] if i + 3 < len(tokens) else None
    if following is not None and following.kind == "." and len(tokens) > i + 4:
        return False  # 31.3.21 is a day
    return last in _BESIDE_A_TIME or (
        following is not None and (following.kind in _BESIDE_A_TIME or following.value == "hour")
    )


def _words(text: str) -> list[tuple[str, int, int]]:
    """Words, numbers and marks in small letters and their usual spelling, with where they begin and end."""
    if "[" in text:
        text = _FOOTNOTE.sub(lambda match: " " * len(match[0]), text)
    plain = text.translate(_PLAIN).lower()
    if len(plain) != len(text):  # a letter whose small form is longer: positions would shift
        plain = text.translate(_PLAIN)
    spelling = SPELLINGS.get
    words = []
    for match in _TOKEN.finditer(plain):
        word = match[0]
        if word != "the":
            begin, end = match.span()
            words.append((spelling(word, word), begin, end))
    return words


def _number(digits: str) -> tuple[str, int]:
    if len(digits) <= 2:
        return ("N1" if len(digits) == 1 else "N2"), int(digits)
    if len(digits) == 4 and EARLIEST_YEAR <= int(digits) <= LATEST_YEAR:
        return "YEAR", int(digits)
    return "INT", int(digits[:9])


@lru_cache(maxsize=4096)
def _unlisted(word: str) -> tuple[str, int | None]:
    """What the lexicon does not list: a number, a mark, a long month's name with one slip in it, or free text."""
    if ":" in word[1:] or (word[-2:] in ("am", "pm") and word[0].isdecimal()):
        return "clock", None
    if word[-1] == "%" or "," in word[1:]:
        return "label", None
    if "0" <= word[0] <= "9":
        return _number(word) if word.isdecimal() else ("ORDINAL", int(word[:2].rstrip("strndh ")))
    if len(word) >= 6:
        for month, number in MONTHS.items():
            if word[0] == month[0] and is_one_slip(word, month):
                return "MONTH", number
    return word.removesuffix("'s"), None
