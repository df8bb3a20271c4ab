"""What a rule about a change is, and what it may look at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from npa_cli.model.finding import Finding, Severity
from npa_cli.model.plan import Plan
from npa_cli.progress.commitment import unfold
from npa_cli.rules.checked_file import CheckedFile, Item, items_in
from npa_cli.rules.frame import Frame
from npa_cli.rules.records import Records
from npa_cli.rules.returns import Statement
from npa_cli.rules.rule import rule_name
from npa_cli.store.file_kinds import kind_of


class Version(Records):
    """A plan at one time, all of it in memory. `plan` has all that could be read as models."""

    def __init__(self, frame: Frame, files: Sequence[CheckedFile], unreadable: Sequence[Finding], plan: Plan) -> None:
        super().__init__(frame, files, unreadable, {})
        self.plan = plan

    @cached_property
    def every_item(self) -> tuple[Item, ...]:
        """Every priority, theme, activity and deliverable, in reading order."""
        return tuple(item for file in self.files_of("priority") for item in items_in(file.path, file.data))

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The first item of each id."""
        found: dict[str, Item] = {}
        for item in self.every_item:
            if item.id is not None:
                found.setdefault(item.id, item)
        return found

    @cached_property
    def recurring(self) -> frozenset[str]:
        """The deliverables that come round again, or whose words for when say nothing certain of it."""
        found = ((each.id, each.reading) for each in unfold(self.plan, date.max))
        return frozenset(
            item for item, reading in found if reading is None or reading.kind == "recurring" or reading.recurrence
        )


class Apart(NamedTuple):
    """Something that both sides of a merge changed apart: the file, the entry (empty: the whole), and why in words."""

    path: str
    entry: str
    why: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan as it was and as it is now.

    `former` holds versions of priority files older than `before`, the newest first: as many as are needed to know
    the words that the ids of `new_ids` stood for in the past. `apart` is what does not go together, where `after` is
    `before` merged with another version. Findings are about, and point into, `after`.
    """

    before: Version
    after: Version
    former: Version
    apart: tuple[Apart, ...] = ()

    def pairs(self) -> Iterator[tuple[Item, Item]]:
        """Each priority, activity and deliverable that is in both versions, as it was and as it is."""
        was = self.before.items
        for item, now in self.after.items.items():
            if item in was and was[item].level == now.level:
                yield was[item], now

    def new_words(self) -> Iterator[tuple[Statement | None, Statement]]:
        """The last word of each partner on each deliverable, if no older than its last before; that is given too.

        None where there was none before. One that only says "no change" stands for the entry it confirms, which may
        itself be new or altered.
        """
        was = {(each.partner, each.item): each for each in self.before.statements}
        for key, now in {(each.partner, each.item): each for each in self.after.statements}.items():
            old = was.get(key)
            if old is None or now.quarter.end >= old.quarter.end:
                yield old, now

    def unread(self, path: str) -> bool:
        """Whether a file of the version after is there and could not be read: nothing is said of what it holds."""
        return any(finding.path == path for finding in self.after.unreadable)

    @property
    def lacks_changes(self) -> bool:
        """Whether changes of the version after are in a file that could not be read: nothing is said of decisions."""
        return any(kind_of(finding.path) == "changes" for finding in self.after.unreadable)


@dataclass(frozen=True, slots=True, eq=False)
class RevisionRule:
    """A rule about a change and its own manual page, as `Rule` is one about a plan as it stands.

    `before`, `bad` and `good` are files of the smallest right plan, by path: as they were, changed so that the
    rule finds fault, and changed as they should have been.
    """

    code: str
    name: str
    title: str
    why: str
    before: Mapping[str, str]
    bad: Mapping[str, str]
    good: Mapping[str, str]
    find: Callable[[Revision], Iterator[Finding]]
    severity: Severity = "error"


def revision_rule(
    code: str,
    *,
    title: str,
    why: str,
    before: Mapping[str, str],
    bad: Mapping[str, str],
    good: Mapping[str, str],
) -> Callable[[Callable[[Revision], Iterator[Finding]]], RevisionRule]:
    """Make a rule of a check of one version of a plan against an earlier one. It has the name of its function."""
    return lambda find: RevisionRule(code, rule_name(find), title, why, before, bad, good, find)


def new_ids(before: Version, after: Version) -> tuple[str, ...]:
    """The ids of priorities, activities and deliverables that are in the later version alone."""
    was = before.items
    return tuple(item for item in after.items if item not in was)
