"""Many small made-up plans, and how long `npa estate` takes over them with one process and with two.

python -m benchmarks.estate FOLDER [PLANS]    makes them in FOLDER where it is not there yet; 10,000 unless given

Results are written to benchmarks/estates.md, and what a million would take is worked out from them.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.measure import Run, run
from benchmarks.plans import made_estate

_DELIVERABLES: Final = 12
_MANY: Final = 1_000_000
_FILES: Final = 2  # of priorities, beside the plan's own two
_HERE: Final = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> None:
    folder, plans = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 10_000
    if not folder.exists():
        made_estate(folder, plans, _DELIVERABLES, _FILES)
    env = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(_HERE), "NPA_NO_CACHE": "1"}
    found: dict[tuple[str, int], Run] = {}
    for job in ("status", "validate"):
        for jobs in (1, 2):
            words = ["estate", job, str(folder), "--jobs", str(jobs), "--format", "csv"]
            found[job, jobs] = run([sys.executable, "-m", "npa_cli", *words], _HERE, env)
            print(job, jobs, found[job, jobs], flush=True)
    (_HERE / "benchmarks" / "estates.md").write_text("\n".join(_page(plans, found)), encoding="utf-8")


def _page(plans: int, found: dict[tuple[str, int], Run]) -> Iterator[str]:
    yield "# Many plans, measured\n\n<!-- Made by benchmarks/estate.py: run that, do not edit this. -->\n"
    yield (
        f"{plans:,} plans of {_DELIVERABLES} deliverables in {_FILES + 2} files each, without a cache. "
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}.\n"
    )
    yield "| `npa estate` | processes | seconds | plans a second | processor seconds | MB, the largest process |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for (job, jobs), took in found.items():
        yield (
            f"| {job} | {jobs} | {took.wall:.1f} | {plans / took.wall:,.0f} | {took.cpu:.1f} | {took.megabytes:.0f} |"
        )
    yield "\n## On paper: a million\n"
    yield (
        "Each plan is read by itself, so time grows with their number and a process's memory does not. A million such "
        "plans would take:\n"
    )
    yield "| `npa estate` | 2 cores | 32 cores | 10 machines of 32, with `--engine dask` |"
    yield "| --- | --: | --: | --: |"
    for job in ("status", "validate"):
        seconds = [found[job, 2].cpu * _MANY / plans / cores for cores in (2, 32, 320)]
        yield f"| {job} | {' | '.join(map(_span, seconds))} |"
    yield (
        "\nThe columns divide the processor seconds of two processes by the cores. What they leave out: a disk slower "
        "than memory, and the one process that puts the rows together, which needs about a kilobyte for each.\n"
    )


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds > 120 else f"{seconds:.0f} seconds"


if __name__ == "__main__":
    main(sys.argv[1:])
