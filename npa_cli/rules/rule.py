"""What a rule is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from npa_cli.model.finding import Finding
from npa_cli.model.plan import Plan
from npa_cli.model.shape import Fault


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file of the plan as plain data, and where it departs from its model."""

    kind: str  # workplan, partners or priority
    path: str  # relative to the plan's folder, with `/`
    data: Any
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a rule may look at. `file_findings` are of the files that could not be read as data."""

    plan: Plan
    files: tuple[CheckedFile, ...]
    file_findings: tuple[Finding, ...]
    convention_findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One file of a small plan, which the tests complete and check for real."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its own manual page. `code` is stable and never used again; `name` is the fault, not the cure."""

    code: str
    name: str
    title: str
    why: str
    bad: Example
    good: Example
    check: Callable[[Context], Iterator[Finding]]


def of_unreadable_files(code: str) -> Callable[[Context], Iterator[Finding]]:
    """The check of a rule whose faults stop a file from being read at all: the reader has found them already."""

    def check(context: Context) -> Iterator[Finding]:
        return (finding for finding in context.file_findings if finding.code == code)

    return check
