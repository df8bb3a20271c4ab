"""Every rule there is, found in the folders of the kinds: one file a rule, in the order of their codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.revision.revision import Revision, RevisionRule
from npa_cli.rules.rule import Rule

_FOLDERS: Final = ("reader", "shape", "item", "file", "plan")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule about a plan as it stands."""
    found = (made for folder in _FOLDERS for made in _made_in(folder) if isinstance(made, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def revision_rules() -> tuple[RevisionRule, ...]:
    """Every rule about the change from one version of a plan to another."""
    found = (made for made in _made_in("revision") if isinstance(made, RevisionRule))
    return tuple(sorted(found, key=lambda rule: rule.code))


def judge(revision: Revision) -> tuple[Finding, ...]:
    """Every finding of every rule about a change, each once."""
    return tuple(dict.fromkeys(finding for rule in revision_rules() for finding in rule.find(revision)))


def _made_in(folder: str) -> Iterator[object]:
    """What `check` is in each file of a folder beside this one."""
    names = sorted(path.stem for path in (Path(__file__).parent / folder).iterdir() if path.suffix == ".py")
    for name in names:
        if name != "__init__":
            yield getattr(import_module(f"npa_cli.rules.{folder}.{name}"), "check", None)
