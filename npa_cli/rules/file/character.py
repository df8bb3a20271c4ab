"""NPA801 to NPA804, NPA808 and NPA809: characters that can't be seen, or that were never meant.

The first four are about codes, ids, days and keys, which are read letter by letter; the others about prose.
"""

import re
from collections.abc import Callable
from typing import Final

from npa_cli.rules.minimal_plan import ON_TRACK, in_priority, in_return
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import (
    HIDDEN,
    HIDDEN_IN_PROSE,
    ODD_SPACE,
    Oddity,
    after,
    character,
    odd_words,
    shorten,
    show_hidden,
)

_NARRATIVE: Final = f"{ON_TRACK}, narrative: "
_NEWYDD: Final = {"partners.yaml": "partners:\n  - {code: Tŷ, name: Tŷ Newydd, kind: organisation}\n"}


def _letters(file: CheckedFile, oddity: Oddity, tell: Callable[[str], str]) -> Findings:
    """Keys and values read by letter that have one oddity; `tell` says of the words what it is."""
    return (each.finding(tell(each.words)) for each in odd_words(file) if each.by_letter and each.oddity == oddity)


def _prose(file: CheckedFile, pattern: re.Pattern[str], hint: str) -> Findings:
    """Prose that holds a character of a pattern."""
    for each in odd_words(file):
        found = None if each.by_letter else pattern.search(each.words)
        if found:
            yield file.finding(each.at, f"{character(found.group())} {after(each.words, found.start())}", hint)


def _holds(pattern: re.Pattern[str], words: str, otherwise: str) -> str:
    found = pattern.search(words)
    return f"`{show_hidden(shorten(words))}` holds {character(found.group()) if found else otherwise}"


@file_rule(
    "NPA801",
    title="Curly quotes around a code, an id, a day or a key",
    why="A word processor puts them in by itself, and then no name, day or key is the same. In prose they are right.",
    bad=in_return("status: “in_progress”, rag: green"),
    good=in_return(f"{_NARRATIVE}“Fit for release” is being drafted."),
    fix="The quotes are taken away. Those in prose stay.",
)
def smart_quote(file: CheckedFile, frame: Frame) -> Findings:
    return _letters(file, "quote", lambda words: f"`{words}` has curly quotes, which are taken for letters of the word")


@file_rule(
    "NPA802",
    title="A space that can't be told from a plain one, in a code, an id, a day or a key",
    why="Text copied from a web page or a paper brings no-break spaces, and two names that look alike then differ.",
    bad=in_return(period='"FY18/19\\u00a0Q1"', path="returns/FY18-19-Q1/NHSE.yaml"),
    good=in_return(),
    fix="A plain space is put in its place, and none at either end. Those in prose stay.",
)
def odd_space(file: CheckedFile, frame: Frame) -> Findings:
    return _letters(file, "space", lambda words: _holds(ODD_SPACE, words, "a space at its end"))


@file_rule(
    "NPA803",
    title="A character that nobody can see, in a code, an id, a day or a key",
    why="A soft hyphen or a zero-width space comes along with copied text, and makes another word of the same letters.",
    bad=in_priority("[NHSE]", '["NH\\u00adSE"]'),
    good=in_priority("[NHSE]", '["NHSE"]'),
    fix="It is taken away. Those in prose stay.",
)
def hidden_character(file: CheckedFile, frame: Frame) -> Findings:
    return _letters(file, "hidden", lambda words: _holds(HIDDEN, words, "a hidden character"))


@file_rule(
    "NPA804",
    title="An accent kept apart from its letter, in a code, an id or a key",
    why="Some systems write `ŷ` as one letter and some as two; they look alike and are not the same name.",
    bad=in_priority("[NHSE]", '["Ty\\u0302"]', _NEWYDD),
    good=in_priority("[NHSE]", "[Tŷ]", _NEWYDD),
    fix="The letter and its accent become one.",
)
def decomposed_text(file: CheckedFile, frame: Frame) -> Findings:
    return _letters(
        file, "form", lambda words: f"`{words}` keeps an accent apart from its letter (not Unicode's form NFC)"
    )


@file_rule(
    "NPA808",
    title="A character that nobody can see, in words for people",
    why="A soft hyphen keeps a search from finding the word it stands in, and may show in a paper that is printed.",
    bad=in_return(f'{_NARRATIVE}"Tool\\u00adkit drafted."'),
    good=in_return(f"{_NARRATIVE}Toolkit drafted."),
    severity="warning",
)
def hidden_in_prose(file: CheckedFile, frame: Frame) -> Findings:
    return _prose(file, HIDDEN_IN_PROSE, "type the words again without it, unless the signed text has it there")


@file_rule(
    "NPA809",
    title="A tab in words for people",
    why="It comes from a cell of a table, is as wide as each program likes, and can make two sentences look like one.",
    bad=in_return(f'{_NARRATIVE}"Drafted.\\tPublished."'),
    good=in_return(f"{_NARRATIVE}Drafted. Published."),
    severity="warning",
)
def tab_in_prose(file: CheckedFile, frame: Frame) -> Findings:
    return _prose(file, re.compile("\t"), "type a space instead, unless the signed text has it there")
