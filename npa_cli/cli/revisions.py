"""What every command that changes files says of each: its lines where they are asked for, and one sentence."""

from __future__ import annotations

from npa_cli.cli.boundary import complain
from npa_cli.cli.options import Writing
from npa_cli.cli.output import tell, write_out
from npa_cli.render.findings.plain import finding_line
from npa_cli.work.check import found_about
from npa_cli.work.revise import Revision, revise
from npa_cli.work.session import Session


def tell_change(writing: Writing, path: str, diff: str, *, is_new: bool, says: str = "") -> None:
    """Say on standard error that a file was written or changed, or would be, and what `says` adds to that.

    With --diff its lines come before that, on standard output.
    """
    if writing.diff:
        write_out(diff)
    about = f"{path}: {says}" if says else path
    if writing.only_shows:
        complain(f"would {'write' if is_new else 'change'} {about}; nothing was written")
    else:
        complain(f"{'wrote' if is_new else 'changed'} {about}")


def make_revision(session: Session, revision: Revision, writing: Writing) -> None:
    """Make a revision of one file of the plan, unless it is only to be shown, and tell of it.

    Once it is written, what `npa validate` would now say of it is told.
    """
    tell(revision.notices)
    revised = revise(session, revision, dry_run=writing.only_shows)
    says = revision.says
    if revised.adds:
        says = f"{'add' if writing.only_shows else 'added'} {revised.adds}"
    if revised.before == revised.after:
        complain(f"{revised.path} says so already{f': {says}' if says else ''}; nothing to change")
    else:
        tell_change(writing, revised.path, revised.diff, is_new=revised.before is None, says=says)
        if revision.about and not writing.only_shows:
            for each in found_about(session.loaded.source.root, revision.name, revision.about, session.as_at):
                complain(finding_line(each, colour=False))
