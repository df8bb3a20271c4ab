"""The commands that change one file of the plan: make the revision, show it if asked, say what was done."""

from __future__ import annotations

from npa_cli.cli.boundary import complain
from npa_cli.cli.session import tell, write_answer
from npa_cli.work.revise import Revision, revise
from npa_cli.work.session import Session


def make_revision(session: Session, revision: Revision, *, dry_run: bool, diff: bool = False) -> None:
    """Make a revision, unless it is a dry run. With `diff`, or in a dry run, show it on standard output."""
    tell(revision.notices)
    revised = revise(session, revision, dry_run=dry_run)
    if dry_run or diff:
        write_answer(revised.diff)
    is_new = revised.before is None
    if revised.before == revised.after:
        complain(f"{revised.path} says so already; nothing to change")
    elif dry_run:
        complain(f"would {'write' if is_new else 'change'} {revised.path}; nothing was written")
    else:
        added = f"added {revised.adds}: " if revised.adds else ""
        complain(f"{added}{'wrote' if is_new else 'changed'} {revised.path}")
