"""What most commands begin and end with: the plan found and opened, its notices told, the answer written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from npa_cli.cli.boundary import FINE, UNREADABLE, complain, speak
from npa_cli.cli.output_file import write_output
from npa_cli.progress.assess import Assessed
from npa_cli.store.find_plan import PlanFolder, find_plan
from npa_cli.work import session as opened
from npa_cli.work.faults import Notice
from npa_cli.work.session import Session, notices_of_plans_below, open_plan


def open_session(
    *,
    data: str | None = None,
    plan_id: str | None = None,
    as_at: str | None = None,
    period: str | None = None,
    within: Sequence[str] = (),
) -> Session:
    """Find and load the plan, and settle the day. What could not be read is told on standard error.

    `within` are ids as they were typed, of a question that is about nothing else: more of the plan need not be read.
    """
    session = open_plan(find_folder(data, plan_id), _today(), within)
    tell(session.notices)
    return session.on(as_at, period)


def find_folder(data: str | None, plan_id: str | None = None, *, near: Path | None = None) -> PlanFolder:
    """The plan's folder: --data, else NPA_DATA, else around `near` or the working folder, else the bundled plan."""
    here, named = near or Path.cwd(), data or named_folder()
    folder = find_plan(named=named, working_folder=here, plan_id=plan_id)
    if folder.bundled:
        complain("no workplan.yaml here or above, so this is the plan that comes with npa (read only)")
    if named is None:
        tell(notices_of_plans_below(here))
    return folder


def named_folder() -> str | None:
    """The plan's folder that the environment names."""
    return os.environ.get("NPA_DATA") or None


def select(
    session: Session,
    *,
    ids: Sequence[str] | None = None,
    priorities: Sequence[str] | None = None,
    partners: Sequence[str] | None = None,
    themes: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
    ratings: Sequence[str] | None = None,
) -> tuple[Assessed, ...]:
    """The deliverables that what was typed asks about. Groups that lead for a partner too are told."""
    selected = session.select(
        ids=ids, priorities=priorities, partners=partners, themes=themes, statuses=statuses, ratings=ratings
    )
    tell(selected.notices)
    return selected.deliverables


def settle_day(as_at: str | None, period: str | None) -> date:
    """The as-at date where no plan says when its year starts: a period's is that of a year from April."""
    return opened.settle_day(None, as_at, period, _today())


def tell(notices: Iterable[Notice]) -> None:
    """Write what is to be known beside an answer to standard error."""
    for notice in notices:
        complain(notice.words)


def exit_code(session: Session) -> int:
    """What a reading command ends with: part of the plan may not have been readable."""
    return UNREADABLE if session.loaded.unread else FINE


def write_answer(text: str, output: str | None = None) -> None:
    """Write a command's answer to a file, or to standard output."""
    if output is None or output == "-":
        speak(1, text)
    else:
        write_output(output, text.encode("utf-8", "backslashreplace"))


def read_lines() -> list[str]:
    """The lines of standard input that say anything."""
    return [line.rstrip("\r\n") for line in sys.stdin if line.strip()]


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the user's own calendar day
