"""NPA245 misnamed-entry: a file of one change or register entry that is called otherwise than the entry."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from npa_cli.model.file_name import NotAFileNameError, entry_name
from npa_cli.rules.minimal_plan import change_of
from npa_cli.rules.plain_data import mappings_in, text_under
from npa_cli.rules.rule import Example, Finding, Findings, Frame, Index, plan_rule
from npa_cli.store.file_kinds import FILE_KINDS

_CODE: Final = "NPA245"
_SPLIT: Final = tuple(kind for kind, each in FILE_KINDS.items() if each.splits)


@plan_rule(
    _CODE,
    finds="judgement",
    name="misnamed-entry",
    title="A change or register entry in a file of its own that is called otherwise",
    why="People find an entry by its file; a copied file whose id was not corrected is another entry than it seems.",
    bad=Example("changes/CHG-002.yaml", change_of()),
    good=Example("changes/CHG-001.yaml", change_of()),
)
def check(index: Index, frame: Frame) -> Findings:
    for kind in _SPLIT:
        of_all = FILE_KINDS[kind].pattern
        entries = [
            (file.path, at, own)
            for file in index.files_of(kind)
            for entry, at in mappings_in(file.data)
            if (own := text_under(entry, "id")) is not None
        ]
        there = {path for path, _, _ in entries}
        at_home = {(path, own) for path, _, own in entries}
        for path, at, own in entries:
            rightful = _file_of(of_all, own)
            if path in (of_all, rightful) or rightful is None or (rightful, own) in at_home:
                continue  # what is at home is the first of its name, and this a second: a finding of its own
            message = f"the file of `{own}` is called {own}.yaml, not {PurePosixPath(path).name}"
            move = "" if rightful in there else f"move it to {rightful}, or "
            yield Finding(_CODE, path, (*at, "id"), message, f"{move}correct the id")


def _file_of(of_all: str, entry: str) -> str | None:
    try:
        return entry_name(of_all, entry)
    except NotAFileNameError:
        return None  # no file can be called so, and the id is a finding already
