"""How long the page of a made-up plan takes: built by `npa site`, then shown, opened and filtered in Chromium.

python -m benchmarks.site [DELIVERABLES]    5,000 unless given; prints one line. tests/browser says what it needs.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.measure import Run, run
from benchmarks.plans import made_plan, made_returns

_FILES: Final = 20
_RUNS: Final = 5
_HERE: Final = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> None:
    number = int(arguments[0]) if arguments else 5_000
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as folder:
        plan, page = Path(folder, "plan"), Path(folder, "plan.html")
        made_plan(plan, number, _FILES)
        made_returns(plan, _FILES, number // _FILES)
        words = ["site", "--data", str(plan), "--as-at", "2020-01-15", "-o", str(page)]
        env = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(_HERE), "NPA_NO_CACHE": "1"}
        built: list[Run] = [run([sys.executable, "-m", "npa_cli", *words], _HERE, env) for _ in range(_RUNS)]
        size, seconds = page.stat().st_size / 1e6, statistics.median(each.cpu for each in built)
        line = f"{number:,} deliverables, {size:.1f} MB: built in {seconds:.1f} s of processor"
        if browser is not None:
            script = ["node", str(_HERE / "tests" / "browser" / "time_site.mjs"), browser, str(page)]
            took = json.loads(subprocess.run(script, capture_output=True, check=True, text=True).stdout)
            line += "".join(f", {what} in {milliseconds:.0f} ms" for what, milliseconds in took.items())
        print(f"{line} (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")


if __name__ == "__main__":
    main(sys.argv[1:])
