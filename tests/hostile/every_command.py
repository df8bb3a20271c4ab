"""Every command there is, as it is typed in a plan's folder, made from the one list of commands."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from importlib import import_module
from typing import Final, NamedTuple

from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.only_reads import READING_COMMANDS
from npa_cli.cli.option_groups import typed_parameters
from tests.family.test_all_plans import ABOUT_ONE, NEEDED, formats_of

_RETURN: Final = "returns/FY18-19-Q3/A.yaml"  # where FilledPlan has its one return
_TYPED: Final = {
    **NEEDED,
    "change approve": ("CHG-001", "--by", "MADE", "--on", "2019-06-18"),
    "estate status": (".", "--jobs", "1"),
    "estate validate": (".", "--jobs", "1"),
    "explain": ("NPA301",),
    "export parquet": ("out",),
    "init": ("new", "--title", "A", "--years", "2025", "--partner", "A", "--priority", "B"),
    "return check": (_RETURN,),
    "return take": (_RETURN,),
    "return new": ("--partner", "MADE", "--period", "FY19/20-Q1"),
    "schema": ("priority", "--plan"),
    "site": ("-o", "out/pages"),
    "update": ("P1.1.1", "--partner", "MADE", "--period", "FY18/19-Q3", "--status", "on_hold", "--narrative", "x"),
}
# Further ways to ask, for those whose options lead elsewhere; with whether that writes.
_MORE: Final = (
    ("fmt --check", False), ("fmt --diff", False), ("validate --fix --diff", False), ("validate --fix", True),
    ("validate --level final", False), ("validate --level draft", False), ("status --why", False), ("status --plan all", False),
    ("status --as-at 9999-12-31", False), ("due --as-at 0001-01-01", False), ("show P1.1.1", False), ("show MADE", False),
    ("list activities", False), ("list partners", False), ("list priorities", False), ("trace O1", False),
    ("report board", False), ("report partner MADE", False), ("report priority 1", False), ("report exceptions", False),
    ("report plan-on-a-page", False), ("report board --as-at 9999-12-31", False), ("update P1.1.1 --status complete", True),
    ("sql 'select * from deliverable'", False), ("schema --plan workplan", False),
)  # fmt: skip


class Call(NamedTuple):
    """What is typed after `npa`, and whether it may change or add a file of the plan."""

    words: tuple[str, ...]
    writes: bool


def asked_of_all() -> Iterator[str]:
    """Each command that can be asked of every plan of a folder, as it is typed for that."""
    for name, (module, _) in COMMANDS.items():
        command = import_module(f"npa_cli.cli.commands.{module}").command
        options = {each.name for each in typed_parameters(command)}
        if (
            "plan" in options
            and name not in ABOUT_ONE
            and (command in READING_COMMANDS or name in ("validate", "report"))
        ):
            yield shlex.join([*name.split(), *NEEDED.get(name, ()), "--plan", "all"])


ANSWERS: Final = ("paper.", "plan.db", "out/")  # what the names of the files begin with that are told to be written


GOES_ON: Final = frozenset(("serve", "mcp"))
"""Those that go on until somebody, or the program at the other end, ends them."""


def calls() -> Iterator[Call]:
    """Each command in every format it offers, and each of _MORE.

    A command may change the plan where it takes --dry-run, and neither declares that it only reads nor has a format.
    """
    for name, (module, _) in COMMANDS.items():
        if name in GOES_ON:
            continue
        command = import_module(f"npa_cli.cli.commands.{module}").command
        typed = (*name.split(), *_TYPED.get(name, ()))
        options = {each.name for each in typed_parameters(command)}
        writes = "dry_run" in options and "format" not in options and name != "schema"
        for form in formats_of(command) or ("",):
            to_file = ("-o", f"paper.{form}") if form in ("docx", "odt", "xlsx", "ods", "pdf") else ()
            yield Call((*typed, *(("-f", form) if form else ()), *to_file), writes and command not in READING_COMMANDS)
    yield from (Call(tuple(shlex.split(line)), writes) for line, writes in _MORE)
