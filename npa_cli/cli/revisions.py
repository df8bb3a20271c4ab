"""The commands that change one file of the plan: make the revision, show it if asked, say what was done."""

from __future__ import annotations

from npa_cli.cli.boundary import complain
from npa_cli.cli.options import Writing
from npa_cli.cli.output import tell, write_out
from npa_cli.render.findings.plain import finding_line
from npa_cli.work.check import found_about
from npa_cli.work.revise import Revision, revise
from npa_cli.work.session import Session


def make_revision(session: Session, revision: Revision, writing: Writing) -> None:
    """Make a revision, unless it is a dry run. With `diff`, or in a dry run, show it on standard output.

    Once it is written, what `npa validate` would now say of it is told.
    """
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
