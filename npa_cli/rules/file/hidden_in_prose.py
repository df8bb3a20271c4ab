"""NPA808 hidden-in-prose: a character that nobody can see, in words for people."""

from __future__ import annotations

import re

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import first_hidden, in_prose

_PATH = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY = "status: in_progress, rag: green, narrative: "


def _find(words: str) -> re.Match[str] | None:
    return first_hidden(words, prose=True)


@file_rule(
    "NPA808",
    name="hidden-in-prose",
    title="A character that nobody can see, in words for people",
    why="A soft hyphen keeps a search from finding the word it stands in, and may show in a paper that is printed.",
    bad=Example(_PATH, return_of(f'{_ENTRY}"Tool\\u00adkit drafted."')),
    good=Example(_PATH, return_of(f"{_ENTRY}Toolkit drafted.")),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    return in_prose(file, "NPA808", _find, "type the words again without it, unless the signed text has it there")
