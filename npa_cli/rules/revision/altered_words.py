"""NPA701 altered-words: signed words that are not as they were, and no decision that says so."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from npa_cli.model.proposed_command import proposed
from npa_cli.model.vocabulary import Level
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, change_of, first_priority
from npa_cli.rules.revision.reused_id import is_reused
from npa_cli.rules.revision.revision import Revision, Version, revision_rule
from npa_cli.rules.revision.wording import was_and_is
from npa_cli.rules.rule import Findings, Item

_PATH: Final = "priorities/01-first.yaml"
_LONGEST: Final = 120  # characters of new words in a command that somebody is asked to type

SIGNED: Final[Mapping[Level, tuple[str, ...]]] = {
    "priority": ("statement", "measure"),  # its title and note are ours
    "theme": ("leads", "measure"),  # its title is told by its activities
    "activity": ("text", "leads", "lead_note", "measure", "note"),
    "deliverable": ("text", "timeframe", "leads", "measure", "note"),
}
_DECIDED: Final[Mapping[Level, tuple[str, ...]]] = {  # what change control can alter
    "activity": ("text", "leads", "measure"),
    "deliverable": ("text", "timeframe", "leads", "measure"),
}


@revision_rule(
    "NPA701",
    title="Signed words altered without an approved change",
    why="What was signed stays as it was signed; the board's decisions stand beside it, in changes.yaml.",
    before={_PATH: MINIMAL_PLAN[_PATH]},
    bad={_PATH: first_priority("FY18/19 Q2", "FY18/19 Q4")},
    good={_PATH: MINIMAL_PLAN[_PATH], "changes.yaml": change_of()},
)
def altered_words(revision: Revision) -> Findings:
    if revision.lacks_changes:
        return  # the decision may well be there
    for was, now in revision.pairs():
        for field in SIGNED[now.level]:
            old, new = was.data.get(field), now.data.get(field)
            if old != new and not (field in ("text", "statement") and is_reused(revision, was, now)):
                yield from _altered(revision, now, field, old, new)
    yield from _altered_titles(revision)


def _altered(revision: Revision, now: Item, field: str, old: Any, new: Any) -> Findings:
    changes = (each for each in revision.after.frame.changes if each.item == now.name and each.is_approved)
    decided = [each for each in changes if each.text("field") == field]
    if any(new in (to, [to]) for each in decided if (to := each.data.get("to")) is not None):
        return
    message = f"`{field}` of {now.id} {was_and_is(old, new)}, and no approved change says so"
    if decided:
        message = f"`{field}` of {now.id} {was_and_is(old, new)}; {decided[-1].text('id')} was approved for other words"
    yield now.finding((field,) if field in now.data else ("id",), message, _instead(now, field, new))


def _altered_titles(revision: Revision) -> Findings:
    """Titles of themes: a theme has no id, so it is known by the activities that hang from it."""
    was = dict(_titles(revision.before))
    seen = set()
    themes = {(node.path, node.at): node for node in revision.after.every_item if node.level == "theme"}
    for activity, (title, place) in _titles(revision.after):
        old = was.get(activity, (title, place))[0]
        if old == title or (place, old) in seen:
            continue
        seen.add((place, old))
        theme = themes[place]
        message = f"the title of the theme of {activity} {was_and_is(old, title)}"
        hint = "put the signed words back, or the activity back under its own theme"
        yield theme.finding(("title",) if "title" in theme.data else (), message, hint)


def _titles(version: Version) -> Iterator[tuple[str, tuple[Any, tuple[str, Any]]]]:
    """Each activity's id, with the title of its theme and the theme's place."""
    title: Any = None
    place: tuple[str, Any] = ("", ())
    for node in version.every_item:
        if node.level == "theme":
            title, place = node.data.get("title"), (node.path, node.at)
        elif node.level == "activity" and node.id is not None:
            yield node.id, (title, place)


def _instead(now: Item, field: str, new: Any) -> str:
    if new is None or field not in _DECIDED.get(now.level, ()):
        return "put the signed words back; what was signed is never edited"
    words = [str(each) for each in new] if isinstance(new, list) else [str(new)]
    if sum(map(len, words)) > _LONGEST:
        words = ["the new words"]
    given = (part for each in words for part in ("--to", each))
    command = proposed("change", "propose", str(now.id), "--field", field, *given, "--reason", "other")
    return f"put the signed words back, then type: {command} (or another reason)"
