"""Every goal of speed as a line, taken side by side in one run: python benchmarks/run.py [--large] [--peers].

npa is measured as its users have it: a wheel in an environment of its own. Ratios are to a bare start of the same
interpreter, to the YAML parser alone, or to a peer; never milliseconds, which are another machine's. With --peers,
other tools are installed and asked the same; with --large, plans up to a million deliverables. Results are written to
benchmarks/results.md.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.measure import Ratio, compare, ratio_of, run  # noqa: E402
from benchmarks.peers import HLEDGER_QUERY, hledger_journal, install, peers  # noqa: E402
from benchmarks.plans import made_plan, made_returns  # noqa: E402

QUERY = ["status", "--priority", "3", "--as-at", "2020-01-15"]
FILES = 120
ROUNDS = 5


class Bench:
    """An environment with npa in it, plans to ask, and the lines that come of it."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.python = str(work / "venv" / "bin" / "python")
        self.npa = str(work / "venv" / "bin" / "npa")
        self.env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.env |= {"XDG_CACHE_HOME": str(work / "cache"), "LC_ALL": "C.UTF-8"}
        self.lines: list[str] = []
        self.curve: dict[int, Ratio] = {}  # a full validation on one core, by the plan's size

    def install(self) -> None:
        """Npa's wheel, built here, in an environment of its own; what it needs comes from the index."""
        subprocess.run([sys.executable, "-m", "venv", str(self.work / "venv")], check=True)
        pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "build"], check=True)
        wheels = self.work / "wheels"
        subprocess.run(
            [self.python, "-m", "build", "--wheel", "--outdir", str(wheels), str(REPOSITORY)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        subprocess.run([*pip, *map(str, wheels.glob("*.whl"))], check=True)

    def told(self, what: str, ratio: Ratio, to: str, must: float | None, aim: str = "") -> None:
        """One line of the results; by processor where the goal is a start, as clocks of a busy machine wander."""
        value = ratio.wall
        goal = "–" if must is None else f"≤ {must:g}×"
        verdict = "" if must is None else ("met" if value <= must else "**not met**")
        self.lines.append(
            f"| {what} | {value:.2f}× | {ratio.cpu:.2f}× | {to} | {goal} | {aim} | {verdict} | "
            f"{ratio.megabytes:.0f} MB | {ratio.runs} |"
        )
        print(self.lines[-1], flush=True)

    def start(self, what: str, words: list[str], must: float | None, aim: str, **env: str) -> None:
        """A command on the real plan against a bare start."""
        bare, folder = [self.python, "-c", "pass"], REPOSITORY / "data"
        ratio = compare([self.npa, *words], bare, folder, self.env | env, 21)
        self.told(what, ratio, "a bare start", must, aim)


def measure(bench: Bench, *, large: bool, with_peers: bool) -> None:
    """Every line, in the order of the goals."""
    tab = {"_NPA_COMPLETE": "complete_bash", "COMP_WORDS": "npa status --pri", "COMP_CWORD": "2"}
    bench.start("`npa --version`", ["--version"], 6, "2×")
    bench.start("a Tab after `npa status --pri`", [], 6, "2×", **tab)
    bench.start("`npa status --priority 3`, asked before", ["status", "--priority", "3"], 7, "2×")
    bench.start("the same, no cache", ["--no-cache", "status", "--priority", "3"], 10, "5×")
    bench.start("`npa validate`, unchanged", ["validate"], 8, "2×")
    bench.start("the same, no cache", ["--no-cache", "validate"], 16, "14×")
    if with_peers:
        made_plan(bench.work / "plan-1000", 1_000, 10)
        _beside_peers(bench)
    for size in _sizes(large=large):
        _at_size(bench, size, with_peers=with_peers)


def _sizes(*, large: bool) -> Iterator[int]:
    yield from (1_000, 10_000, 100_000)
    if large:
        yield 1_000_000


def _at_size(bench: Bench, size: int, *, with_peers: bool) -> None:
    plan, files = bench.work / f"plan-{size}", FILES if size >= 10_000 else 10
    files = files * 10 if size > 100_000 else files
    made_plan(plan, size, files)
    goals = size == 100_000
    raw = [bench.python, str(REPOSITORY / "benchmarks" / "raw_parse.py"), str(plan)]
    runs = ROUNDS if size <= 100_000 else 1
    with one_core():
        full = compare([bench.npa, "--no-cache", "validate"], raw, plan, bench.env, runs)
    bench.told(f"validate {size:,}, one core, no cache", full, "the parser alone", 10 if goals else None, "7.5×")
    bench.curve[size] = full
    both = compare([bench.npa, "--no-cache", "validate"], raw, plan, bench.env, runs)
    bench.told(f"the same, {os.cpu_count()} cores", both, "the parser alone", 6 if goals else None, "4.3×")
    cold = compare([bench.npa, "--no-cache", *QUERY], raw, plan, bench.env, runs)
    bench.told(f"status of one priority, {size:,}, no cache", cold, "the parser alone", None)
    run([bench.npa, "validate"], plan, bench.env)
    if goals:
        with one_core():
            _after_an_edit(bench, plan, "one core")
        _after_an_edit(bench, plan, f"{os.cpu_count()} cores")
        _with_returns(bench, size, files, raw)
        _cached(bench, plan, size, files, with_peers=with_peers)


@contextmanager
def one_core() -> Iterator[None]:
    """What is started within it has one core and no more."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def _with_returns(bench: Bench, size: int, files: int, raw: list[str]) -> None:
    """A plan of the same size that five partners report on, a thousand entries together."""
    plan = bench.work / f"plan-{size}-reported"
    made_plan(plan, size, files)
    made_returns(plan, files, 1_000)
    with one_core():
        full = compare([bench.npa, "--no-cache", "validate"], raw, plan, bench.env, ROUNDS)
    bench.told(f"validate {size:,}, 1,000 of them reported on, one core, no cache", full, "the parser alone", None)
    run([bench.npa, "validate"], plan, bench.env)
    where = f"1,000 reported on, {os.cpu_count()} cores"
    _after_an_edit(bench, plan, where, goal=False)
    _after_an_edit(bench, plan, f"{where}, the edit being to a return", "returns/FY18-19-Q1/PHE.yaml", goal=False)


def _after_an_edit(
    bench: Bench, plan: Path, where: str, name: str = "priorities/007.yaml", *, goal: bool = True
) -> None:
    """A word of one of the files changed before each run, against all of it without a cache."""
    path = plan / name
    pairs = []
    for _ in range(ROUNDS):
        path.write_text(f"{path.read_text()}# looked at on {time.time_ns()}\n")
        pairs.append(
            (run([bench.npa, "--no-cache", "validate"], plan, bench.env), run([bench.npa, "validate"], plan, bench.env))
        )
    bench.told(
        f"validate after one edit in 120 files of 100,000, {where}", ratio_of(pairs), "the full run",
        0.08 if goal else None, "5 %" if goal else "",
    )  # fmt: skip


def _cached(bench: Bench, plan: Path, size: int, files: int, *, with_peers: bool) -> None:
    floor, to, must = [bench.python, "-c", "pass"], "a bare start", None
    if with_peers and shutil.which("hledger"):
        journal = bench.work / "plan.journal"
        hledger_journal(journal, size, files)
        floor, to, must = ["hledger", "-f", str(journal), *HLEDGER_QUERY], "hledger, the same query", 0.1
    asked = compare([bench.npa, *QUERY], floor, plan, bench.env, ROUNDS)
    bench.told(f"status of one priority, {size:,}, asked before", asked, to, must, "0.01×")
    pairs = [
        (run(floor, plan, bench.env), run([bench.npa, *QUERY[:-1], f"2020-01-{day:02d}"], plan, bench.env))
        for day in range(1, ROUNDS + 1)
    ]
    bench.told(f"status of one priority, {size:,}, asked for the first time", ratio_of(pairs), to, must, "0.01×")


def _beside_peers(bench: Bench) -> None:
    """The nearest command of each peer on a plan of a thousand; below 1× npa is the faster."""
    size, files, programs = 1_000, 10, install(bench.work)
    plan, schema = bench.work / f"plan-{size}", REPOSITORY / "schemas" / "priority.schema.json"
    for peer in peers(programs, plan, bench.work, schema, size, files):
        asked = ["validate"] if peer.does == "check" else QUERY
        what = f"`npa {asked[0]}`, {size:,}"
        for how, words in (("no cache", ["--no-cache", *asked]), ("asked before", asked)):
            ratio = compare([bench.npa, *words], peer.command, plan, bench.env, ROUNDS)
            bench.told(f"{what}, {how}", ratio, f"{peer.name}: {peer.does}", None)


def curve_of(sizes: dict[int, Ratio]) -> str:
    """What a deliverable costs as the plan grows: level where the whole is linear."""
    each = {size: ratio.cpu_seconds / size for size, ratio in sizes.items()}
    most = max(each.values())
    rows = [
        f"{size:>10,}  {'█' * round(40 * cost / most):<40}  {cost * 1e6:6.0f} µs  {sizes[size].megabytes:4.0f} MB"
        for size, cost in each.items()
    ]
    return (
        "\n## As the plan grows\n\nProcessor time of a full validation for each deliverable, one core, no cache, with "
        "the start of the program in it.\n\n```\n" + "\n".join(rows) + "\n```\n"
    )


def write_results(lines: list[str], curve: str) -> None:
    """The table, with the machine it was measured on."""
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    head = (
        "# Measured\n\n<!-- Made by benchmarks/run.py: run that, do not edit this. -->\n\n"
        f"{machine}. Medians of whole processes run in turns with what they are compared to; only ratios mean anything "
        "elsewhere. Memory is the largest seen.\n\n"
        "| what | by the clock | by processor | compared to | must | aim | | memory | runs |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    )
    (REPOSITORY / "benchmarks" / "results.md").write_text(head + "\n".join(lines) + "\n" + curve, encoding="utf-8")


def main() -> None:
    """Install, measure, write."""
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(Path(work))
        bench.install()
        measure(bench, large="--large" in sys.argv, with_peers="--peers" in sys.argv)
        write_results(bench.lines, curve_of(bench.curve))


if __name__ == "__main__":
    main()
