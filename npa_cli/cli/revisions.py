"""The commands that change one file of the plan: make the revision, show it if asked, say what was done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from npa_cli.cli.boundary import complain
from npa_cli.cli.opening import find_folder, open_in
from npa_cli.cli.options import OfPlan, Writing
from npa_cli.cli.output import tell, write_out
from npa_cli.render.findings.plain import finding_line
from npa_cli.store.replace_file import hold_folder
from npa_cli.work.check import found_about
from npa_cli.work.revise import Revision, revise
from npa_cli.work.session import Session


def make_revision(of: OfPlan, work_out: Callable[[Session], Revision], writing: Writing) -> None:
    """Open the plan and make the revision that `work_out` gives, unless it is a dry run.

    The plan is read and written under one lock, so that of two at once each works from what the other wrote: no two
    are given the same id. With `diff`, or in a dry run, the change is shown on standard output.

    Once it is written, what `npa validate` would now say of it is told.
    """
    folder = find_folder(of.data, of.plan)
    writes = not (writing.dry_run or folder.bundled)
    with hold_folder(folder.root) if writes else nullcontext():
        session = open_in(folder)
        _make(session, work_out(session), writing)


def _make(session: Session, revision: Revision, writing: Writing) -> None:
    tell(revision.notices)
    revised = revise(session, revision, dry_run=writing.dry_run)
    if writing.dry_run or writing.diff:
        write_out(revised.diff)
    is_new, says = revised.before is None, f": {revision.says}" if revision.says else ""
    if revised.before == revised.after:
        complain(f"{revised.path} says so already{says}; nothing to change")
    elif writing.dry_run:
        complain(f"would {'write' if is_new else 'change'} {revised.path}{says}; nothing was written")
    else:
        added = f"added {revised.adds}: " if revised.adds else ""
        complain(f"{added}{'wrote' if is_new else 'changed'} {revised.path}{says}")
        if revision.about:
            for each in found_about(session.loaded.source.root, revision.name, revision.about, session.as_at):
                complain(finding_line(each, colour=False))
