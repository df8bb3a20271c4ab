"""What a rule about a change is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from npa_cli.model.finding import Finding, Severity
from npa_cli.rules.rule import Context
from npa_cli.rules.walk import Node, items


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan as it was and as it is now.

    `former` holds versions of priority files older than `before`, the newest first: as many as are needed to know
    the words that the ids of `new_ids` stood for in the past. Findings are about, and point into, `after`.
    """

    before: Context
    after: Context
    former: Context

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Each priority, activity and deliverable that is in both versions, as it was and as it is."""
        was = self.before.once(items)
        for item, now in self.after.once(items).items():
            if item in was and was[item].level == now.level:
                yield was[item], now

    def unread(self, path: str) -> bool:
        """Whether a file of the version after is there and could not be read: nothing is said of what it holds."""
        return any(finding.path == path for finding in self.after.file_findings)


@dataclass(frozen=True, slots=True)
class RevisionRule:
    """A rule about a change and its own manual page, as `Rule` is one about a plan as it stands.

    `before`, `bad` and `good` are files of the smallest right plan, by path: as they were, changed so that the
    rule finds fault, and changed as they should have been. A file given as None is one that was taken away.
    """

    code: str
    name: str
    title: str
    why: str
    before: Mapping[str, str | None]
    bad: Mapping[str, str | None]
    good: Mapping[str, str | None]
    check: Callable[[Revision], Iterator[Finding]]
    severity: Severity = "error"


def new_ids(before: Context, after: Context) -> tuple[str, ...]:
    """The ids of priorities, activities and deliverables that are in the later version alone."""
    was = before.once(items)
    return tuple(item for item in after.once(items) if item not in was)
