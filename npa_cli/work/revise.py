"""A change to one file of the plan: tried, checked, shown if asked, and written only when it is right."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from npa_cli.edit.canonical.format_file import canonical_form
from npa_cli.model.own_field import OWNING
from npa_cli.render.safe_text import safe_line
from npa_cli.rules.plain_data import mapping_under
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.replace_file import Change, hold_folder, read_file, replace_files
from npa_cli.store.unwritable import TryAgainError
from npa_cli.work.check import faults_of
from npa_cli.work.faults import UnsoundFileError, UsageFault, refuse_bundled
from npa_cli.work.session import Session, shown_path


@dataclass(frozen=True, slots=True)
class Revision:
    """One file of the plan, and what makes its new bytes of its present ones, or of `start` where it is not there."""

    name: str  # relative to the plan's folder, with `/`
    change: Callable[[bytes], bytes]
    start: str = ""  # of a new file, after the line that names its schema
    must_be_new: bool = False
    adds: str = ""  # the id of what it adds to the plan
    notices: tuple[str, ...] = ()
    says: str = ""  # what is said of it in a few words when it is made
    about: str = ""  # the id of what it says something about: what `npa validate` finds there is told at once


class Revised(NamedTuple):
    """What became of one file of the plan. `before` is None if the file was not there."""

    path: str  # as the user would type it
    before: bytes | None
    after: bytes
    written: bool
    adds: str = ""  # the id of what it adds to the plan

    @property
    def diff(self) -> str:
        """The change as a unified diff; empty if nothing changes."""
        return difference(self.path, self.before, self.after)


def revise(session: Session, revision: Revision, *, dry_run: bool = False) -> Revised:
    """Make a revision, or in a dry run only work it out. Raises UsageFault if it can't be made.

    The new bytes are checked against the file's model before anything is written; what would leave the file wrong
    is refused, and says why.
    """
    return revise_together(session, [revision], dry_run=dry_run)[0]


def revise_together(session: Session, revisions: Sequence[Revision], *, dry_run: bool = False) -> tuple[Revised, ...]:
    """Make revisions of different files, all of them or none; else as `revise` does.

    From reading to writing the plan's folder is locked, so that of two writers at once neither loses anything.
    """
    root = session.root
    refuse_bundled(session.bundled)
    with nullcontext() if dry_run else hold_folder(root):
        changes = {each.name: _worked_out(root, each) for each in revisions}
        made = {name: each for name, each in changes.items() if each.before != each.after}
        if made and not dry_run:
            replace_files(root, made)
    return tuple(
        Revised(shown_path(root, each.name), *changes[each.name], not dry_run and each.name in made, each.adds)
        for each in revisions
    )


def _worked_out(root: Path, revision: Revision) -> Change:
    path = place_in_plan(root, revision.name)
    if revision.must_be_new and path.exists():
        raise UsageFault(f"`{shown_path(root, revision.name)}` is there already; edit it, or remove it first")
    before = read_file(path, within=root)
    return Change(before, new_bytes(root, revision, before))


def place_in_plan(root: Path, name: str) -> Path:
    """The place of a file of the plan that is to be written. Raises UsageFault if a link leads it elsewhere."""
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise UsageFault(f"`{shown_path(root, name)}` leads out of the plan's folder, so it is not written")
    return path


def schema_line(root: Path, name: str, own: Collection[object]) -> str:
    """The first line of a new file of the plan: where an editor finds its schema. Empty where no schema is near.

    `own` are the levels that have fields of the plan's own. A file of these fits the plan's own schemas alone, which
    are in its folder: to any other an editor would mark such a field as a mistake.
    """
    kind, top = kind_of(name), root.resolve()
    has_own = kind in OWNING and any((level == "update") == (kind == "return") for level in own)
    for up, folder in enumerate((top, *(() if has_own else top.parents[:3]))):
        if (folder / "schemas" / f"{kind}.schema.json").is_file():
            steps = "../" * (up + name.count("/"))
            return f"# yaml-language-server: $schema={steps}schemas/{kind}.schema.json\n"
    return ""


def refuse_unsound(root: Path, name: str, raw: bytes) -> None:
    """Raise UnsoundFileError, with its findings, where a file to be edited is not what its kind of file says."""
    faults = faults_of(root, name, raw)
    if faults:
        shown = shown_path(root, name)
        raise UnsoundFileError("; ".join(f"{shown}:{at.line}:{at.column}: {words}" for at, words in faults))


def data_of(name: str, raw: bytes) -> Any:
    """The plain data of a file's bytes that are known to be sound."""
    document, _ = read_yaml(name, raw)
    assert document is not None, f"{name} was looked at before"
    return document.data


def _own_levels(root: Path) -> list[object]:
    """What has fields of the plan's own, by its workplan.yaml."""
    raw = read_file(root / "workplan.yaml", within=root)
    document = read_yaml("workplan.yaml", raw)[0] if raw is not None else None
    declared = mapping_under(document.data, "fields") if document is not None else {}
    return [each.get("on") for each in declared.values() if isinstance(each, dict)]


def new_bytes(root: Path, revision: Revision, before: bytes | None) -> bytes:
    """The bytes of a revision's file once it is made, read again and held against the model of their kind of file.

    Raises UsageFault and UnsoundFileError as `revise` does. `before` is None if the file is not there.
    """
    if before is not None:
        refuse_unsound(root, revision.name, before)
    start = before
    if start is None:
        start = (schema_line(root, revision.name, _own_levels(root)) + revision.start).encode()
    after = revision.change(start)
    if before is None:  # a new file is laid out as `npa fmt` lays it out
        after = canonical_form(after, kind_of(revision.name))
    faults = faults_of(root, revision.name, after)
    if faults:
        raise UsageFault("nothing was written: " + "; ".join(words for _, words in faults))
    return after


def written_or_why(root: Path, changes: Mapping[str, Change]) -> dict[str, str]:
    """Make a change to files of the plan, all or none. Gives why not, by each file's name; nothing if it is made.

    That is what another program is doing there. Raises UnwritableError for what can't be written at all.
    """
    try:
        replace_files(root, changes)
    except TryAgainError as error:
        why = (error.strerror or type(error).__name__).lower()
        blamed = Path(error.filename or root)
        culprits = [name for name in changes if blamed in (root / name, (root / name).resolve())]
        others = f"{shown_path(blamed.parent, blamed.name)} could not be written ({why}), so nothing was"
        return {name: why if name in culprits else others for name in changes}
    return {}


def difference(shown: str, before: bytes | None, after: bytes | None) -> str:
    """Two versions of a file as a unified diff; empty if they are the same.

    `git apply`, or `patch -p1`, in the folder that the name `shown` starts from makes the one into the other. Only a
    character that a terminal or a log would obey is written out.
    """
    from difflib import unified_diff  # seldom needed: the check that repairs build on loads this file too

    name = shown.lstrip("/") + ("\t" if " " in shown else "")  # a name ends at a tab, or at a space without one
    from_name = "/dev/null" if before is None else f"a/{name}"
    to_name = "/dev/null" if after is None else f"b/{name}"
    lines = unified_diff(_lines(before or b""), _lines(after or b""), from_name, to_name)
    return "".join(
        safe_line(line) if line.endswith("\n") else f"{safe_line(line)}\n\\ No newline at end of file\n"
        for line in lines
    )


def _lines(raw: bytes) -> list[str]:
    """The lines of a file with their ends, broken at line feeds alone, as diffs are."""
    return [line for line in re.split(r"(?<=\n)", raw.decode("utf-8", "replace")) if line]
