"""The papers `npa report` writes: what each is about, and from what it was made."""

import os
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from npa_cli import __version__
from npa_cli.history.checked_out import checked_out
from npa_cli.history.repository import top_of
from npa_cli.model.did_you_mean import nearest
from npa_cli.model.proposed_command import proposed, proposed_here
from npa_cli.model.vocabulary import PAPERS
from npa_cli.progress.assess import assess
from npa_cli.progress.audience import for_audience
from npa_cli.progress.select import UnknownNameError, is_led_by, is_within, read_id
from npa_cli.progress.who_reports import WhoReports
from npa_cli.store import plan_folder
from npa_cli.store.find_plan import family_root
from npa_cli.store.plan_files import fingerprint
from npa_cli.views.papers import round_papers
from npa_cli.views.papers.dashboard import for_screen
from npa_cli.views.papers.foot import Provenance
from npa_cli.views.papers.for_programs import round_payload, workbook_sheets
from npa_cli.views.papers.paper import Paper
from npa_cli.views.papers.plan_on_a_page import PAGE_COLUMNS, page_payload, page_sheets, plan_on_a_page
from npa_cli.views.papers.round_view import build_round_view
from npa_cli.views.period_note import period_note
from npa_cli.views.rating_summary import summarise
from npa_cli.views.report import report_document
from npa_cli.views.since import SinceView
from npa_cli.views.status import build_status
from npa_cli.work.faults import UsageFault
from npa_cli.work.report_request import Asked, about_one
from npa_cli.work.session import Session
from npa_cli.work.versions import since_then


def make_paper(session: Session, asked: Asked, *, commit: str | None = None) -> tuple[Paper, tuple[str, ...]]:
    """The paper that was asked for, of the plan that is open on the day that was asked for; and what to tell beside it.

    Raises UsageFault or UnknownNameError where it can't be meant.

    Its day stands in it, so it is the same whenever it is made: what is said today is in no paper before tomorrow's.

    With `commit`, words that a paper has for its commit, those stand in the foot and git is not asked; the `data` of
    what was asked is that paper's too.
    """
    notices: tuple[str, ...] = ()
    if commit is None:
        commit, notices = commit_of(session.root)
        asked = replace(asked, data=typed_data(session, asked.plan))
    session = session.hearing(None)
    changed = _changed(session, asked)
    if asked.audience != "internal":
        seen, withheld = for_audience(session.plan, asked.audience)
        session = session._replace(loaded=session.loaded._replace(plan=seen))
        asked = replace(asked, withheld=withheld)
    if (asked.number or asked.presenter) and asked.name != "board":
        raise UsageFault(f"--number and --presenter are of the board's paper: `{proposed_here('report', 'board')}`")
    if asked.name == "summary":
        paper, more = _summary(session, asked, commit)
        return paper, (*notices, *more)
    if asked.narrowed:
        raise UsageFault(f"`{proposed('report', asked.name)}` takes no filters; `npa report` does")
    if asked.name == "plan-on-a-page":
        return _plan_on_a_page(session, asked, commit), notices
    return _about_a_round(session, asked, commit, changed), notices


def commit_of(root: Path) -> tuple[str, tuple[str, ...]]:
    """What a paper of the plan in `root` says of its commit, and a notice where git did not tell it."""
    commit, is_edited, unknown = checked_out(root, os.environ)
    if unknown:
        return "not known", (f"the paper says that its commit is not known: {unknown}",)
    return "not in git" if commit is None else commit + (", edited since" if is_edited else ""), ()


def typed_data(session: Session, plan_id: str | None = None) -> str | None:
    """The `--data` of a command that is to find the plan again; None if it is found without, or comes with npa.

    The command is for whoever types it at the top of the repository, or in the working folder where there is none, so
    that a paper is the same from wherever it is made. A folder outside that is not told: it is one machine's own.
    """
    root = session.root.resolve()
    folder = family_root(root) if plan_id else root
    top = top_of(root) or Path.cwd()
    found = plan_folder.around(str(top))
    if session.bundled or (found and Path(found).resolve() == folder) or not folder.is_relative_to(top):
        return None
    return folder.relative_to(top).as_posix()


def _changed(session: Session, asked: Asked) -> SinceView | None:
    """What the board's paper tells of changes; None if it is not asked to. Raises as `since_then`."""
    if asked.since is None:
        return None
    if asked.name != "board":
        raise UsageFault(f"--since is of the board's paper: `{proposed_here('report', 'board')}`")
    return since_then(session._replace(as_at=_day(session, asked)), asked.since, asked.audience)


def _about_a_round(session: Session, asked: Asked, commit: str, changed: SinceView | None) -> Paper:
    reported = session.reporting_round(asked.period)
    as_at = _day(session, asked)
    is_day_after = not asked.as_at and as_at > reported.end
    period, day = (reported.file_name, None) if is_day_after else (None, as_at.isoformat())
    made = _provenance(session, asked, asked.command(period=period, as_at=day), commit)
    rest = about_one(asked, 1 if asked.name in ("priority", "partner") else 0)

    view_of = partial(build_round_view, session.plan, reported, as_at=as_at)
    if asked.name == "priority":
        item = read_id(session.plan, rest[0])
        found = next((each for each in session.plan.priorities if each.id == item), None)
        if found is None:
            raise UsageFault(f"`{rest[0]}` is not a priority; `{proposed_here('report', item)}` summarises it")
        ids = (each.commitment.id for each in assess(session.plan, as_at))
        view = view_of(within=frozenset(each for each in ids if is_within(each, item)))
        document = round_papers.priority_document(view, found, made)
    elif asked.name == "partner":
        code = session.partner(rest[0])
        partner = next(each for each in session.plan.partners if each.code == code)
        codes = WhoReports(session.plan).with_teams(code)
        led = (each for each in assess(session.plan, as_at) if any(is_led_by(each, one) for one in codes))
        view = view_of(within=frozenset(each.commitment.id for each in led))
        document = round_papers.partner_document(view, partner, made, teams=codes[1:])
    elif asked.name == "board":
        view = view_of()
        document = round_papers.board_document(
            view, made, number=asked.number, presenter=asked.presenter, changed=changed
        )
    else:
        view = view_of()
        document = round_papers.exceptions_document(view, made)
    told = round_papers.told_as_exceptions(view) if asked.name == "exceptions" else view.assessed
    return Paper(
        session.plan.workplan,
        as_at,
        document,
        lambda: {
            "paper": asked.name,
            **round_payload(view, told),
            **({"changed_since": changed.payload()} if changed is not None else {}),
        },
        made,
        on_screen=lambda: for_screen(document, view),
        in_workbook=lambda: workbook_sheets(view.plan, told, as_at, view.summary, view.returns),
    )


def _plan_on_a_page(session: Session, asked: Asked, commit: str) -> Paper:
    """The plan as signed, which is of no day; a day is kept in its command where on another it could say other words.

    That is wherever the plan may still begin or end: one that has ended has done so on every later day.
    """
    about_one(asked, 0)
    plan, period = session.plan, period_note(session.plan, session.as_at)
    is_settled = period.stage == "ended" or (period.stage == "running" and period.end is None)
    day = None if is_settled else session.as_at.isoformat()
    made = _provenance(session, asked, asked.command(period=None, as_at=day), commit)
    start = plan.workplan.period.start or date(1980, 1, 1)  # it says nothing of any day of its own
    payload = {"paper": asked.name, "plan": plan.workplan.id, **period.payload(), **page_payload(plan)}
    return Paper(
        plan.workplan,
        start,
        plan_on_a_page(plan, period, made),
        lambda: payload,
        made,
        in_workbook=lambda: page_sheets(plan),
        of_table=PAGE_COLUMNS,
    )


def _summary(session: Session, asked: Asked, commit: str) -> tuple[Paper, tuple[str, ...]]:
    session = session._replace(as_at=_day(session, asked))
    _refuse_unknown_paper(session, asked)
    selected, notices = session.select(asked.filters._replace(ids=asked.rest))
    made = _provenance(session, asked, asked.command(period=None, as_at=session.as_at.isoformat()), commit)
    summary = summarise(session.plan, selected, session.as_at)
    full = bool(asked.rest or asked.filters.priorities)
    paper = Paper(
        session.plan.workplan,
        session.as_at,
        report_document(session.plan, selected, summary, made, full=full),
        lambda: {"paper": "summary", **build_status(session.plan, selected, session.as_at, detailed=True).payload()},
        made,
        in_workbook=lambda: workbook_sheets(session.plan, selected, session.as_at, summary),
    )
    return paper, notices


def _refuse_unknown_paper(session: Session, asked: Asked) -> None:
    """Raises UnknownNameError if the first word typed is neither a paper nor like an id, which has a number."""
    first = asked.rest[0] if asked.rest and asked.words == asked.rest else "1"
    if any(each.isdigit() for each in first):
        return
    partner = nearest(first, (each.code for each in session.plan.partners))
    meant = nearest(first, PAPERS)
    hint = f"did you mean `{meant}`? " if meant else ""
    if partner and not meant:
        hint = f"what a partner leads: {proposed_here('report', 'partner', partner)}. "
    raise UnknownNameError("paper", first, PAPERS, where="", hint=f"{hint}there is: {', '.join(PAPERS)}")


def _provenance(session: Session, asked: Asked, command: str, commit: str) -> Provenance:
    """From what a paper is made: a command that makes it again on any day, and the state of the files."""
    return Provenance(
        command=command,
        version=__version__,
        fingerprint=asked.files or fingerprint(session.root),
        commit=commit,
        audience=asked.audience,
        withheld=asked.withheld,
        template=asked.template,
        left_out=tuple(dict.fromkeys(each.path for each in session.loaded.unread)),
    )


def _day(session: Session, asked: Asked) -> date:
    """The day that was asked for, else the day after the paper's round ends; today where it has not ended yet."""
    if asked.as_at:
        return session.as_at
    return min(session.as_at, session.reporting_round(asked.period).end + timedelta(1))
