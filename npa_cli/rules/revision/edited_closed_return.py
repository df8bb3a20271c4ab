"""NPA704 edited-closed-return: a return altered after a later round's returns came in."""

from collections.abc import Mapping
from typing import Any, Final

from npa_cli.model.finding import KeyPath, Point
from npa_cli.rules.checked_file import finding_at
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.returns import ReturnFile
from npa_cli.rules.revision.revision import Revision, revision_rule
from npa_cli.rules.revision.wording import was_and_is
from npa_cli.rules.rule import Findings
from npa_cli.timeframe import Round

_FIRST: Final = "returns/FY18-19-Q1/NHSE.yaml"
_SECOND: Final = "returns/FY18-19-Q2/NHSE.yaml"


@revision_rule(
    "NPA704",
    title="A return altered after its round was closed",
    why="The board has seen it. A round is closed once a later one has a return; news belongs in the open one.",
    before={
        _FIRST: return_of("status: in_progress, rag: red, narrative: Late."),
        _SECOND: return_of("status: in_progress, rag: red, narrative: Still late.", period="FY18/19 Q2"),
    },
    bad={_FIRST: return_of("status: in_progress, rag: amber, narrative: Late.")},
    good={_SECOND: return_of("status: in_progress, rag: amber, narrative: On the way.", period="FY18/19 Q2")},
)
def edited_closed_return(revision: Revision) -> Findings:
    was, now = revision.before.rightful_returns, revision.after.rightful_returns
    latest = max((quarter.end for _, quarter in was), default=None)
    for (partner, quarter), file in was.items():
        if latest is None or quarter.end >= latest or revision.unread(file.path):
            continue
        kept = now.get((partner, quarter))
        if kept is None:
            message = f"the return of {partner} for {quarter.label} is gone; that {quarter.noun} is closed"
            yield finding_at(file.path, Point(1, 1), message, "put the file back as it was")
        else:
            yield from _edited(file, kept, quarter)


def _edited(was: ReturnFile, now: ReturnFile, quarter: Round) -> Findings:
    old, new = _values(was.data), _values(now.data)
    hint = f"put it back as it was, and say what has changed since in the return of a {quarter.noun} still open"
    for at in dict.fromkeys((*old, *new)):
        if old.get(at) != new.get(at):
            item = at[1] if len(at) > 1 and isinstance(at[1], str) else None
            what = f"`{at[-1]}`" + (f" of {item}" if item and len(at) > 2 else "")  # the key of an entry
            message = f"{what} {was_and_is(old.get(at), new.get(at))}; {quarter.label} is closed"
            yield now.finding(at, message, hint)


def _values(data: Mapping[str, Any]) -> Mapping[KeyPath, Any]:
    """What a return says, a value for each key of its head and of each entry."""
    found: dict[KeyPath, Any] = {}
    for key, value in data.items():
        if key != "updates" or not isinstance(value, dict):
            found[(key,)] = value
            continue
        for item, entry in value.items():
            if isinstance(entry, dict):
                found |= {("updates", item, each): said for each, said in entry.items()}
            else:
                found["updates", item] = entry
    return found
