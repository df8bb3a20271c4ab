"""NPA802 odd-space: a space that is none of the keyboard's, in a code, an id, a day or a key."""

from __future__ import annotations

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import OddWords, by_letter, character, first_odd_space, seen, shorten

_PATH = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY = "status: in_progress, rag: green"


def _tell(odd: OddWords) -> str:
    found = first_odd_space(odd.words)
    return f"`{show_hidden(shorten(odd.words))}` holds {character(found.group()) if found else 'a space at its end'}"


@file_rule(
    "NPA802",
    name="odd-space",
    title="A space that can't be told from a plain one, in a code, an id, a day or a key",
    why="Text copied from a web page or a paper brings no-break spaces, and two names that look alike then differ.",
    bad=Example(_PATH, return_of(_ENTRY, period='"FY18/19\\u00a0Q1"')),
    good=Example(_PATH, return_of(_ENTRY, period="FY18/19 Q1")),
    fix="A plain space is put in its place, and none at either end. Those in prose stay.",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    return by_letter(file, "NPA802", "space", _tell)
