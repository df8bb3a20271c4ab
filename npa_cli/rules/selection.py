"""Which findings were asked for: a level, and codes, beginnings of codes or names of rules as they are typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.progress.select import UnknownNameError
from npa_cli.rules.discover import all_rules, revision_rules
from npa_cli.rules.level import Level, at_level
from npa_cli.rules.revision.revision import RevisionRule
from npa_cli.rules.revision.uncompared_version import CODE as NOT_COMPARED
from npa_cli.rules.rule import Rule

_UNREADABLE: Final = "NPA0"  # how the codes of findings begin that keep a file from being read


def says_not_checked(code: str) -> bool:
    """Whether findings of this code say that something could not be read, or not compared, and so not be checked."""
    return code.startswith(_UNREADABLE) or code == NOT_COMPARED


class NotIgnorableError(Exception):
    """A rule that can't be left out. The message says why."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A level, and codes and beginnings of codes. Nothing under `select` is every rule of the level.

    Where a finding is meant by both, the longer beginning decides, and `ignore` where they are as long. What keeps a
    file from being read or compared is told whatever was asked for: nothing could be checked of what that file holds.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: Level = "standard"

    def apply(self, finding: Finding) -> Finding | None:
        """The finding with the severity it has at the level asked for; None if it was not asked for."""
        return at_level(self.level, finding) if self.has(finding.code) else None

    def has(self, code: str) -> bool:
        """Whether findings of this code were asked for."""
        if says_not_checked(code):
            return True
        wanted = _longest(code, self.select) if self.select else 0
        return wanted is not None and wanted > (_longest(code, self.ignore) or -1)


def _longest(code: str, beginnings: Iterable[str]) -> int | None:
    return max((len(each) for each in beginnings if code.startswith(each)), default=None)


@cache
def rule_names() -> dict[str, str]:
    """The code of every rule there is, by its name and by its code, in small letters."""
    rules: tuple[Rule | RevisionRule, ...] = (*all_rules(), *revision_rules())
    return {word.casefold(): rule.code for rule in rules for word in (rule.code, rule.name)}


def read_selection(select: Sequence[str], ignore: Sequence[str], level: Level = "standard") -> Selection:
    """What was typed after --select, --ignore and --level. Raises UnknownNameError and NotIgnorableError."""
    chosen = Selection(tuple(_read(select)), tuple(_read(ignore)), level)
    for each in chosen.ignore:
        if each == NOT_COMPARED:
            raise NotIgnorableError(f"--ignore `{each}`: what can't be compared can't be ignored; leave --base out")
        if _UNREADABLE.startswith(each) or each.startswith(_UNREADABLE):
            raise NotIgnorableError(
                f"--ignore `{each}`: what keeps a file from being read can't be ignored, since nothing of that file "
                "is checked; correct the file, or name those to check: npa validate FILE"
            )
    return chosen


def _read(given: Sequence[str]) -> Iterable[str]:
    """Codes and beginnings of codes, from words that each hold one or several between commas."""
    for word in (part.strip() for each in given for part in each.split(",")):
        if word:
            yield _code(word)


def _code(word: str) -> str:
    names = rule_names()
    folded = word.casefold()
    if folded in names:
        return names[folded]
    beginning = word.upper()
    if beginning.startswith("NPA") and any(code.startswith(beginning) for code in names.values()):
        return beginning
    raise UnknownNameError(
        "rule",
        word,
        [name.upper() if name.startswith("npa") else name for name in names],
        where="; npa explain lists them",
    )
