"""The same question to every plan under some folders, on every core or on a cluster. One bad plan stops no other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal

from npa_cli.cli.boundary import UsageFault
from npa_cli.store.nearest import MANIFEST
from npa_cli.views.estate import EstateRow

Job = Literal["status", "validate"]
Engine = Literal["processes", "dask"]
_NOT_LOOKED_INTO: Final = frozenset(("priorities", "returns", "readings", "registers"))
_FEW: Final = 40  # plans that one process answers before others would have started


def plans_under(folders: Sequence[str]) -> list[str]:
    """Every folder with a workplan.yaml in or under those given, each once, in a stable order. Raises UsageFault."""
    found: dict[str, None] = {}
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageFault(f"no folder `{folder}`")
        for root, inside, files in os.walk(folder):
            inside[:] = sorted(each for each in inside if each not in _NOT_LOOKED_INTO and not each.startswith("."))
            if MANIFEST in files:
                found[os.path.normpath(root)] = None
    return sorted(found)


def ask_all(
    plans: Sequence[str], job: Job, as_at: date, *, jobs: int | None, engine: Engine = "processes", scheduler: str = ""
) -> list[EstateRow]:
    """The answer of each plan, in the order given, whatever becomes of the others."""
    ask = partial(ask_one, job=job, as_at=as_at)
    from npa_cli.render.progress_bar import progress_bar

    with progress_bar("reading plans", len(plans), sys.stderr) as done:
        if engine == "dask":
            answers = _on_a_cluster(ask, plans, scheduler)
        elif (jobs or os.cpu_count() or 1) > 1 and len(plans) > (0 if jobs else _FEW):
            answers = _on_every_core(ask, plans, jobs or os.cpu_count() or 1)
        else:
            answers = map(ask, plans)
        found = []
        for answer in answers:
            found.append(answer)
            done()
    return found


def ask_one(path: str, *, job: Job, as_at: date) -> EstateRow:
    """One plan's answer; what goes wrong with it is its answer. Any engine can run it: it needs only the path."""
    import gc

    gc.disable()
    try:
        return _standing(path, as_at) if job == "status" else _findings(path)
    except Exception as error:  # noqa: BLE001  # a fault of npa's own in one plan is no reason to lose the others
        return EstateRow(path, "", "", {}, f"npa could not read it ({type(error).__name__})")
    finally:
        gc.enable()
        gc.collect(0)


def _standing(path: str, as_at: date) -> EstateRow:
    from npa_cli.store.load import load
    from npa_cli.views.estate import standing_of

    loaded = load(Path(path))
    return standing_of(path, loaded.plan, as_at, len(loaded.unread))


def _findings(path: str) -> EstateRow:
    from npa_cli.cli.check import check
    from npa_cli.rules.selection import UNREADABLE
    from npa_cli.views.estate import findings_of

    checked = check(Path(path))
    unread = {each.path for each in checked.found if each.finding.code.startswith(UNREADABLE)}
    severities = [each.finding.severity for each in checked.found]
    return findings_of(path, checked.loaded.plan, severities, len(unread))


def _on_every_core(ask: Callable[[str], EstateRow], plans: Sequence[str], jobs: int) -> Iterator[EstateRow]:
    """In order. Where a process dies, each plan that it leaves open is asked in a process of its own."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    answered = 0
    chunk = max(1, min(50, len(plans) // (jobs * 8)))
    try:
        with ProcessPoolExecutor(jobs) as pool:
            for answer in pool.map(ask, plans, chunksize=chunk):
                answered += 1
                yield answer
    except BrokenProcessPool:
        for path in plans[answered:]:
            try:
                with ProcessPoolExecutor(1) as alone:
                    yield alone.submit(ask, path).result()
            except BrokenProcessPool:
                yield EstateRow(path, "", "", {}, "the process that read it died")


def _on_a_cluster(ask: Callable[[str], EstateRow], plans: Sequence[str], scheduler: str) -> Iterable[EstateRow]:
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise UsageFault("--engine dask needs distributed: pip install 'npa-cli[dask]'") from None
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
