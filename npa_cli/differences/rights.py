"""Who may alter what of a plan, by kind of thing and field. What is not listed here is the secretariat's alone."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from npa_cli.differences.compare import Difference
from npa_cli.differences.things import Fields, Key

SECRETARIAT: Final = "the secretariat"
ANY: Final = "*"


class Right(NamedTuple):
    """Which fields of a kind of thing somebody beside the secretariat may alter, and who: `whose` in words.

    `comes` says whether they may add and take away such a thing too.
    """

    whose: str
    fields: frozenset[str]
    comes: bool = False


RIGHTS: Final[Mapping[str, Right]] = {
    "report": Right("the partner that reports", frozenset({ANY}), comes=True),
    "return": Right("the partner whose return it is", frozenset({ANY}), comes=True),
    "reading": Right("the partner that owns the measure", frozenset({ANY}), comes=True),
    "risk": Right("the partner that owns the risk", frozenset({"cause", "event", "effect", "actions"})),
    "action": Right(
        "the partner that owns a risk it is listed under",
        frozenset({"text", "status", "new_due", "closed_on"}),
        comes=True,
    ),
}


class Versions(NamedTuple):
    """All things of a plan before and after."""

    before: Mapping[Key, Fields]
    after: Mapping[Key, Fields]


def may_alter(difference: Difference, partner: str, versions: Versions) -> bool:
    """Whether a partner may make a difference. Who owned a thing before decides, so that nobody makes it its own."""
    return _is_given(difference) and partner in owners_of(difference.key, versions)


def who_may(difference: Difference, versions: Versions) -> str:
    """Who may make a difference, in words: `RHT or the secretariat`."""
    owners = sorted(owners_of(difference.key, versions)) if _is_given(difference) else ()
    return " or ".join((*owners, SECRETARIAT))


def _is_given(difference: Difference) -> bool:
    """Whether anybody beside the secretariat has the right to make such a difference."""
    right = RIGHTS.get(difference.key.kind)
    if right is None:
        return False
    return right.comes if not difference.field else bool(right.fields & {difference.field, ANY})


def owners_of(key: Key, versions: Versions) -> frozenset[str]:
    """The partners to whom a thing belongs, by code; none if that is the secretariat alone."""
    match key.kind:
        case "report" | "return":
            return frozenset({key.id.removesuffix(" (2)").rpartition(" ")[2]})
        case "reading":
            return _owner(versions.before, Key("measure", key.id.partition(" ")[0]))
        case "risk":
            return _owner(versions.before, key)
        case "action":
            risks = [one for one in versions.before if one.kind == "risk"]
            side = versions.before if key in versions.before else versions.after  # a new action is whose risk lists it
            listing = (one for one in risks if key.id in side.get(one, {}).get("actions", ()))
            return frozenset[str]().union(*(_owner(versions.before, one) for one in listing))
    return frozenset()


def _owner(things: Mapping[Key, Fields], key: Key) -> frozenset[str]:
    owner: Any = things.get(key, {}).get("owner")
    return frozenset({owner}) if owner else frozenset()
