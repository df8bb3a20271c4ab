"""`npa report --verify`: whether a paper that somebody holds still follows from the plan's files."""

from __future__ import annotations

from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, complain
from npa_cli.cli.screen import detect_screen
from npa_cli.cli.session import open_session, tell
from npa_cli.work.formats.setting import Setting
from npa_cli.work.verify import read_paper, verify_paper


def tell_verdict(file: str, *, data: str | None, template: str | None) -> int:
    """Say on standard error whether the paper in a file follows, or why not, and give the exit code."""
    held = read_paper(file)
    asked = held.asked
    session = open_session(data=data, plan_id=asked.plan, as_at=asked.as_at, period=asked.period)
    setting = Setting(screen=detect_screen(to_file=True), template=template)
    verdict = verify_paper(session, held, setting, is_named=data is not None)
    tell(verdict.notices)
    complain(verdict.words)
    return FINE if verdict.follows else NOT_AS_ASKED
