"""NPA801 to NPA804, NPA808 and NPA809: characters that can't be seen, or that were never meant.

The first four are about codes, ids, days and keys, which are read letter by letter; the others about prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Unpack

from npa_cli.rules.minimal_plan import first_priority, return_of
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, Page, Rule, file_rule
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

_PRIORITY: Final = "priorities/01-first.yaml"
_RETURN: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green"
_NARRATIVE: Final = f"{_ENTRY}, narrative: "
_NEWYDD: Final = {"partners.yaml": "partners:\n  - {code: Tŷ, name: Tŷ Newydd, kind: organisation}\n"}


def _letter_rule(code: str, oddity: Oddity, tell: Callable[[str], str], **page: Unpack[Page]) -> Rule:
    """A rule about keys and values read by letter that have one oddity; `tell` says of the words what it is."""

    def check(file: CheckedFile, frame: Frame) -> Findings:
        odd = (each for each in odd_words(file) if each.by_letter and each.oddity == oddity)
        return (each.finding(code, tell(each.words)) for each in odd)

    return file_rule(code, **page)(check)


def _prose_rule(code: str, pattern: re.Pattern[str], hint: str, **page: Unpack[Page]) -> Rule:
    """A rule that warns of prose that holds a character of this pattern."""

    def check(file: CheckedFile, frame: Frame) -> Findings:
        for each in odd_words(file):
            found = None if each.by_letter else pattern.search(each.words)
            if found:
                message = f"{character(found.group())} {after(each.words, found.start())}"
                yield Finding(code, file.path, each.at, message, hint, "warning")

    return file_rule(code, **page)(check)


def _holds(pattern: re.Pattern[str], words: str, otherwise: str) -> str:
    found = pattern.search(words)
    return f"`{show_hidden(shorten(words))}` holds {character(found.group()) if found else otherwise}"


smart_quote = _letter_rule(
    "NPA801",
    "quote",
    lambda words: f"`{words}` has curly quotes, which are taken for letters of the word",
    name="smart-quote",
    title="Curly quotes around a code, an id, a day or a key",
    why="A word processor puts them in by itself, and then no name, day or key is the same. In prose they are right.",
    bad=Example(_RETURN, return_of("status: “in_progress”, rag: green")),
    good=Example(_RETURN, return_of(f"{_NARRATIVE}“Fit for release” is being drafted.")),
    fix="The quotes are taken away. Those in prose stay.",
)
odd_space = _letter_rule(
    "NPA802",
    "space",
    lambda words: _holds(ODD_SPACE, words, "a space at its end"),
    name="odd-space",
    title="A space that can't be told from a plain one, in a code, an id, a day or a key",
    why="Text copied from a web page or a paper brings no-break spaces, and two names that look alike then differ.",
    bad=Example(_RETURN, return_of(_ENTRY, period='"FY18/19\\u00a0Q1"')),
    good=Example(_RETURN, return_of(_ENTRY)),
    fix="A plain space is put in its place, and none at either end. Those in prose stay.",
)
hidden_character = _letter_rule(
    "NPA803",
    "hidden",
    lambda words: _holds(HIDDEN, words, "a hidden character"),
    name="hidden-character",
    title="A character that nobody can see, in a code, an id, a day or a key",
    why="A soft hyphen or a zero-width space comes along with copied text, and makes another word of the same letters.",
    bad=Example(_PRIORITY, first_priority("[NHSE]", '["NH\\u00adSE"]')),
    good=Example(_PRIORITY, first_priority("[NHSE]", '["NHSE"]')),
    fix="It is taken away. Those in prose stay.",
)
decomposed_text = _letter_rule(
    "NPA804",
    "form",
    lambda words: f"`{words}` keeps an accent apart from its letter (not Unicode's form NFC)",
    name="decomposed-text",
    title="An accent kept apart from its letter, in a code, an id or a key",
    why="Some systems write `ŷ` as one letter and some as two; they look alike and are not the same name.",
    bad=Example(_PRIORITY, first_priority("[NHSE]", '["Ty\\u0302"]'), _NEWYDD),
    good=Example(_PRIORITY, first_priority("[NHSE]", "[Tŷ]"), _NEWYDD),
    fix="The letter and its accent become one.",
)
hidden_in_prose = _prose_rule(
    "NPA808",
    HIDDEN_IN_PROSE,
    "type the words again without it, unless the signed text has it there",
    name="hidden-in-prose",
    title="A character that nobody can see, in words for people",
    why="A soft hyphen keeps a search from finding the word it stands in, and may show in a paper that is printed.",
    bad=Example(_RETURN, return_of(f'{_NARRATIVE}"Tool\\u00adkit drafted."')),
    good=Example(_RETURN, return_of(f"{_NARRATIVE}Toolkit drafted.")),
    severity="warning",
)
tab_in_prose = _prose_rule(
    "NPA809",
    re.compile("\t"),
    "type a space instead, unless the signed text has it there",
    name="tab-in-prose",
    title="A tab in words for people",
    why="It comes from a cell of a table, is as wide as each program likes, and can make two sentences look like one.",
    bad=Example(_RETURN, return_of(f'{_NARRATIVE}"Drafted.\\tPublished."')),
    good=Example(_RETURN, return_of(f"{_NARRATIVE}Drafted. Published.")),
    severity="warning",
)
