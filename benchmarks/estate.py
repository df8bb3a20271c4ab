"""Many small made-up plans, and how long `npa estate` takes over them with one process and with two.

python -m benchmarks.estate FOLDER [PLANS]    makes them in FOLDER where it is not there yet; 10,000 unless given
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from benchmarks.measure import run
from benchmarks.plans import made_plan

_IN_ONE_FOLDER: Final = 100  # plans; a hundred thousand names in one folder would measure the file system
_DELIVERABLES: Final = 12
_FILES: Final = 2  # of priorities, beside the plan's own two
_HERE: Final = Path(__file__).resolve().parent.parent


def made_estate(folder: Path, plans: int) -> None:
    """So many right plans, each with an id of its own."""
    for number in range(plans):
        root = folder / f"region-{number // _IN_ONE_FOLDER:04d}" / f"plan-{number:06d}"
        made_plan(root, _DELIVERABLES, _FILES)
        manifest = root / "workplan.yaml"
        manifest.write_text(manifest.read_text().replace("id: made\n", f"id: made-{number}\n", 1))


def main(arguments: list[str]) -> None:
    folder, plans = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 10_000
    if not folder.exists():
        made_estate(folder, plans)
    print(f"{plans:,} plans of {_DELIVERABLES} deliverables in {_FILES + 2} files each; {os.cpu_count()} cores")
    print("| question | processes | seconds | plans a second | processor seconds | MB, the largest process |")
    print("| --- | --: | --: | --: | --: | --: |")
    env = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(_HERE), "NPA_NO_CACHE": "1"}
    for job in ("status", "validate"):
        for jobs in ("1", "2"):
            command = [sys.executable, "-m", "npa_cli", "estate", job, str(folder), "--jobs", jobs, "--format", "csv"]
            took = run(command, _HERE, env)
            cells = (
                job,
                jobs,
                f"{took.wall:.1f}",
                f"{plans / took.wall:,.0f}",
                f"{took.cpu:.1f}",
                f"{took.megabytes:.0f}",
            )
            print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
