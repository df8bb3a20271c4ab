"""NPA515 complete-and-at-risk: reported as done or given up, and in the same entry as still to come."""

from typing import Final

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.returns import own_statements
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_CLOSED: Final = ("complete", "superseded", "cancelled")
_ENTRY: Final = 'status: complete, actual: 2018-06-21, evidence: ["https://example.org/toolkit"]'


@file_rule(
    "NPA515",
    finds="judgement of an entry",
    kinds=("return",),
    title="Reported as done or given up, and in the same entry as still to come",
    why="`rag` and `forecast` are about work that is still to be done; beside `complete`, one of the two is wrong.",
    bad=in_return(f"{_ENTRY}, rag: red"),
    good=in_return(_ENTRY),
)
def complete_and_at_risk(file: CheckedFile, frame: Frame) -> Findings:
    for entry in own_statements(file, frame):
        if entry.status not in _CLOSED:
            continue
        hint = f"leave it out, if it is `{entry.status}`; else `status: in_progress`"
        rag = entry.text("rag")
        if frame.standing_of(rag) in ("at_risk", "off_track"):
            yield entry.finding(("rag",), f"`{rag}`, and `{entry.status}`: which of the two?", hint)
        if entry.day("forecast") is not None:
            message = f"forecast for `{entry.day('forecast')}`, and `{entry.status}`: which of the two?"
            yield entry.finding(("forecast",), message, hint)
