"""NPA810 lost-words: words after ` #`, which YAML drops."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import shorten

_CODE: Final = "NPA810"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green, narrative: "


@file_rule(
    _CODE,
    name="lost-words",
    title="Words after ` #` in a value for people",
    why="To YAML they are a comment, so no paper has them, though who wrote them sees them in the file.",
    bad=Example(_PATH, return_of(f"{_ENTRY}Waiting for ticket #4471\n    ")),
    good=Example(_PATH, return_of(f'{_ENTRY}"Waiting for ticket #4471"')),
    severity="warning",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    for lost in file.lost_words:
        message = f"`{shorten(lost.words)}` is a comment, and no part of the words before it"
        hint = "put the whole value in quotes, or the comment on a line of its own"
        yield Finding(_CODE, file.path, lost.point, message, hint, "warning")
