"""Every rule there is, found in the folders of the kinds, in the order of their codes."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, TypeVar

from npa_cli.model.finding import Finding
from npa_cli.rules.revision.revision import Revision, RevisionRule
from npa_cli.rules.rule import Check, Rule

CheckT = TypeVar("CheckT", bound=Check)
_FOLDERS: Final = ("reader", "shape", "item", "file", "plan")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule about a plan as it stands."""
    rules = {made for folder in _FOLDERS for made in _made_in(folder) if isinstance(made, Rule)}
    return tuple(sorted(rules, key=lambda rule: rule.code))


@cache
def checks_of(kind: type[CheckT]) -> tuple[tuple[Rule, CheckT], ...]:
    """The checks of one kind, each with its rule, in the order of their codes."""
    return tuple((rule, each) for rule in all_rules() for each in rule.checks if isinstance(each, kind))


@cache
def revision_rules() -> tuple[RevisionRule, ...]:
    """Every rule about the change from one version of a plan to another."""
    rules = {made for made in _made_in("revision") if isinstance(made, RevisionRule)}
    return tuple(sorted(rules, key=lambda rule: rule.code))


def judge(revision: Revision) -> tuple[Finding, ...]:
    """Every finding of every rule about a change, each once."""
    found = (replace(each, code=rule.code) for rule in revision_rules() for each in rule.find(revision))
    return tuple(dict.fromkeys(found))


def _made_in(folder: str) -> Iterator[object]:
    """What the files of a folder beside this one give names to: most hold one rule, some several of one shape."""
    for path in (Path(__file__).parent / folder).glob("[!_]*.py"):
        yield from vars(import_module(f"npa_cli.rules.{folder}.{path.stem}")).values()
