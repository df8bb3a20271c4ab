"""A board's meeting closed: the commit that it saw gets a tag, which `npa since` compares with from then on."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import Final, NamedTuple

from npa_cli.history.checked_out import is_edited
from npa_cli.history.repository import UnknownRevisionError, find_repository
from npa_cli.progress.meetings import meetings_of
from npa_cli.progress.select import read_board
from npa_cli.views.wording import short_day
from npa_cli.work.asking_git import asking_git
from npa_cli.work.days_typed import day_typed
from npa_cli.work.earlier_version import tag_of
from npa_cli.work.faults import UsageFault, refuse_bundled
from npa_cli.work.session import Session

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # of a board, that may stand in the name of a tag


class Closed(NamedTuple):
    """The tag of a meeting and the commit it is on, which the board saw."""

    tag: str
    commit: str


def close_meeting(session: Session, given: str, on: str | None, *, dry_run: bool = False) -> Closed:
    """Tag the commit that is checked out as what a board saw on a day: the one given, else its last known meeting.

    Raises UsageFault if the day can't be meant, where a file of the plan is not as committed, or if the meeting
    has a tag already; NotComparedError where git refuses; and UnknownNameError for a board that the plan does not have.
    """
    refuse_bundled(session.bundled)
    code = read_board(session.plan, given)
    if not _NAME.fullmatch(code):
        raise UsageFault(f"`{code}` can't stand in the name of a tag; tag the commit yourself and give that to --since")
    day = day_typed("on", on, session.plan) if on is not None else _last_day(session, code)
    tag = tag_of(code, day)
    with asking_git():
        repository = find_repository(session.loaded.source.root, os.environ)
        try:
            commit = repository.commit("HEAD")
        except UnknownRevisionError:
            raise UsageFault("nothing is committed yet") from None
        if tag in repository.names():
            there = repository.commit(f"refs/tags/{tag}")
            raise UsageFault(f"`{tag}` is there already, on {there[:7]}; a meeting is closed once")
        if is_edited(repository, commit):
            raise UsageFault("files of the plan are not as committed, so no commit is what the board saw; commit first")
        if not dry_run:
            repository.make_tag(tag, commit)
    return Closed(tag, commit)


def _last_day(session: Session, code: str) -> date:
    board = session.plan.board(code)
    assert board is not None, "its code was looked up"
    days = [each.day for each in meetings_of(board, session.plan) if each.day is not None and each.day <= session.as_at]
    if not days:
        raise UsageFault(f"no meeting of {code} up to {short_day(session.as_at)} is known; say --on 2019-04-16")
    return max(days)
