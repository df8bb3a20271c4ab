"""What a rule is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from npa_cli.model.finding import Finding, KeyPath, Point, Severity
from npa_cli.model.ignore import Ignore
from npa_cli.model.late import Late
from npa_cli.model.outline import Outline
from npa_cli.model.plan import Plan
from npa_cli.model.shape import Fault

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class CheckedFile(Late):
    """One file of the plan as plain data, and where it departs from its model.

    `doubtful` has, by key path, unquoted values as they are written that are something else to some reader: `1.10`.
    `outline` is that of a settled priority file, and `found` what there is to find in it, with its places: see Context.
    """

    kind: str  # workplan, partners, priority, return or changes
    path: str  # relative to the plan's folder, with `/`
    data: Any
    faults: tuple[Fault, ...]
    doubtful: Mapping[KeyPath, str] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()  # comments to npa, in the order they stand
    outline: Outline | None = None
    found: tuple[tuple[Finding, Point], ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a rule may look at. `file_findings` are of the files that could not be read as data.

    `settled` are priority files, by path, in which it is known what the rules find that judge each item by itself: they
    and the files they are judged by are as they were then. Such a rule passes them over: see `walk.nodes`.
    """

    plan: Plan
    files: tuple[CheckedFile, ...]
    file_findings: tuple[Finding, ...]
    convention_findings: tuple[Finding, ...] = ()
    others: Mapping[str, Plan] = field(default_factory=dict)  # the plans beside this one, each read when a rule asks
    settled: frozenset[str] = frozenset()
    in_full: bool = False  # for repairs, not for reading: every finding, where a person is told the first of very many
    _known: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def unsettled(self) -> Iterator[CheckedFile]:
        """The files in which there may be anything to find."""
        return (file for file in self.files if file.path not in self.settled)

    def once(self, find: Callable[..., Found], *asked: Any) -> Found:
        """What `find` makes of this context (and of what else it is asked), worked out once for all rules."""
        question = (find, *asked)
        if question not in self._known:
            self._known[question] = find(self, *asked)
        found: Found = self._known[question]
        return found


@dataclass(frozen=True, slots=True)
class Example:
    """The file at fault in a small plan, which the tests complete and check for real.

    `files` are those beside it, by path, where one file alone can't show the fault.
    """

    path: str
    text: str
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its own manual page. `code` is stable and never used again; `name` is the fault, not the cure.

    `severity` is that of every finding of the rule: an error has to be mended, a warning is worth a second look.
    `fix` says what `npa validate --fix` does about it, and when; empty where it takes a person. A rule `across` holds
    items of several files against each other, and may find something in a priority file that by itself is right.
    """

    code: str
    name: str
    title: str
    why: str
    bad: Example
    good: Example
    check: Callable[[Context], Iterator[Finding]]
    severity: Severity = "error"
    fix: str = ""
    across: bool = False


def of_unreadable_files(code: str) -> Callable[[Context], Iterator[Finding]]:
    """The check of a rule whose faults stop a file from being read at all: the reader has found them already."""

    def check(context: Context) -> Iterator[Finding]:
        return (finding for finding in context.file_findings if finding.code == code)

    return check
