"""What a rule is. The engine calls its checks; a rule never goes through the plan itself.

A rule stands in the folder of its kind, most often in a file of its own, as a function that a decorator with its
manual page makes a Rule. It is called with all that it may look at:

item      each priority, theme, activity and deliverable by itself, and the frame
file      each file by itself, and the frame
shape     each departure of a file from its model
plan      the index of the whole plan, and the frame
reader    never: the reader finds what keeps a file from being read
revision  two versions of the plan: see `revision/revision.py`
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple, NotRequired, TypedDict, Unpack

from npa_cli.model.finding import Finding, Severity
from npa_cli.model.fix import Fix
from npa_cli.model.shape import Fault, FaultKind
from npa_cli.model.vocabulary import LEVELS, Level
from npa_cli.rules.checked_file import CheckedFile, Item
from npa_cli.rules.frame import Frame
from npa_cli.rules.index import Index
from npa_cli.rules.minimal_plan import Example, minimal_file

__all__ = [  # of other files what most rules need: what they are given, what they yield, and their examples
    "CheckedFile",
    "Example",
    "Fault",
    "Finding",
    "Frame",
    "Index",
    "Item",
]

_HONESTY: Final = "NPA5"  # how the codes begin of rules that doubt what is said, and can't know
Findings = Iterator[Finding]  # what a check yields
Finds = Literal[  # see consequences.py
    "", "unknown value", "judgement", "judgement of an entry", "unknown name", "unknown partner", "unknown board",
    "unknown partner or board", "unknown objective", "unknown source", "unknown measure", "unknown item",
    "unknown item or objective",
]  # fmt: skip


class Told(NamedTuple):
    """What a shape rule says of a fault: what is wrong, what to type instead, and the repair where one is safe."""

    message: str
    hint: str | None = None
    fix: Fix | None = None


class ItemCheck(NamedTuple):
    """A check of each item of some levels by itself."""

    find: Callable[[Item, Frame], Findings]
    levels: Collection[Level]


class FileCheck(NamedTuple):
    """A check of each file by itself; of some kinds of file, or of all where `kinds` is None."""

    find: Callable[[CheckedFile, Frame], Findings]
    kinds: Collection[str] | None


class ShapeCheck(NamedTuple):
    """Words for each fault of one kind."""

    tell: Callable[[Fault, CheckedFile], Told]
    kind: FaultKind


class PlanCheck(NamedTuple):
    """A check of the plan as a whole."""

    find: Callable[[Index, Frame], Findings]


Check = ItemCheck | FileCheck | ShapeCheck | PlanCheck


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule and its own manual page. `code` is stable and never used again; `name` is the fault, not the cure.

    `severity` is that of every finding of the rule: an error has to be mended, a warning is worth a second look.
    `fix` says what `npa validate --fix` does about it, and when; empty if it takes a person. `finds`
    says which findings follow from others, and which others follow from: see `consequences.py`. `checks` are what the
    engine calls: one, or none for faults found elsewhere, or a second one added with `plan_check`.
    """

    code: str
    name: str
    title: str
    why: str
    bad: Example
    good: Example
    severity: Severity = "error"
    fix: str = ""
    finds: Finds = ""
    checks: list[Check] = field(default_factory=list)

    def plan_check(self, check: Callable[[Index, Frame], Findings]) -> None:
        """A decorator: another check of the same rule, of the plan as a whole."""
        self.checks.append(PlanCheck(check))

    def sign(self, found: Iterable[Finding]) -> Findings:
        """What one of its checks found, with its code and severity; a finding that is milder by itself stays so."""
        for each in found:
            severity = self.severity if each.severity == "error" else each.severity
            yield replace(each, code=self.code, severity=severity)


class Page(TypedDict):
    """The fields of a rule's manual page, as the decorators take them.

    Unless others are given, `good` is the minimal plan's own file in the place of the one at fault, and `severity` is
    an error: or a warning, of a rule of honesty.
    """

    title: str
    why: str
    bad: Example
    good: NotRequired[Example]
    severity: NotRequired[Severity]
    fix: NotRequired[str]
    finds: NotRequired[Finds]


def item_rule(
    code: str, *, levels: tuple[Level, ...] = LEVELS, **page: Unpack[Page]
) -> Callable[[Callable[[Item, Frame], Findings]], Rule]:
    """Make a rule of a check of one item. It is called for each item of these levels, and never sees two."""
    return lambda check: _rule(code, check, page, ItemCheck(check, levels))


def file_rule(
    code: str, *, kinds: Collection[str] | None = None, **page: Unpack[Page]
) -> Callable[[Callable[[CheckedFile, Frame], Findings]], Rule]:
    """Make a rule of a check of one file. It is called for each file, or for each of these kinds."""
    return lambda check: _rule(code, check, page, FileCheck(check, kinds))


def shape_rule(
    code: str, kind: FaultKind, **page: Unpack[Page]
) -> Callable[[Callable[[Fault, CheckedFile], Told]], Rule]:
    """Make a rule of a function that says one kind of departure from a file's model in words."""
    page.setdefault("finds", "unknown value")
    return lambda tell: _rule(code, tell, page, ShapeCheck(tell, kind))


def plan_rule(code: str, **page: Unpack[Page]) -> Callable[[Callable[[Index, Frame], Findings]], Rule]:
    """Make a rule of a check of the plan as a whole, which is asked each time."""
    return lambda check: _rule(code, check, page, PlanCheck(check))


def reader_rule(code: str, name: str, **page: Unpack[Page]) -> Rule:
    """A rule whose faults the engine has from elsewhere: the reader, or the comments that silence findings."""
    page.setdefault("good", minimal_file(page["bad"].path))
    return Rule(code, name, **page)


def rule_name(check: Callable[..., object]) -> str:
    """The name of a rule, which is that of its function: `misplaced-id`."""
    return check.__name__.replace("_", "-")


def _rule(code: str, check: Callable[..., object], page: Page, called: Check) -> Rule:
    page.setdefault("severity", "warning" if code.startswith(_HONESTY) else "error")
    page.setdefault("good", minimal_file(page["bad"].path))
    return Rule(code, rule_name(check), checks=[called], **page)
