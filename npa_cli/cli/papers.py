"""The papers `npa report` writes: which there are, what each is about, and from what it was made."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from npa_cli.cli.boundary import UsageFault
from npa_cli.cli.session import Session, open_session
from npa_cli.document.blocks import Document
from npa_cli.progress.select import is_within, read_id
from npa_cli.timeframe import Quarter
from npa_cli.views.papers.foot import Provenance

PAPERS: Final[Mapping[str, str]] = {
    "board": "the quarterly report: page one, then everything behind it",
    "summary": "how the plan, or the part of it you name, stands",
    "priority": "one priority, for its sponsor: npa report priority 3",
    "partner": "what one partner leads: npa report partner PHE",
    "exceptions": "only what is off track, overdue or not reported",
    "plan-on-a-page": "the whole plan on one page; nothing of progress",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, ready to be written in any format."""

    session: Session
    document: Document
    payload: Callable[[], Mapping[str, Any]]
    made: Provenance
    on_screen: Callable[[], Document] | None = None  # the same, for a page that can be looked at and searched


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed after `npa report`."""

    words: tuple[str, ...]
    priorities: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    period: str | None = None
    as_at: str | None = None
    plan: str | None = None
    data: str | None = None

    @property
    def name(self) -> str:
        """The paper's name; the summary where none was typed."""
        return self.words[0] if self.words and self.words[0] in PAPERS else "summary"

    @property
    def rest(self) -> tuple[str, ...]:
        """What was typed after the name: ids, a priority, a partner."""
        return self.words[1:] if self.words and self.words[0] in PAPERS else self.words


def make_paper(asked: Asked) -> Paper:
    """Build the paper that was asked for. Raises UsageFault or UnknownNameError where it can't be meant."""
    session = open_session(data=asked.data, plan_id=asked.plan, as_at=asked.as_at, period=asked.period)
    if asked.name == "summary":
        return _summary(session, asked)
    if asked.priorities or asked.partners or asked.themes or asked.statuses or asked.ratings:
        raise UsageFault(f"`npa report {asked.name}` takes no filters; `npa report` does")
    made = provenance(session, asked)
    if asked.name == "plan-on-a-page":
        from npa_cli.views.papers.plan_on_a_page import plan_on_a_page

        _no_more(asked, 0)
        return Paper(session, plan_on_a_page(session.plan, made), lambda: {"plan": session.plan.workplan.id}, made)
    return _about_a_quarter(session, asked, made)


def _about_a_quarter(session: Session, asked: Asked, made: Provenance) -> Paper:
    from npa_cli.views.papers import board, part
    from npa_cli.views.papers.dashboard import for_screen
    from npa_cli.views.papers.payload import quarter_payload
    from npa_cli.views.papers.quarter import build_quarter

    quarter = _quarter(session, asked)
    as_at = session.as_at if asked.as_at else quarter.end + timedelta(1)
    _no_more(asked, 1 if asked.name in ("priority", "partner") else 0)

    if asked.name == "priority":
        item = read_id(session.plan, asked.rest[0])
        found = next((each for each in session.plan.priorities if each.id == item), None)
        if found is None:
            raise UsageFault(f"`{asked.rest[0]}` is not a priority; `npa report {item}` summarises it")
        within = _ids(session, lambda each: is_within(each, item))
        view = build_quarter(session.plan, quarter, as_at=as_at, within=within)
        document = part.priority_document(view, found, made)
    elif asked.name == "partner":
        code = session.partner(asked.rest[0])
        partner = next(each for each in session.plan.partners if each.code == code)
        led = frozenset(each.commitment.id for each in session.assess() if code in each.commitment.leads)
        view = build_quarter(session.plan, quarter, as_at=as_at, within=led)
        document = part.partner_document(view, partner, made)
    else:
        view = build_quarter(session.plan, quarter, as_at=as_at)
        make = board.board_document if asked.name == "board" else part.exceptions_document
        document = make(view, made)
    return Paper(
        session,
        document,
        lambda: {"paper": asked.name, **quarter_payload(view)},
        made,
        on_screen=lambda: for_screen(document, view),
    )


def _summary(session: Session, asked: Asked) -> Paper:
    from npa_cli.views.report import build_report, report_document
    from npa_cli.views.status import build_status, status_payload

    selected = session.select(
        ids=asked.rest,
        priorities=asked.priorities,
        partners=asked.partners,
        themes=asked.themes,
        statuses=asked.statuses,
        ratings=asked.ratings,
    )
    report = build_report(session.plan, selected, session.as_at, full=bool(asked.rest or asked.priorities))
    return Paper(
        session,
        report_document(report),
        lambda: {
            "paper": "summary",
            **status_payload(build_status(session.plan, selected, session.as_at, detailed=True)),
        },
        provenance(session, asked),
    )


def provenance(session: Session, asked: Asked) -> Provenance:
    """From what a paper is made: the command as typed, and the state of the files."""
    from npa_cli import __version__
    from npa_cli.history.state import state_of
    from npa_cli.store.fingerprint import fingerprint

    root = session.loaded.source.root
    commit, changed = state_of(root, os.environ)
    return Provenance(
        command=_command(asked), version=__version__, fingerprint=fingerprint(root), commit=commit, changed=changed
    )


def _command(asked: Asked) -> str:
    from shlex import join

    given = (("--period", asked.period), ("--as-at", asked.as_at), ("--plan", asked.plan))
    options = [word for flag, value in given if value for word in (flag, value)]
    return join(["npa", "report", asked.name, *asked.rest, *options])


def _quarter(session: Session, asked: Asked) -> Quarter:
    """The quarter asked for, else the last that had ended by the as-at date."""
    from npa_cli.timeframe import Conventions

    if asked.period:
        return session.quarter(asked.period)
    first_month = (session.plan.conventions or Conventions()).financial_year_start_month
    running = Quarter.of(session.as_at, first_month)
    return Quarter.of(running.start - timedelta(1), first_month)


def _ids(session: Session, wanted: Callable[[str], bool]) -> frozenset[str]:
    return frozenset(each.commitment.id for each in session.assess() if wanted(each.commitment.id))


def _no_more(asked: Asked, number: int) -> None:
    if len(asked.rest) == number:
        return
    if number:
        known: Sequence[str] = ("a priority, such as 3",) if asked.name == "priority" else ("a partner, such as PHE",)
        raise UsageFault(f"`npa report {asked.name}` is about one: give {known[0]}")
    raise UsageFault(f"`npa report {asked.name}` is about the whole plan; leave out `{asked.rest[0]}`")
