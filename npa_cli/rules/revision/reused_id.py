"""NPA703 reused-id: an id that stood for one thing and now stands for another."""

from typing import Final

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.rules.revision.revision import Revision, new_ids, revision_rule
from npa_cli.rules.revision.wording import alike, subject, was_and_is
from npa_cli.rules.rule import Findings, Item

_PATH: Final = "priorities/01-first.yaml"
_HINT: Final = "give the new one an id that was never used; keep what the old one stood for, as it was"


@revision_rule(
    "NPA703",
    title="An id that now stands for something else",
    why="Returns, decisions and papers name what they are about by its id, and are read years later.",
    before={_PATH: MINIMAL_PLAN[_PATH]},
    bad={_PATH: first_priority("text: The deliverable", "text: Quarterly figures of vaccinations offered")},
    good={
        _PATH: MINIMAL_PLAN[_PATH]
        + "          - id: P1.1.2\n            text: Quarterly figures of vaccinations offered\n"
        + "            timeframe: FY18/19 Q2\n"
    },
)
def reused_id(revision: Revision) -> Findings:
    for was, now in revision.pairs():
        if is_reused(revision, was, now):
            message = f"{now.id} stands for something else: it {was_and_is(subject(was), subject(now))}"
            yield now.finding(("id",), message, _HINT)
    yield from _come_back(revision)


def is_reused(revision: Revision, was: Item, now: Item) -> bool:
    """Whether an id's words are those of another subject, not the old ones edited or changed by decision."""
    old, new = subject(was), subject(now)
    if old is None or new is None or alike(old, new):
        return False
    changes = (each for each in revision.after.frame.changes if each.is_approved and each.item == now.id)
    return all(each.text("field") != "text" for each in changes)


def _come_back(revision: Revision) -> Findings:
    """Ids that an older version held, which were gone, and which are here again under other words."""
    waiting = {item: revision.after.items[item] for item in new_ids(revision.before, revision.after)}
    for former in revision.former.every_item:
        now = waiting.get(former.id or "")
        if now is None or former.level == "theme":
            continue
        del waiting[now.id or ""]  # its latest words count
        old, new = subject(former), subject(now)
        if former.level != now.level or (old is not None and new is not None and not alike(old, new)):
            message = f"{now.id} was used before and is used again: it {was_and_is(old, new)}"
            yield now.finding(("id",), message, _HINT)
