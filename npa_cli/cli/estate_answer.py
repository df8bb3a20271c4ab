"""What the commands about estates share: the folders read, the question asked of each plan, the answer written."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UNREADABLE
from npa_cli.render.progress_bar import progress_bar
from npa_cli.work.estate import Engine, Job, ask_all, plans_under
from npa_cli.work.faults import UsageFault


def answer_estate(
    job: Job,
    folders: Sequence[str],
    form: str,
    output: str | None,
    *,
    as_at: str | None,
    period: str | None = None,
    jobs: str | None,
    engine: Engine,
    scheduler: str,
) -> int:
    """Write the answer and give the exit code: 3 where a plan can't be read, 1 where one has an error.

    It is one day for every plan, so a `period` is of a year that starts in April, whatever a plan's own.
    """
    from npa_cli.cli.answer import write
    from npa_cli.cli.session import settle_day
    from npa_cli.views.estate import EstateView

    day = settle_day(as_at, period)
    plans = plans_under(folders)
    if not plans:
        raise UsageFault(f"no plan in or under {', '.join(f'`{each}`' for each in folders)}: no workplan.yaml there")
    with progress_bar("reading plans", len(plans), sys.stderr) as done:
        rows = ask_all(plans, job, day, jobs=_number(jobs), engine=engine, scheduler=scheduler, done=done)
    write(EstateView(rows, day if job == "status" else None), form, output)
    if any(row.fault for row in rows):
        return UNREADABLE
    return NOT_AS_ASKED if any(row.numbers.get("errors") for row in rows) else FINE


def _number(jobs: str | None) -> int | None:
    if jobs is None:
        return None
    if not jobs.isdecimal() or not 0 < int(jobs) < 1000:
        raise UsageFault(f"--jobs `{jobs}` is not a number of processes; write it like 4")
    return int(jobs)
