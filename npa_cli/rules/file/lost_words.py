"""NPA810 lost-words: words after ` #`, which YAML drops."""

from typing import Final

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import shorten

_ENTRY: Final = "status: in_progress, rag: green, narrative: "


@file_rule(
    "NPA810",
    title="Words after ` #` in a value for people",
    why="To YAML they are a comment, so no paper has them, though who wrote them sees them in the file.",
    bad=in_return(f"{_ENTRY}Waiting for ticket #4471\n    "),
    good=in_return(f'{_ENTRY}"Waiting for ticket #4471"'),
    severity="warning",
)
def lost_words(file: CheckedFile, frame: Frame) -> Findings:
    for lost in file.lost_words:
        message = f"`{shorten(lost.words)}` is a comment, and no part of the words before it"
        hint = "put the whole value in quotes, or the comment on a line of its own"
        yield file.finding(lost.point, message, hint)
