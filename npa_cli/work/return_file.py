"""The file of a partner's return for a round: where it is or belongs, and the form that is to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from npa_cli.edit import scalar_text
from npa_cli.model.file_name import NotAFileNameError, return_name
from npa_cli.progress.assess import Assessed
from npa_cli.progress.expected import expected_by_partner, expected_of
from npa_cli.progress.succession import Succession
from npa_cli.progress.who_reports import WhoReports
from npa_cli.render.return_form import render_return_form
from npa_cli.store.stray_files import find_strays
from npa_cli.timeframe import Round
from npa_cli.views.return_form import form_entry, form_head
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import Revision
from npa_cli.work.session import Session, shown_path


def new_returns(session: Session, period: str | None) -> tuple[Revision, ...]:
    """The forms of every partner with something to report and no return yet, as `new_return` gives each."""
    quarter = session.round_to_ask(period)
    every = expected_by_partner(session.plan, quarter)
    asked = [code for code in every if session.plan.return_of(code, quarter) is None]
    if not asked:
        raise UsageFault(f"every partner with something to report for {quarter.label} has its return already")
    return tuple(_form(session, code, quarter, every[code]) for code in asked)


def new_return(session: Session, partner: str, period: str | None) -> Revision:
    """A partner's form for the quarter that was typed, else for the last quarter of the plan's period that has ended.

    Raises UsageFault for a quarter outside the plan's period, or in which the partner is not there, and for a partner
    whose work another reports; UnknownNameError for an unknown one.
    """
    code, quarter = session.partner(partner), session.round_to_ask(period)
    if not Succession(session.plan).works(code, quarter.start, quarter.end):
        raise UsageFault(f"{code} is no partner in {quarter.label}: see its `started` and `ended` in partners.yaml")
    reporter = WhoReports(session.plan).in_whose_return(code)
    if reporter != code:
        instead = f"{reporter} reports for it" if reporter else "`reporting` in workplan.yaml says which partner does"
        raise UsageFault(f"{code} makes no return of its own; {instead}")
    return _form(session, code, quarter, expected_of(session.plan, code, quarter))


def _form(session: Session, code: str, quarter: Round, expected: tuple[Assessed, ...]) -> Revision:
    head = form_head(code, quarter, session.plan.workplan)
    entries = tuple(form_entry(each, quarter.end + timedelta(1)) for each in expected)
    name = return_place(session, code, quarter)
    partner_text = scalar_text(code, flow=False)
    text = render_return_form(partner=partner_text, period=quarter.label, head=head, entries=entries)
    return Revision(name, lambda start: start, text, must_be_new=True)


def return_place(session: Session, partner: str, quarter: Round) -> str:
    """The file of a partner's return, relative to the plan's folder: where it is, whatever it is called, or belongs.

    Raises UsageFault if the partner's code can't be the name of a file, and where a return that npa does not read,
    as it is called wrongly, may be the one: a second one beside it would be one too many.
    """
    try:
        name = return_name(partner, quarter.file_name)
    except NotAFileNameError as why:
        raise UsageFault(f"a return is called by its partner's code, and {why}; change it in partners.yaml") from None
    there = list(_returns_of(session, partner, quarter))
    if there:
        return name if name in there else there[0]
    root = session.loaded.source.root
    for stray in find_strays(root):
        if stray.meant is not None and (name == stray.meant or name.startswith(f"{stray.meant}/")):
            raise UsageFault(
                f"`{shown_path(root, stray.name)}` is not read, as it is called wrongly; "
                f"move it to {shown_path(root, stray.meant)} first"
            )
    return name


def _returns_of(session: Session, partner: str, quarter: Round) -> Iterator[str]:
    """The files of this partner's returns for this round, by what they say of themselves."""
    for file in session.loaded.source.files:
        said: Any = file.document.data
        is_theirs = file.kind == "return" and isinstance(said, Mapping) and said.get("partner") == partner
        if is_theirs and session.plan.round_called(str(said.get("period"))) == quarter:
            yield file.document.path
