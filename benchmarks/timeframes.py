"""How well npa reads *when* cells, beside the general date parsers: right, wrong and refused, family by family.

    python benchmarks/timeframes.py                         the development cells, npa and every parser installed
    python benchmarks/timeframes.py --corpus held_out       the held-out cells: totals only, never the cells
    python benchmarks/timeframes.py --corpus path/to.tsv    any file with the columns of corpus/README.md
    python benchmarks/timeframes.py --misses                also each development cell that npa gets wrong
    python benchmarks/timeframes.py --speed                 20,000 different lines through `npa when -`, now and then

The others are compared where they are installed: pip install dateparser parsedatetime python-dateutil
They give one date: for a month or a quarter the last day of what they say is taken, in their favour.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from npa_cli.timeframe import Conventions, read  # noqa: E402

CORPUS = ROOT / "benchmarks" / "corpus"
OUTCOMES = ("right", "wrong", "refused")


class Cell(NamedTuple):
    """One labelled cell. `due` is None where it has, rightly, no deadline."""

    expression: str
    family: str
    kind: str
    start: date | None
    due: date | None
    recurrence: str
    anchor: date | None


Parser = Callable[[Cell], date | None]


def cells(path: Path) -> Iterator[Cell]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Cell(
                row["expression"],
                row["family"],
                row["kind"],
                _date(row["start"]),
                _date(row["due"]),
                row["recurrence"] or "",
                _date(row["anchor"]),
            )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def outcome(cell: Cell, due: date | None) -> str:
    """Right: the due date, or none where there is none. Refused: none where there is one. Wrong: any other date."""
    if due == cell.due or (cell.family == "ambiguous" and due is None):
        return "right"
    return "refused" if due is None else "wrong"


def npa(cell: Cell) -> date | None:
    return read(cell.expression, Conventions(anchor=cell.anchor)).due


def others() -> dict[str, Parser]:
    """The parsers that are installed, each as a function from a cell to a date."""
    found: dict[str, Parser] = {}
    reference = datetime(2019, 1, 15)  # noqa: DTZ001 (they all count from some day; none is given with most cells)

    def based(cell: Cell) -> datetime:
        return datetime.combine(cell.anchor, datetime.min.time()) if cell.anchor else reference

    try:
        import dateparser  # type: ignore[import-not-found,import-untyped,unused-ignore]

        def with_dateparser(cell: Cell) -> date | None:
            settings = {
                "DATE_ORDER": "DMY",
                "PREFER_DAY_OF_MONTH": "last",
                "PREFER_DATES_FROM": "future",
                "RELATIVE_BASE": based(cell),
            }
            got = dateparser.parse(cell.expression, languages=["en"], settings=settings)
            return got.date() if got else None

        found["dateparser"] = with_dateparser
    except ImportError:
        pass
    try:
        from dateutil import parser

        def with_dateutil(cell: Cell) -> date | None:
            try:
                return parser.parse(
                    cell.expression, dayfirst=True, fuzzy=True, default=based(cell).replace(day=28)
                ).date()
            except (ValueError, OverflowError, TypeError):
                return None

        found["dateutil"] = with_dateutil
    except ImportError:
        pass
    try:
        import parsedatetime  # type: ignore[import-not-found,import-untyped,unused-ignore]

        calendar = parsedatetime.Calendar()

        def with_parsedatetime(cell: Cell) -> date | None:
            got, status = calendar.parseDT(cell.expression, sourceTime=based(cell))
            return got.date() if status else None

        found["parsedatetime"] = with_parsedatetime
    except ImportError:
        pass
    return found


def score(parser: Parser, corpus: list[Cell]) -> dict[str, Counter[str]]:
    """Outcomes by family."""
    by_family: dict[str, Counter[str]] = {}
    for cell in corpus:
        by_family.setdefault(cell.family, Counter())[outcome(cell, parser(cell))] += 1
    return by_family


def report(name: str, by_family: dict[str, Counter[str]], corpus: list[Cell], parser: Parser) -> Iterator[str]:
    yield f"\n{name}"
    yield f"{'family':<22}{'right':>7}{'wrong':>7}{'refused':>9}"
    for family in sorted(by_family):
        yield f"{family:<22}" + "".join(
            f"{by_family[family][each]:>{width}}" for each, width in zip(OUTCOMES, (7, 7, 9), strict=True)
        )
    total = sum(by_family.values(), Counter())
    yield f"{'all':<22}" + "".join(f"{total[each]:>{width}}" for each, width in zip(OUTCOMES, (7, 7, 9), strict=True))
    with_due = [cell for cell in corpus if cell.due and cell.family != "ambiguous"]
    right = sum(parser(cell) == cell.due for cell in with_due)
    without = [cell for cell in corpus if not cell.due]
    invented = sum(parser(cell) is not None for cell in without)
    yield f"{right} of {len(with_due)} deadlines right ({right / max(1, len(with_due)):.1%}); "
    yield f"{total['wrong']} of {len(corpus)} cells wrong ({total['wrong'] / max(1, len(corpus)):.1%}); "
    yield f"{invented} of {len(without)} cells without a deadline given one"


def misses(corpus: list[Cell]) -> Iterator[str]:
    for cell in corpus:
        reading = read(cell.expression, Conventions(anchor=cell.anchor))
        kinds_alike = {"relative", "unset", "refused"}
        kind = reading.kind or "refused"
        differs = [
            outcome(cell, reading.due) if outcome(cell, reading.due) != "right" else "",
            "" if kind == cell.kind or (not cell.due and {kind, cell.kind} <= kinds_alike) else f"kind {kind}",
            "" if reading.start == cell.start or not cell.start else f"start {reading.start}",
            "" if (reading.recurrence or "") == cell.recurrence else f"recurrence {reading.recurrence}",
        ]
        if any(differs):
            yield (
                f"[{cell.family}] {cell.expression!r} anchor={cell.anchor} wanted {cell.kind} {cell.start}..{cell.due} "
                f"{cell.recurrence}: {', '.join(filter(None, differs))}; got {reading.start}..{reading.due} "
                f"({reading.error or reading.rule})"
            )


BEFORE = "3a455b9"  # the commit that issue 19 began with


def different_lines(count: int) -> list[str]:
    """So many lines, all different, in a dozen shapes; the same each time."""
    months = ("January", "Feb", "March", "Apr", "May", "June", "July", "Aug", "September", "Oct", "Nov", "December")
    shapes = (
        "by end {m} {y}", "{d} {m} {y}", "Q{q} {y}/{n:02}", "FY{s:02}/{n:02} Q{q}", "{m} {y} - {m} {z}",
        "{m} {y} (subject to funding {d})", "within {d} months of phase {q}", "Annually from {m} {y}",
        "{d:02}/{k:02}/{y}", "early {m} {y}", "Ongoing until {m} {y}", "Report to board {q} by {d} {m} {y}",
    )  # fmt: skip
    lines = [
        shape.format(m=months[k], k=k + 1, y=2000 + y, z=2001 + y, s=y % 98, n=(y + 1) % 100, q=k % 4 + 1, d=d)
        for y in range(90)
        for k in range(12)
        for d in (2, 7, 13, 21)
        for shape in shapes
    ]
    return sorted(set(lines), key=lambda line: line[::-1])[:count]  # mixed, and alike each time


def speed(rounds: int = 3) -> Iterator[str]:
    """Lines a processor second of both commits, run in turns, without what a start costs; the best of the rounds."""
    texts = {"start": "".join(f"{line}\n" for line in different_lines(2)), "all": "\n".join(different_lines(20_000))}
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(
            ["git", "archive", BEFORE, "npa_cli", "data"], cwd=ROOT, check=True, capture_output=True
        )
        subprocess.run(["tar", "x", "-C", folder], input=archive.stdout, check=True)
        taken: dict[tuple[str, str], float] = {}
        for _ in range(rounds):
            for tree in (folder, str(ROOT)):
                for name, text in texts.items():
                    seconds = _processor_seconds(tree, text)
                    taken[tree, name] = min(seconds, taken.get((tree, name), seconds))
    before, now = (20_000 / (taken[tree, "all"] - taken[tree, "start"]) for tree in (folder, str(ROOT)))
    yield f"20,000 different lines: {before:,.0f} a second at {BEFORE}, {now:,.0f} now, {now / before:.2f} times"


def _processor_seconds(tree: str, text: str) -> float:
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "npa_cli", "when", "-"]
    environment = {**os.environ, "PYTHONPATH": tree, "NPA_NO_CACHE": "1"}
    subprocess.run(command, cwd=tree, env=environment, input=text, text=True, stdout=subprocess.DEVNULL, check=False)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", default="development", help="development, held_out, or a path")
    arguments.add_argument("--misses", action="store_true", help="print each cell that npa reads otherwise")
    arguments.add_argument("--speed", action="store_true", help="measure speed only")
    chosen = arguments.parse_args()
    if chosen.speed:
        sys.stdout.write("\n".join(speed()) + "\n")
        return 0
    named = CORPUS / f"{chosen.corpus}.tsv"
    corpus = list(cells(named if named.exists() else Path(chosen.corpus)))
    for name, parser in {"npa": npa, **others()}.items():
        sys.stdout.write("\n".join(report(name, score(parser, corpus), corpus, parser)) + "\n")
    if chosen.misses and chosen.corpus != "held_out":
        sys.stdout.write("\n".join(misses(corpus)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
