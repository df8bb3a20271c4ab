"""A cell's text to items: words, numbers and marks, with where each stands.

Left out altogether: spaces of every sort, the article `the`, quotation marks, bold marks and footnote marks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from npa_cli.timeframe.grammar.lexicon import LEXICON, MONTH_WORDS
from npa_cli.timeframe.grammar.rule import Item
from npa_cli.timeframe.window import EARLIEST_YEAR, LATEST_YEAR

# One character for one, so that positions stay those of the text as written.
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\uff0d\u2022\u00b7", "-"),
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
    r"(?P<ordinal>[0-9]{1,2} ?(?:st|nd|rd|th)(?![a-z]))|(?P<number>[0-9]+)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<mark>[^\w\s])"
)
_FOOTNOTE: Final = re.compile(r"\[(?:[0-9]{1,2}|[a-z])\]")


def tokenise(text: str) -> list[Item]:
    """The items of a cell, in order. Any text at all has some, or none."""
    plain = text.translate(_PLAIN).lower()
    if len(plain) != len(text):  # a letter whose small form is longer: positions would shift
        plain = text.translate(_PLAIN)
    if "[" in text:
        plain = _FOOTNOTE.sub(lambda match: " " * len(match[0]), text).translate(_PLAIN).lower()
    items: list[Item] = []
    for match in _TOKEN.finditer(plain):
        found = match[0]
        group = match.lastgroup
        if group == "word":
            if found == "the":
                continue
            kind, value = LEXICON.get(found) or _unlisted(found)
        elif group == "number":
            kind, value = _number(found)
        elif group == "ordinal":
            kind, value = "ORDINAL", int(found[:2].rstrip("strndh "))
        else:
            kind, value = found, None
            if found == "-" and not _glued(plain, match.start()):
                kind = "--"
        items.append(Item(kind, value, match.start(), match.end()))
    return items


def _glued(plain: str, at: int) -> bool:
    """Whether a dash stands between two characters without a space on either side."""
    return 0 < at < len(plain) - 1 and not plain[at - 1].isspace() and not plain[at + 1].isspace()


@lru_cache(maxsize=4096)
def _number(digits: str) -> tuple[str, int]:
    if len(digits) <= 2:
        return ("N1" if len(digits) == 1 else "N2"), int(digits)
    if len(digits) == 4 and EARLIEST_YEAR <= int(digits) <= LATEST_YEAR:
        return "YEAR", int(digits)
    return "INT", int(digits[:9])


@lru_cache(maxsize=4096)
def _unlisted(word: str) -> tuple[str, int | None]:
    """A word the lexicon does not list: a long month's name with one slip in it, or free text."""
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
