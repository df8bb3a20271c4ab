"""npa from Python: a plan opened, and asked what the commands ask. Everything that `import npa_cli` offers stands here.

Answers are plain data: the public fields that `--format json` prints (docs/commands.md), with days as `datetime.date`.
Whatever can't be meant, such as an id that the plan does not have, raises one of `Fault`, whose words say what to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Final, get_args

from npa_cli.progress.group import By
from npa_cli.progress.select import Filters, UnknownNameError
from npa_cli.render.markdown import render_markdown
from npa_cli.store.find_plan import PlanNotFoundError, find_plan
from npa_cli.store.load import load_workplan
from npa_cli.views import rule_page, words_page
from npa_cli.views.due import build_due
from npa_cli.views.everything import Everything
from npa_cli.views.field import fields_in
from npa_cli.views.findings import FindingsView
from npa_cli.views.query import QueryView
from npa_cli.views.slippage import SlippageBy, build_slippage
from npa_cli.views.status import build_status
from npa_cli.views.tables import TABLES, tables_of_plans
from npa_cli.views.timeframes import read_all
from npa_cli.work.add_excerpts import add_excerpts
from npa_cli.work.check import check
from npa_cli.work.faults import UsageFault
from npa_cli.work.find import find_words
from npa_cli.work.formats.database import run_query
from npa_cli.work.formats.table import Setting, render
from npa_cli.work.papers import make_paper
from npa_cli.work.report_request import PAPER_FORMATS, Asked
from npa_cli.work.session import Session, open_plan
from npa_cli.work.show_things import show

Fault: Final = (UsageFault, UnknownNameError, PlanNotFoundError)
"""What a question raises that can't be answered as it was asked: for `except npa.Fault`."""

_OPTION: Final = re.compile(r"--([a-z][a-z-]*)")

Day = date | str | None
"""A day as a date or as `2019-04-01`; None is today."""
Chosen = str | Sequence[str]
"""What an answer is narrowed to: one value, or several."""


def open(data: str | PathLike[str] | None = None, plan: str | None = None) -> OpenPlan:  # noqa: A001  # as files are
    """The plan in the folder `data`; None finds it as the command does: in or above the working folder.

    `plan` is the id of another plan of that folder, such as `npa-2013`. Raises PlanNotFoundError. What can't be read of
    it raises nothing: it is left out, and `notices` says so.
    """
    folder = find_plan(named=None if data is None else fspath(data), working_folder=Path.cwd(), plan_id=plan)
    return OpenPlan(open_plan(folder, date.today(), sections=True))  # noqa: DTZ011  # the user's own calendar day


def when(words: str, data: str | PathLike[str] | None = None) -> Mapping[str, Any]:
    """What words for a date mean, as `npa when` prints it, by the conventions of the plan in `data` or around here."""
    folder = find_plan(named=None if data is None else fspath(data), working_folder=Path.cwd())
    known = load_workplan(folder.root).conventions
    items: list[dict[str, Any]] = read_all([_words(words)], known).payload()["items"]
    return items[0]


def explain(name: str) -> str:
    """What a rule, a rating or another word means, in markdown, as `npa explain` tells it. Raises UnknownNameError."""
    page = words_page.words_page(name) if words_page.is_word(name) else rule_page.rule_page(rule_page.find_rule(name))
    return render_markdown(page)


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan as it was when it was opened: open it again to see what has been edited since.

    `priority`, `partner`, `theme`, `rating` and `status` choose as the options of that name do; each takes one value or
    several. `as_at` is the day of the question, at its start; `period` a round such as `FY18/19-Q3`, which asks as at
    the day after it.
    """

    _session: Session

    @property
    def is_whole(self) -> bool:
        """Whether all of the plan could be read."""
        return self._session.is_whole

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the plan was left out because it can't be read."""
        return self._session.notices

    def status(
        self, *ids: str, by: By = "priority", as_at: Day = None, period: str | None = None, **chosen: Chosen
    ) -> Mapping[str, Any]:
        """How the plan stands: `npa status`."""
        _refuse_unknown("way to group", by, get_args(By))
        session = self._on(as_at, period)
        selected = session.select(_filters(ids, chosen)).deliverables
        return build_status(session.plan, selected, session.as_at, by=by, detailed=True).payload()

    def due(self, *ids: str, within: int | None = None, as_at: Day = None, **chosen: Chosen) -> Mapping[str, Any]:
        """What is overdue, or falls due within so many days (91 unless the plan says another number): `npa due`."""
        session = self._on(as_at, None)
        with _in_python():
            first, last = session.due_span(None if within is None else str(within), None)
        selected = session.select(_filters(ids, chosen)).deliverables
        return build_due(session.plan, selected, session.as_at, first=first, last=last).payload()

    def slippage(
        self, *ids: str, by: SlippageBy = "deliverable", as_at: Day = None, period: str | None = None, **chosen: Chosen
    ) -> Mapping[str, Any]:
        """How late work is, in days, against its dates as signed and as approved since: `npa slippage`."""
        _refuse_unknown("way to group", by, get_args(SlippageBy))
        session = self._on(as_at, period)
        selected = session.select(_filters(ids, chosen)).deliverables
        return build_slippage(session.plan, selected, session.as_at, by).payload()

    def show(self, what: str, *, as_at: Day = None, period: str | None = None) -> Mapping[str, Any]:
        """Everything held of the one thing with this id, code or number: `npa show`."""
        return show(self._on(as_at, period), _words(what))[0].payload()

    def find(self, *words: str) -> Sequence[Mapping[str, Any]]:
        """Every place in the plan's files where the words stand together: `npa find`."""
        items: list[dict[str, Any]] = find_words(self._session, words).payload()["items"]
        return items

    def findings(self, base: str | None = None) -> Sequence[Mapping[str, Any]]:
        """What `npa validate` finds in the files as they are now; with `base`, a commit, in what changed since too."""
        root, today = self._session.loaded.source.root, self._session.as_at
        with _in_python():
            checked = check(root, base, as_at=today, heard_today=today)
        items: list[dict[str, Any]] = FindingsView(add_excerpts(checked)).payload()["items"]
        return items

    def table(self, name: str, *, as_at: Day = None, period: str | None = None) -> list[dict[str, Any]]:
        """A row for each thing of one kind, as `pandas.DataFrame` and `polars.DataFrame` take them.

        `name` is that of a table of `npa sql` or what `npa list` calls many of them: `deliverable`, `deliverables`.
        """
        kinds = tables_of_plans([self._session.plan])
        kind = next((each for each in kinds if name in (each.name, each.plural)), None)
        if kind is None:
            raise UnknownNameError("table", name, [each.plural for each in TABLES])
        session = self._on(as_at, period)
        everything = Everything(session.plan, session.assess(), session.as_at)
        fields = fields_in("dataset", kind.fields)
        return [{each.column_name: _cell(each.value(thing)) for each in fields} for thing in kind.things(everything)]

    def sql(self, query: str, *, as_at: Day = None, period: str | None = None) -> Sequence[Mapping[str, Any]]:
        """The rows that a select gives over the tables of docs/sql.md: `npa sql`."""
        return QueryView(*run_query([self._on(as_at, period)], query)).rows().items

    def paper(self, *words: str, form: str = "markdown", as_at: Day = None, period: str | None = None) -> str | bytes:
        """One of the board's papers: `plan.paper("board", period="FY18/19-Q3")`; bytes in an office format."""
        _refuse_unknown("format of papers", form, PAPER_FORMATS)
        day = as_at.isoformat() if isinstance(as_at, date) else as_at
        asked = Asked(words, period=period, as_at=day)
        return render(make_paper(self._on(as_at, period), asked)[0], Setting(form))

    def _on(self, as_at: Day, period: str | None) -> Session:
        if isinstance(as_at, datetime):
            as_at = as_at.date()
        day = as_at.isoformat() if isinstance(as_at, date) else as_at
        with _in_python():
            return self._session.on(_words(day) if day is not None else None, period)


def _cell(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _words(given: object) -> str:
    """What was given, where it is words. Raises UsageFault for anything else."""
    if not isinstance(given, str):
        raise UsageFault(f"`{given!r}` is no text; write it in quotes, as it would be typed after npa")
    return given


@contextmanager
def _in_python() -> Iterator[None]:
    """Around what speaks of options as they are typed: the fault names the parameters instead."""
    try:
        yield
    except UsageFault as fault:
        raise UsageFault(_OPTION.sub(lambda found: found[1].replace("-", "_"), str(fault))) from None


def _refuse_unknown(what: str, given: str, known: Sequence[str]) -> None:
    """Raise UnknownNameError for a word that is none of a closed list's."""
    if given not in known:
        raise UnknownNameError(what, given, known, where="", closed_list=True)


def _filters(ids: Sequence[str], chosen: Mapping[str, Chosen]) -> Filters:
    """Raises UsageFault for an option that there is not."""
    names = {"priority": "priorities", "partner": "partners", "theme": "themes", "rating": "ratings"}
    names |= {"contributor": "contributors", "status": "statuses", "where": "where"}
    unknown = [each for each in chosen if each not in names]
    if unknown:
        raise UsageFault(f"`{unknown[0]}` chooses nothing; there is: {', '.join(names)}")
    given = {names[key]: [value] if isinstance(value, str) else list(value) for key, value in chosen.items()}
    return Filters([_words(each) for each in ids], **given)
