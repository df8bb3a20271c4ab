"""The same question to every plan under some folders, on every core or on a cluster. One bad plan stops no other."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from npa_cli.store.entries import open_plan_results
from npa_cli.store.once import hold_for
from npa_cli.store.plan_folder import MANIFEST, main_of_family
from npa_cli.views.estate import EstateRow, findings_of, standing_of
from npa_cli.work.days_typed import round_typed
from npa_cli.work.faults import UsageFault
from npa_cli.work.missing_extra import how_to_get

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Job = Literal["status", "validate"]
Engine = Literal["processes", "dask"]
_OTHER_PLANS: Final = "plans"  # the one folder of a plan that holds others
_FEW: Final = 40  # plans that one process answers before others would have started
_KEPT: Final = 500  # plans; the files of more would push everything else, and each other, out of the cache


def plans_under(folders: Sequence[str]) -> list[str]:
    """Every folder with a workplan.yaml in or under those given, each once, in a stable order.

    Raises UsageFault for what is no folder, and where there is no plan.

    Links are not followed. A folder that can't be looked into is among them: whether it is a plan is not known, and
    what is said of it is that it can't be read.
    """
    found: set[str] = set()

    def not_listed(error: OSError) -> None:
        found.add(os.path.normpath(error.filename))

    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageFault(f"no folder `{folder}`")
        for root, inside, files in os.walk(folder, onerror=not_listed):
            is_plan = MANIFEST in files or MANIFEST in inside  # what is no file is a plan with a fault, not none
            inside[:] = [each for each in inside if not each.startswith(".") and (not is_plan or each == _OTHER_PLANS)]
            if is_plan:
                found.add(os.path.normpath(root))
    if not found:
        raise UsageFault(f"no plan in or under {', '.join(f'`{each}`' for each in folders)}: no workplan.yaml there")
    return sorted({os.path.realpath(each): each for each in sorted(found, reverse=True)}.values())


def ask_all(
    plans: Sequence[str],
    job: Job,
    as_at: date,
    *,
    period: str | None = None,
    heard_today: date | None = None,
    jobs: int | None,
    engine: Engine = "processes",
    scheduler: str = "",
    done: Callable[[], object] = lambda: None,
) -> list[EstateRow]:
    """The answer of each plan, in the order given, whatever becomes of the others.

    With `period`, each plan's day is that after its own round of this name ends; one that has none says so in its row.
    With `heard_today`, the same day as `as_at`, what was said and decided on that day is taken in.

    What was answered before of the same files comes from the engine's kept results; only the other plans are asked.
    `done` is called after each plan.
    """
    results = open_plan_results(f"{job} {as_at} {heard_today} {period}", family=job == "validate")
    rows = {}
    if results is not None:
        rows = {path: EstateRow(path, *kept) for path in plans if (kept := results.get(path)) is not None}
    unanswered = [path for path in plans if path not in rows]
    for _ in rows:
        done()
    ask = partial(ask_one, job=job, as_at=as_at, period=period, heard_today=heard_today)
    try:
        for row in _ask_each(unanswered, ask, jobs, engine, scheduler):
            rows[row.path] = row
            if results is not None and row.fault is None:
                results.put(row.path, row[1:])
            done()
    finally:
        hold_for(None)
    if results is not None:
        results.save()
    return [rows[path] for path in plans]


def _ask_each(
    plans: Sequence[str], ask: Callable[[str], EstateRow], jobs: int | None, engine: Engine, scheduler: str
) -> Iterator[EstateRow]:
    """Each plan's answer, in order. What many plans would keep of each file pushes out all else, so nothing is kept."""
    ask_one_of_many = partial(_ask_and_clear_up, ask)
    with _nothing_kept() if len(plans) > _KEPT else nullcontext():
        if engine == "dask":
            yield from _on_a_cluster(ask_one_of_many, plans, scheduler)
        elif (jobs or os.cpu_count() or 1) > 1 and len(plans) > (0 if jobs else _FEW):
            yield from _on_every_core(ask_one_of_many, plans, jobs or os.cpu_count() or 1)
        else:
            yield from map(ask if len(plans) <= _FEW else ask_one_of_many, plans)


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Within it neither this process nor one it starts keeps anything."""
    before = os.environ.get("NPA_NO_CACHE")
    os.environ["NPA_NO_CACHE"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["NPA_NO_CACHE"]
        else:
            os.environ["NPA_NO_CACHE"] = before


def ask_one(
    path: str, *, job: Job, as_at: date, period: str | None = None, heard_today: date | None = None
) -> EstateRow:
    """One plan's answer; what goes wrong with it is its answer. Any engine can run it: it needs only the path."""
    hold_for(main_of_family(path))  # a thousand plans of one folder look at one another's ids
    try:
        day = as_at if period is None else _day_after(path, period)
        return (_standing if job == "status" else _findings)(path, day, heard_today)
    except UsageFault as fault:
        return EstateRow(path, "", "", {}, str(fault))
    except Exception as error:  # noqa: BLE001  # a fault of npa's own in one plan is no reason to lose the others
        return EstateRow(path, "", "", {}, f"npa could not read it ({type(error).__name__})")


def _ask_and_clear_up(ask: Callable[[str], EstateRow], path: str) -> EstateRow:
    """One of many plans' answers, and the memory it took free again; it is looked for once, not on the way."""
    gc.disable()
    try:
        return ask(path)
    finally:
        gc.enable()
        gc.collect(0)


def _day_after(path: str, period: str) -> date:
    """The day after a plan's own round of this name ends. Raises UsageFault if it has none."""
    from npa_cli.store.load import load

    return round_typed(load(Path(path)).plan, period).end + timedelta(1)


def _standing(path: str, as_at: date, heard_today: date | None) -> EstateRow:
    from npa_cli.store.load import load  # late, as those below: an estate answered before needs none of it

    loaded = load(Path(path))
    return standing_of(path, replace(loaded.plan, heard_today=heard_today), as_at, len(loaded.unread))


def _findings(path: str, as_at: date, heard_today: date | None) -> EstateRow:
    from npa_cli.rules.selection import says_not_checked
    from npa_cli.work.check import check

    checked = check(Path(path), as_at=as_at, heard_today=heard_today)
    unread = {each.path for each in checked.found if says_not_checked(each.finding.code)}
    severities = [each.finding.severity for each in checked.found]
    return findings_of(path, checked.plan.index.frame.plan, severities, len(unread), checked.heard)


def _on_every_core(ask: Callable[[str], EstateRow], plans: Sequence[str], jobs: int) -> Iterator[EstateRow]:
    """In order. Where a process dies, the next few plans are asked one by one, and the rest together again."""
    from concurrent.futures.process import BrokenProcessPool

    chunk = max(1, min(50, len(plans) // (jobs * 8)))
    answered = 0
    while answered < len(plans):
        try:
            with _processes(jobs) as pool:
                for answer in pool.map(ask, plans[answered:], chunksize=chunk):
                    answered += 1
                    yield answer
        except BrokenProcessPool:
            suspects = plans[answered : answered + jobs * chunk]
            answered += len(suspects)
            yield from _one_by_one(ask, suspects)


def _one_by_one(ask: Callable[[str], EstateRow], plans: Sequence[str]) -> Iterator[EstateRow]:
    """In a process of their own, and in a new one after each plan that ends it."""
    from concurrent.futures.process import BrokenProcessPool

    waiting = list(plans)
    while waiting:
        with _processes(1) as alone:
            while waiting:
                path = waiting.pop(0)
                try:
                    yield alone.submit(ask, path).result()
                except BrokenProcessPool:
                    yield EstateRow(path, "", "", {}, "the process that read it died")
                    break


def _processes(jobs: int) -> ProcessPoolExecutor:
    """New interpreters: a copy of this one could wait for ever for a lock that the progress bar's thread holds."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from npa_cli.rules.worker_processes import begin

    os.environ["PYTHONSAFEPATH"] = "1"  # else each looks for its modules in the working folder first
    return ProcessPoolExecutor(jobs, get_context("spawn"), begin)


def _on_a_cluster(ask: Callable[[str], EstateRow], plans: Sequence[str], scheduler: str) -> Iterable[EstateRow]:
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise UsageFault(f"--engine dask needs distributed: {how_to_get('dask')}") from None
    if not scheduler:
        raise UsageFault("--engine dask needs the cluster's address: --scheduler tcp://host:8786")
    try:
        client: Any = Client(scheduler, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageFault(f"no scheduler answers at `{scheduler}` ({type(error).__name__})") from None
    with client:
        asked = client.map(ask, [os.path.abspath(path) for path in plans], pure=False, retries=3)  # noqa: PTH100
        for path, future in zip(plans, asked, strict=True):
            try:
                answer = future.result()._replace(path=path)
            except Exception as error:  # noqa: BLE001  # whatever a cluster does to one task
                answer = EstateRow(path, "", "", {}, f"the cluster could not read it ({type(error).__name__})")
            yield answer
