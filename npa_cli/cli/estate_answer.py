"""What the commands about estates share: the folders read, the question asked of each plan, the answer written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

from npa_cli.cli.answers import Answer, answer
from npa_cli.cli.estate_options import Processes
from npa_cli.cli.opening import day_without_a_plan, heard_day
from npa_cli.cli.options import Day, TextJsonOrCsv
from npa_cli.cli.output import tell
from npa_cli.render.progress_bar import progress_bar
from npa_cli.views.estate import EstateView
from npa_cli.work.estate import Job, ask_all, plans_under
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import heard_notices


def answer_estate(job: Job, folders: Sequence[str], day: Day, processes: Processes, form: TextJsonOrCsv) -> Answer:
    """The answer; its exit code is 3 if a plan can't be read, 1 if one has an error.

    A period is each plan's own: it ends when the plan's calendar says. One that no plan has is refused.
    """
    as_at = day_without_a_plan(day)
    plans = plans_under(folders)
    jobs, engine, scheduler = processes
    with progress_bar("reading plans", len(plans), sys.stderr) as done:
        rows = ask_all(
            plans, job, as_at, period=day.period, heard_today=heard_day(day), jobs=_number(jobs), engine=engine,
            scheduler=scheduler or "", done=done,
        )  # fmt: skip
    if day.period is not None and all((row.fault or "").startswith("--period") for row in rows):
        raise UsageFault(rows[0].fault)
    days = {date.fromisoformat(row.as_at) for row in rows if row.as_at is not None}
    if day.period is not None and len(days) == 1:
        as_at = days.pop()
    tell(heard_notices([f"{row.id}: {row.heard}" for row in rows if row.heard], as_at))
    return answer(
        EstateView(rows, as_at if job == "status" else None, day.period if len(days) > 1 else None),
        *form,
        is_whole=not any(row.fault for row in rows),
        is_amiss=any(row.numbers.get("errors") for row in rows),
    )


def _number(jobs: str | None) -> int | None:
    if jobs is None:
        return None
    if not jobs.isdecimal() or len(jobs) > 3 or int(jobs) == 0:
        raise UsageFault(f"--jobs `{jobs}` is not a number of processes; write it like 4")
    return int(jobs)
