"""NPA809 tab-in-prose: a tab in words for people."""

from __future__ import annotations

import re

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import in_prose

_PATH = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY = "status: in_progress, rag: green, narrative: "


def _find(words: str) -> re.Match[str] | None:
    return re.search("\t", words)


@file_rule(
    "NPA809",
    name="tab-in-prose",
    title="A tab in words for people",
    why="It comes from a cell of a table, is as wide as each program likes, and can make two sentences look like one.",
    bad=Example(_PATH, return_of(f'{_ENTRY}"Drafted.\\tPublished."')),
    good=Example(_PATH, return_of(f"{_ENTRY}Drafted. Published.")),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    return in_prose(file, "NPA809", _find, "type a space instead, unless the signed text has it there")
