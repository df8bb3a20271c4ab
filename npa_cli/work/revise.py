"""A change to one file of the plan: tried, checked, shown if asked, and written only when it is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npa_cli.cli.boundary import UsageFault, complain
from npa_cli.cli.session import Session, shown_path, write_answer
from npa_cli.store.file_kinds import kind_of


@dataclass(frozen=True, slots=True)
class Revision:
    """One file of the plan, and what makes its new bytes of its present ones (None where it is not there yet)."""

    name: str  # relative to the plan's folder, with `/`
    change: Callable[[bytes | None], bytes]
    must_be_new: bool = False
    adds: str = ""  # the id of what it adds to the plan


def revise(session: Session, revision: Revision, *, dry_run: bool, diff: bool) -> None:
    """Make a revision, unless it is a dry run. With `diff`, or in a dry run, show it on standard output.

    The new bytes are checked against the file's model before anything is written; what would leave the file wrong
    is refused, and says why.
    """
    from npa_cli.store.replace_file import edit_file, read_file

    root = session.loaded.source.root
    path = root / revision.name
    shown = shown_path(root, revision.name)
    if session.bundled:
        raise UsageFault("the plan that comes with npa is never written to; copy it, or name yours with --data")
    if revision.must_be_new and path.exists():
        raise UsageFault(f"`{shown}` is there already; edit it, or remove it first")
    if dry_run:
        before = read_file(path, within=root)
        after = _checked(revision, before)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        before, after = edit_file(path, lambda raw: _checked(revision, raw), within=root)
    if dry_run or diff:
        write_answer(difference(shown, before, after))
    if before == after:
        complain(f"{shown} says so already; nothing to change")
    elif dry_run:
        complain(f"would {'write' if before is None else 'change'} {shown}; nothing was written")
    else:
        added = f"added {revision.adds}: " if revision.adds else ""
        complain(f"{added}{'wrote' if before is None else 'changed'} {shown}")


def schema_line(root: Path, name: str) -> str:
    """The first line of a new file of the plan: where an editor finds its schema. Empty where no schema is near."""
    kind = kind_of(name)
    for up, folder in enumerate((root.resolve(), *root.resolve().parents[:3])):
        if (folder / "schemas" / f"{kind}.schema.json").is_file():
            steps = "../" * (up + name.count("/"))
            return f"# yaml-language-server: $schema={steps}schemas/{kind}.schema.json\n"
    return ""


def data_of(name: str, raw: bytes) -> Any:
    """The plain data of a file's bytes. Raises UsageFault where it can't be read: it has to be mended first."""
    from npa_cli.store.read_yaml import read_yaml

    document, findings = read_yaml(name, raw)
    if document is None:
        raise UsageFault(f"`{name}` can't be read, so it is not changed: {findings[0].message}; run `npa validate`")
    return document.data


def _checked(revision: Revision, before: bytes | None) -> bytes:
    """The new bytes, read again and held against the model of their kind of file."""
    from npa_cli.work.check import faults_of

    after = revision.change(before)
    faults = faults_of(revision.name, after)
    if faults:
        raise UsageFault("nothing was written: " + "; ".join(faults))
    return after


def difference(shown: str, before: bytes | None, after: bytes) -> str:
    """Two versions of a file as a unified diff under the name it is shown by; empty where they are the same."""
    from difflib import unified_diff

    from npa_cli.render.safe_text import visible

    old = before.decode("utf-8", "replace").splitlines(keepends=True) if before is not None else []
    new = after.decode("utf-8", "replace").splitlines(keepends=True)
    lines = unified_diff(old, new, shown if before is not None else "/dev/null", shown)
    return "".join(visible(line.rstrip("\r\n")) + "\n" for line in lines)
