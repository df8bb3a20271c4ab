"""What every command that changes files says of each: its lines where they are asked for, and one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

from npa_cli.cli.boundary import NOT_AS_ASKED, complain
from npa_cli.cli.opening import find_folder, open_in
from npa_cli.cli.options import OfPlan, Writing
from npa_cli.cli.output import tell, write_out
from npa_cli.cli.written import tell_unchanged, tell_written
from npa_cli.render.findings.plain import finding_line
from npa_cli.store import unwritable
from npa_cli.store.replace_file import hold_folder, read_file
from npa_cli.work.check import found_about
from npa_cli.work.revise import Revised, Revision, difference, revise_together
from npa_cli.work.session import Session, shown_path


def tell_change(writing: Writing, path: str, diff: str, *, is_new: bool, says: str = "") -> None:
    """Say on standard error that a file was written or changed, or would be, and what `says` adds to that.

    With --diff its lines come before that, on standard output.
    """
    if writing.diff:
        write_out(diff)
    tell_written([path], says, is_new=is_new, only_shown=writing.only_shows)


def make_revision(of: OfPlan, work_out: Callable[[Session], Revision], writing: Writing) -> None:
    """Open the plan and make the revision that `work_out` gives, as `make_revisions` does."""
    make_revisions(of, lambda session: (work_out(session),), writing)


def make_revisions(of: OfPlan, work_out: Callable[[Session], Sequence[Revision]], writing: Writing) -> None:
    """Open the plan and make the revisions that `work_out` gives, all or none, unless they are only to be shown.

    The plan is read and written under one lock, so that of two at once each works from what the other wrote: no two
    are given the same id. Once it is written, what `npa validate` would now say of it is told, and if that is an error
    the command ends with 1.
    """
    folder = find_folder(of.data, of.plan)
    writes = not (writing.only_shows or folder.bundled)
    with hold_folder(folder.root) if writes else nullcontext():
        session = open_in(folder)
        revisions = work_out(session)
        for each in revisions:
            tell(each.notices)
        revised = revise_together(session, revisions, dry_run=writing.only_shows)
    is_amiss = False
    for revision, made in zip(revisions, revised, strict=True):
        _tell_of(revision, made, writing)
        if revision.about and made.written:
            found = found_about(folder.root, revision.name, revision.about, session.as_at)
            for one in found:
                complain(finding_line(one, colour=False))
            is_amiss = is_amiss or any(one.finding.severity == "error" for one in found)
    if is_amiss:
        raise SystemExit(NOT_AS_ASKED)


def _tell_of(revision: Revision, revised: Revised, writing: Writing) -> None:
    says = revision.says
    if revised.adds:
        says = f"{'add' if writing.only_shows else 'added'} {revised.adds}"
    if revised.before == revised.after:
        tell_unchanged(revised.path, says)
    else:
        tell_change(writing, revised.path, revised.diff, is_new=revised.before is None, says=says)


def write_told(path: Path, text: str, form: str, writing: Writing, *, force: bool) -> None:
    """Write a file that is no part of a plan, unless it is only to be shown; one that says so already is left."""
    before, after = read_file(path), text.encode()
    shown = shown_path(path.parent, path.name)
    if before == after:
        tell_unchanged(shown)
    elif writing.only_shows:
        tell_change(writing, shown, difference(shown, before, after), is_new=before is None)
    else:
        with unwritable.writing(str(path.parent)), unwritable.folder_made(path.parent):
            write_out(text, shown, form, force=force)
