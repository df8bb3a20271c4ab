"""NPA707 altered-decision: an approved change that is not as it was approved."""

from typing import Final

from npa_cli.model.finding import Point
from npa_cli.rules.checked_file import ChangeEntry, finding_at
from npa_cli.rules.minimal_plan import change_of
from npa_cli.rules.revision.revision import Revision, revision_rule
from npa_cli.rules.revision.wording import was_and_is
from npa_cli.rules.rule import Findings

_PATH: Final = "changes.yaml"
_HINT: Final = "put it back as it was; what the board decides next is a change of its own: npa change propose"


@revision_rule(
    "NPA707",
    title="An approved change altered or removed",
    why="It records what a body decided on a day; only that body, on another day, decides otherwise.",
    before={_PATH: change_of()},
    bad={_PATH: change_of(to="FY19/20 Q1")},
    good={_PATH: change_of() + change_of(id="CHG-002", to="FY19/20 Q1", decided_on="2018-09-18")},
)
def altered_decision(revision: Revision) -> Findings:
    if revision.lacks_changes:
        return
    kept = revision.after.frame.changes
    for was in revision.before.frame.changes:
        if not was.is_approved or any(each.data == was.data for each in kept):
            continue
        now = next((each for each in kept if each.data.get("id") == was.data.get("id")), None)
        if now is None:
            message = f"{was.text('id')}, approved for {was.item}, is gone"
            at = () if any(file.path == was.path for file in revision.after.files) else Point(1, 1)
            yield finding_at(was.path, at, message, _HINT, item=was.text("id"))
        else:
            yield from _altered(was, now)


def _altered(was: ChangeEntry, now: ChangeEntry) -> Findings:
    for key in dict.fromkeys((*was.data, *now.data)):
        old, new = was.data.get(key), now.data.get(key)
        if old != new:
            at = (key,) if key in now.data else ("id",)
            message = f"`{key}` of {was.text('id')} {was_and_is(old, new)}; it was approved as it stood"
            yield now.finding(at, message, _HINT)
