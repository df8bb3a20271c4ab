"""A cell's text to tokens: words, numbers and marks, with where each stands.

Left out altogether: spaces of every sort, the article `the`, quotation marks, bold marks and footnote marks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from npa_cli.timeframe.grammar.lexicon import LEXICON, MONTH_WORDS, SPELLINGS, TREE
from npa_cli.timeframe.grammar.rule import Token
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
            '"\u201c\u201d*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079_|#', " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060", " "),
    }
)
_TOKEN: Final = re.compile(
    r"t?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?z?(?: ?[ap]m)?|[0-9]{1,2}(?:\.[0-9]{2})? ?[ap]m(?![^\W\d_])"  # a clock time
    r"|[0-9]{1,2} ?(?:st|nd|rd|th)(?![^\W\d_])"  # 31st, 31 st
    r"|[0-9]+"
    r"|[^\W\d_]+(?:'[^\W\d_]+)?"  # a word, with an apostrophe in it
    r"|[^\w\s]"  # a mark
)
_FOOTNOTE: Final = re.compile(r"\[(?:[0-9]{1,2}|[a-z])\]")


def tokenise(text: str) -> list[Token]:
    """The tokens of a cell, in order: set phrases, words, numbers and marks. Any text has some, or none."""
    words = _words(text)
    tokens: list[Token] = []
    i, count = 0, len(words)
    while i < count:
        word, begin, end = words[i]
        node = TREE.get(word)
        found = None
        if node is not None:
            j = i + 1
            while True:
                if "" in node:
                    found, stop = node[""], j
                if j == count:
                    break
                after = node.get(words[j][0])
                if after is None and words[j][0] == "-" and j + 1 < count:  # "year-round" is "year round"
                    j += 1
                    after = node.get(words[j][0])
                if after is None:
                    break
                node = after
                j += 1
        if found is not None:
            tokens.append(Token(found[0], found[1], begin, words[stop - 1][2], _rule(*found)))
            i = stop
            continue
        kind, value = LEXICON.get(word) or _unlisted(word)
        if kind == "-" and not (begin > 0 and words[i - 1][2] == begin and i + 1 < count and words[i + 1][1] == end):
            kind = "--"
        tokens.append(Token(kind, value, begin, end))
        i += 1
    return tokens


def _rule(kind: str, value: str | None) -> str:
    return str(value).replace("_", " ") if kind == "MARKER" else "status" if kind == "STATUS" else ""


def _words(text: str) -> list[tuple[str, int, int]]:
    """Words, numbers and marks in small letters and their usual spelling, with where they begin and end."""
    plain = text.translate(_PLAIN).lower()
    if "[" in text:
        plain = _FOOTNOTE.sub(lambda match: " " * len(match[0]), text).translate(_PLAIN).lower()
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
    if "0" <= word[0] <= "9":
        return _number(word) if word.isdecimal() else ("ORDINAL", int(word[:2].rstrip("strndh ")))
    if len(word) >= 6:
        for number, month in enumerate(MONTH_WORDS, 1):
            if len(month) >= 6 and abs(len(month) - len(word)) <= 1 and word[0] == month[0] and _one_slip(word, month):
                return "MONTH", number
    return word.removesuffix("'s"), None


def _one_slip(word: str, month: str) -> bool:
    """Whether `word` is `month` with one letter missing, added, wrong, or changed over with the next."""
    same = 0
    while same < min(len(word), len(month)) and word[same] == month[same]:
        same += 1
    rest, wanted = word[same:], month[same:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
