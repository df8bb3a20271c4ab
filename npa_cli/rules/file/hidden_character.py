"""NPA803 hidden-character: a character that nobody can see, in a code, an id, a day or a key."""

from __future__ import annotations

from npa_cli.rules.minimal_plan import first_priority
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import OddWords, by_letter, character, first_hidden, seen, shorten

_PATH = "priorities/01-first.yaml"


def _tell(odd: OddWords) -> str:
    found = first_hidden(odd.words)
    return f"`{show_hidden(shorten(odd.words))}` holds {character(found.group()) if found else 'a hidden character'}"


@file_rule(
    "NPA803",
    name="hidden-character",
    title="A character that nobody can see, in a code, an id, a day or a key",
    why="A soft hyphen or a zero-width space comes along with copied text, and makes another word of the same letters.",
    bad=Example(_PATH, first_priority("[NHSE]", '["NH\\u00adSE"]')),
    good=Example(_PATH, first_priority("[NHSE]", '["NHSE"]')),
    fix="It is taken away. Those in prose stay.",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    return by_letter(file, "NPA803", "hidden", _tell)
