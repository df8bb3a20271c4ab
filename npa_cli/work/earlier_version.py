"""The version of the plan that a name stands for: a commit, a tag, a day, or a board's last meeting, once closed."""

import os
import re
from datetime import date
from typing import Final, NamedTuple

from npa_cli.history.checked_out import is_edited
from npa_cli.history.earlier import folder_then, load_earlier
from npa_cli.history.repository import NoHistoryError, Repository, UnknownRevisionError, find_repository
from npa_cli.model.base import read_day
from npa_cli.model.proposed_command import proposed_here
from npa_cli.model.workplan import Board
from npa_cli.progress.meetings import meetings_of
from npa_cli.progress.select import read_board
from npa_cli.store.load import Loaded
from npa_cli.views.wording import short_day
from npa_cli.work.asking_git import asking_git
from npa_cli.work.days_typed import day_typed
from npa_cli.work.faults import UsageFault, refuse_bundled
from npa_cli.work.session import Session

_NAMED: Final = 7  # letters of a commit's id in words
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # of a board, that may stand in the name of a tag


class Version(NamedTuple):
    """A version of the plan: all that could be read of it, and what it is called in words.

    `rule` says what chose it, where its commit was not named. `day` is that of the meeting or the day that was asked
    about, else the commit's own; None for the files as they are.
    """

    loaded: Loaded
    name: str
    commit: str | None = None
    rule: str = ""
    day: date | None = None


def version_at(repository: Repository, session: Session, revision: str, rule: str = "") -> Version:
    """The plan at a commit, by any name of git's. Raises NoHistoryError and UnknownRevisionError."""
    commit = repository.commit(revision)
    folder = folder_then(repository, commit, session.plan.workplan.id)
    if folder is None:
        raise NoHistoryError(f"`{revision}` has no plan `{session.plan.workplan.id}`", "name a commit that has it")
    day = repository.day_of(commit)
    called = "" if commit.startswith(revision) else f"{revision}, "
    name = f"{called}{commit[:_NAMED]} of {short_day(day)}"
    return Version(load_earlier(repository, commit, folder), name, commit, rule, day)


def version_since(repository: Repository, session: Session, given: str) -> Version:
    """The plan as it was at a board's last meeting before the session's day, before a day, or at a commit or tag.

    A board is named by its code or name. Its meeting is that of the tag `board/RPB/2019-04-16`, which `npa board close`
    makes; where there is none of that day, the last commit before it on the way of first parents; and where no commit
    is so old, the last meeting that has a tag.

    Raises UnknownRevisionError; and NoHistoryError, with the reason, where no meeting is known, no commit is so old, or
    this clone is shallow.
    """
    board = session.plan.board(given)
    if board is not None:
        return _at_last_meeting(repository, session, board)
    wanted = read_day(given)
    if wanted is not None:
        return _before(repository, session, wanted, short_day(wanted))
    found = version_at(repository, session, given)
    of_meeting = read_day(given.rpartition("/")[2]) if given.startswith("board/") else None
    return found._replace(day=of_meeting or found.day)


def tag_of(board: str, day: date) -> str:
    """What the tag of a board's meeting is called."""
    return f"board/{board}/{day.isoformat()}"


def _at_last_meeting(repository: Repository, session: Session, board: Board) -> Version:
    """The plan as a board last saw it. Raises NoHistoryError if that is not known."""
    start = tag_of(board.code, session.as_at).removesuffix(session.as_at.isoformat())
    tagged = (read_day(each.removeprefix(start)) for each in repository.names() if each.startswith(start))
    closed = [each for each in tagged if each is not None and each < session.as_at]
    held = [each.day for each in meetings_of(board, session.plan) if each.day is not None and each.day < session.as_at]
    day = max((*closed, *held), default=None)
    if day is None:
        close = proposed_here("board", "close", board.code)
        raise NoHistoryError(
            f"no meeting of {board.code} before {short_day(session.as_at)} is known",
            f"name its days under `meetings` in workplan.yaml, tag one with `{close}`, or give a day",
        )
    rule = f"the tag of {board.code}'s meeting"
    if day not in closed:
        meeting = f"{board.code}'s meeting of {short_day(day)}"
        if not closed or repository.commit_before(day, repository.commit("HEAD")) is not None:
            return _before(repository, session, day, meeting)
        day = max(closed)
        rule += f", the last that has one; no commit is from before {meeting}"
    return version_at(repository, session, tag_of(board.code, day), rule)._replace(day=day)


def _before(repository: Repository, session: Session, day: date, words: str) -> Version:
    commit = repository.commit_before(day, repository.commit("HEAD"))
    if commit is None:
        raise NoHistoryError(f"no commit is from before {words}", "give a later day, or a commit")
    return version_at(repository, session, commit, f"the last commit before {words}")._replace(day=day)


def close_meeting(session: Session, given: str, on: str | None, *, dry_run: bool = False) -> tuple[str, str]:
    """Tag the commit that is checked out as what a board saw on a day: the one given, else its last known meeting.

    Gives the tag and the commit. Raises UsageFault if the day can't be meant, where a file of the plan is not as
    committed, or if the meeting has a tag already; NotComparedError where git refuses; and UnknownNameError for a board
    that the plan does not have.
    """
    refuse_bundled(session.bundled)
    code = read_board(session.plan, given)
    if not _NAME.fullmatch(code):
        raise UsageFault(f"`{code}` can't stand in the name of a tag; tag the commit yourself and give that to --since")
    day = day_typed("on", on, session.plan) if on is not None else _last_day(session, code)
    tag = tag_of(code, day)
    with asking_git():
        repository = find_repository(session.root, os.environ)
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
    return tag, commit


def _last_day(session: Session, code: str) -> date:
    board = session.plan.board(code)
    assert board is not None, "its code was looked up"
    days = [each.day for each in meetings_of(board, session.plan) if each.day is not None and each.day <= session.as_at]
    if not days:
        raise UsageFault(f"no meeting of {code} up to {short_day(session.as_at)} is known; say --on 2019-04-16")
    return max(days)
