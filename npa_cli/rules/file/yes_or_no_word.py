"""NPA807 yes-or-no-word: `No` without quotes, which other tools take for false."""

from typing import Final

from npa_cli.model.fix import Quote
from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.plain_data import value_at
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_ENTRY: Final = "status: in_progress, rag: green, ask: "


@file_rule(
    "NPA807",
    title="A word such as No without quotes, which other tools take for false",
    why="npa reads the word; an editor or spreadsheet of YAML's older rules reads a yes-or-no, and may save that.",
    bad=in_return(f"{_ENTRY}No"),
    good=in_return(f'{_ENTRY}"No"'),
    severity="warning",
    fix="It is put in quotes; the word stays.",
)
def yes_or_no_word(file: CheckedFile, frame: Frame) -> Findings:
    at_fault = {fault.at for fault in file.faults}
    for at, written in file.doubtful.items():
        if isinstance(value_at(file.data, at), str) and at not in at_fault:
            message = f"`{written}` without quotes is true or false to many tools that read YAML"
            hint = f'put it in quotes: "{written}"'
            yield file.finding(at, message, hint, fix=Quote())
