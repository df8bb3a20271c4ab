"""NPA706 silent-reopening: reported complete, now open again, without a word on it."""

from typing import Final

from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.revision.revision import Revision, revision_rule
from npa_cli.rules.rule import Findings

_FIRST: Final = "returns/FY18-19-Q1/NHSE.yaml"
_SECOND: Final = "returns/FY18-19-Q2/NHSE.yaml"
_DONE: Final = "status: complete, actual: 2018-06-21, narrative: Published."


@revision_rule(
    "NPA706",
    title="Complete, then open again without a word on it",
    why="What the board counted as done and is not has to be told to it, not found by it.",
    before={_FIRST: return_of(_DONE)},
    bad={_SECOND: return_of("status: in_progress, rag: amber", period="FY18/19 Q2")},
    good={
        _SECOND: return_of(
            "status: in_progress, rag: amber, narrative: Withdrawn after errors were found.", period="FY18/19 Q2"
        )
    },
)
def silent_reopening(revision: Revision) -> Findings:
    reopened = [
        (was, now) for was, now in revision.new_words() if was is not None and was.status == "complete" and now.is_open
    ]
    again = revision.after.recurring if reopened else ()  # the next one is open while the last one is done
    for was, now in reopened:
        narrative = now.text("narrative")
        if now.item not in again and (narrative is None or narrative == was.text("narrative")):
            message = f"{now.item} was `complete` in {was.quarter.label}, now `{now.status}`, and nothing says why"
            hint = "say in `narrative` why it was not done after all, or put `status: complete` back"
            yield now.finding(("status",), message, hint)
