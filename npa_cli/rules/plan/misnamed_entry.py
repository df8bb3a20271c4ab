"""NPA245 misnamed-entry: a file of one change or register entry that is called otherwise than the entry."""

from pathlib import PurePosixPath
from typing import Final

from npa_cli.model.file_name import NotAFileNameError, entry_name
from npa_cli.rules.minimal_plan import change_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule
from npa_cli.store.file_kinds import FILE_KINDS

_SPLIT: Final = tuple(kind for kind, each in FILE_KINDS.items() if each.splits)


@plan_rule(
    "NPA245",
    finds="judgement",
    title="A change or register entry in a file of its own that is called otherwise",
    why="People find an entry by its file; a copied file whose id was not corrected is another entry than it seems.",
    bad=Example("changes/CHG-002.yaml", change_of()),
    good=Example("changes/CHG-001.yaml", change_of()),
)
def misnamed_entry(index: Index, frame: Frame) -> Findings:
    for kind in _SPLIT:
        of_all = FILE_KINDS[kind].pattern
        entries = [(entry, own) for entry in index.entries(kind) if (own := entry.text("id")) is not None]
        there = {entry.path for entry, _ in entries}
        at_home = {(entry.path, own) for entry, own in entries}
        for entry, own in entries:
            rightful = _file_of(of_all, own)
            if entry.path in (of_all, rightful) or rightful is None or (rightful, own) in at_home:
                continue  # what is at home is the first of its name, and this a second: a finding of its own
            message = f"the file of `{own}` is called {own}.yaml, not {PurePosixPath(entry.path).name}"
            move = "" if rightful in there else f"move it to {rightful}, or "
            yield entry.finding(("id",), message, f"{move}correct the id")


def _file_of(of_all: str, entry: str) -> str | None:
    try:
        return entry_name(of_all, entry)
    except NotAFileNameError:
        return None  # no file can be called so, and the id is a finding already
