"""Every goal of speed as a line, taken side by side in one run: python benchmarks/run.py [--large] [--peers].

npa is measured as its users have it: a wheel in an environment of its own. Ratios are to a bare start of the same
interpreter, to the YAML parser alone, to a first run, or to a peer; never milliseconds, which are another machine's.
With --peers, other tools are installed and asked the same; with --large, plans up to a million deliverables. Results
are written to benchmarks/results.md. With --small, everything is done once and on a small scale, to see that it works,
and nothing is written.
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
from dataclasses import dataclass, replace
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.measure import Ratio, compare, ratio_of, run  # noqa: E402
from benchmarks.peers import HLEDGER_QUERY, hledger_journal, install, peers  # noqa: E402
from benchmarks.plans import made_estate, made_plan, made_returns  # noqa: E402

QUERY = ["status", "--priority", "3", "--as-at", "2020-01-15"]
FILES = 120
LARGEST = 120  # MB that npa may take at 100,000 deliverables


@dataclass(frozen=True)
class Scale:
    """How much is measured: plans of these sizes, so often, the goals being those of one of them."""

    sizes: tuple[int, ...] = (1_000, 10_000, 100_000)
    rounds: int = 5
    starts: int = 21
    goals: int = 100_000
    estate: int = 1_000  # plans


SMALL = Scale(sizes=(1_000,), rounds=1, starts=1, goals=1_000, estate=50)


class Bench:
    """An environment with npa in it, plans to ask, and the lines that come of it."""

    def __init__(self, work: Path, scale: Scale) -> None:
        self.work = work
        self.scale = scale
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

    def add(
        self, what: str, ratio: Ratio, to: str, must: float | None = None, aim: str = "", *, clock: bool = False
    ) -> None:
        """A line of the results: met or not by processor time, or by the `clock` where several cores share the work."""
        goal = "–" if must is None else f"≤ {must:g}×"
        verdict = "" if must is None else ("met" if (ratio.wall if clock else ratio.cpu) <= must else "**not met**")
        self.lines.append(
            f"| {what} | {ratio.wall:.2f}× | {ratio.cpu:.2f}× | {to} | {goal} | {aim} | {verdict} | "
            f"{ratio.megabytes:.0f} MB | {ratio.runs} |"
        )
        print(self.lines[-1], flush=True)

    def start(self, what: str, words: list[str], must: float | None, aim: str, **env: str) -> None:
        """A command on the real plan against a bare start."""
        bare, folder = [self.python, "-c", "pass"], REPOSITORY / "data"
        ratio = compare([self.npa, *words], bare, folder, self.env | env, self.scale.starts)
        self.add(what, ratio, "a bare start", must, aim)


def measure(bench: Bench, *, with_peers: bool) -> None:
    """Every line, in the order of the goals."""
    tab = {"_NPA_COMPLETE": "complete_bash", "COMP_WORDS": "npa status --pri", "COMP_CWORD": "2"}
    bench.start("`npa --version`", ["--version"], 2, "")
    bench.start("a Tab after `npa status --pri`", [], 7, "", **tab)
    bench.start("`npa status --priority 3`, asked before", ["status", "--priority", "3"], 1.8, "")
    bench.start("the same, no cache", ["--no-cache", "status", "--priority", "3"], 18, "14×")
    bench.start("`npa validate`, unchanged", ["validate"], 1.8, "")
    bench.start("the same, no cache", ["--no-cache", "validate"], 25, "20×")
    if with_peers:
        made_plan(bench.work / "plan-1000", 1_000, 10)
        _beside_peers(bench)
    for size in bench.scale.sizes:
        _at_size(bench, size, with_peers=with_peers)
    _estates(bench)


def _at_size(bench: Bench, size: int, *, with_peers: bool) -> None:
    plan, files = bench.work / f"plan-{size}", FILES if size >= 10_000 else 10
    files = files * 10 if size > 100_000 else files
    made_plan(plan, size, files)
    goals = size == bench.scale.goals
    raw = [bench.python, str(REPOSITORY / "benchmarks" / "raw_parse.py"), str(plan)]
    runs = bench.scale.rounds if size <= 100_000 else 1
    with one_core():
        full = compare([bench.npa, "--no-cache", "validate"], raw, plan, bench.env, runs)
    bench.add(f"validate {size:,}, one core, no cache", full, "the parser alone", 9 if goals else None)
    bench.curve[size] = full
    both = compare([bench.npa, "--no-cache", "validate"], raw, plan, bench.env, runs)
    bench.add(f"the same, {os.cpu_count()} cores", both, "the parser alone", 5 if goals else None, clock=True)
    cold = compare([bench.npa, "--no-cache", *QUERY], raw, plan, bench.env, runs)
    bench.add(f"status of one priority, {size:,}, no cache", cold, "the parser alone")
    run([bench.npa, "validate"], plan, bench.env)
    if goals:
        fits = "met" if max(full.megabytes, both.megabytes) <= LARGEST else "**not met**"
        bench.lines.append(
            f"| memory of both at {size:,} | | | | ≤ {LARGEST} MB | | {fits} | "
            f"{max(full.megabytes, both.megabytes):.0f} MB | {full.runs} |"
        )
        with one_core():
            _after_an_edit(bench, plan, "one core")
        _after_an_edit(bench, plan, f"{os.cpu_count()} cores")
        _with_returns(bench, size, files, raw)
        _cached(bench, plan, size, files, with_peers=with_peers)


def _estates(bench: Bench) -> None:
    """Many plans of the Workplan's size, a word of one of them changed, against asking them all for the first time."""
    plans = bench.scale.estate
    estate, cache = bench.work / "estate", bench.work / "cache"
    made_estate(estate, plans, 130, 10)
    time.sleep(4)  # what was written this moment is opened again, by its time
    for job in ("status", "validate"):
        pairs = []
        for number in range(bench.scale.rounds):
            shutil.rmtree(cache, ignore_errors=True)
            words = [bench.npa, "estate", job, str(estate), "--format", "csv"]
            first = run(words, bench.work, bench.env)
            path = estate / "region-0000" / f"plan-{number:06d}" / "priorities" / "003.yaml"
            path.write_text(f"{path.read_text()}# looked at on {time.time_ns()}\n")
            pairs.append((first, run(words, bench.work, bench.env)))
        what = f"`npa estate {job}`, {plans:,} plans of 130, one of them edited"
        bench.add(what, ratio_of(pairs), "the first run", 0.03)


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
    """A plan of the same size that five partners report on, a thousand entries together, of as many activities."""
    plan = bench.work / f"plan-{size}-reported"
    made_plan(plan, size, files)
    made_returns(plan, files, min(1_000, size // 5))
    with one_core():
        full = compare([bench.npa, "--no-cache", "validate"], raw, plan, bench.env, bench.scale.rounds)
    bench.add(f"validate {size:,}, 1,000 of them reported on, one core, no cache", full, "the parser alone")
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
    for _ in range(bench.scale.rounds):
        path.write_text(f"{path.read_text()}# looked at on {time.time_ns()}\n")
        pairs.append(
            (run([bench.npa, "--no-cache", "validate"], plan, bench.env), run([bench.npa, "validate"], plan, bench.env))
        )
    bench.add(
        f"validate after one edit in {FILES} files of {bench.scale.goals:,}, {where}", ratio_of(pairs), "the full run",
        0.1 if goal else None,
    )  # fmt: skip


def _cached(bench: Bench, plan: Path, size: int, files: int, *, with_peers: bool) -> None:
    floor, to, must = [bench.python, "-c", "pass"], "a bare start", None
    if with_peers and shutil.which("hledger"):
        journal = bench.work / "plan.journal"
        hledger_journal(journal, size, files)
        floor, to, must = ["hledger", "-f", str(journal), *HLEDGER_QUERY], "hledger, the same query", 0.3
    asked = compare([bench.npa, *QUERY], floor, plan, bench.env, bench.scale.rounds)
    bench.add(f"status of one priority, {size:,}, asked before", asked, to, must)
    pairs = [
        (run(floor, plan, bench.env), run([bench.npa, *QUERY[:-1], f"2020-01-{day:02d}"], plan, bench.env))
        for day in range(1, bench.scale.rounds + 1)
    ]
    bench.add(f"status of one priority, {size:,}, asked for the first time", ratio_of(pairs), to, must)


def _beside_peers(bench: Bench) -> None:
    """The nearest command of each peer on a plan of a thousand; below 1× npa is the faster."""
    size, files, programs = 1_000, 10, install(bench.work)
    plan, schema = bench.work / f"plan-{size}", REPOSITORY / "schemas" / "priority.schema.json"
    for peer in peers(programs, plan, bench.work, schema, size, files):
        asked = ["validate"] if peer.does == "check" else QUERY
        what = f"`npa {asked[0]}`, {size:,}"
        for how, words in (("no cache", ["--no-cache", *asked]), ("asked before", asked)):
            ratio = compare([bench.npa, *words], peer.command, plan, bench.env, bench.scale.rounds)
            bench.add(f"{what}, {how}", ratio, f"{peer.name}: {peer.does}")


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
    small = "--small" in sys.argv
    scale = SMALL if small else Scale()
    if "--large" in sys.argv:
        scale = replace(scale, sizes=(*scale.sizes, 1_000_000))
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(Path(work), scale)
        bench.install()
        measure(bench, with_peers="--peers" in sys.argv)
        if not small:
            write_results(bench.lines, curve_of(bench.curve))


if __name__ == "__main__":
    main()
