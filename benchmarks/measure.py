"""Whole processes, measured in turns: A B A B …, so that what else the machine does falls on both."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True)
class Run:
    """One process: seconds by the clock, seconds of processor, MB at its largest."""

    wall: float
    cpu: float
    megabytes: float


def run(command: Sequence[str], folder: Path, env: dict[str, str]) -> Run:
    """Run a command to its end, with its output thrown away."""
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    before = Path.cwd()
    os.chdir(folder)
    try:
        start = perf_counter()
        process = os.posix_spawnp(command[0], list(command), env, file_actions=nowhere)
        _, _, used = os.wait4(process, 0)
        wall = perf_counter() - start
    finally:
        os.chdir(before)
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@dataclass(frozen=True)
class Ratio:
    """How a command compares with a floor or a peer, by medians of runs taken in turns."""

    wall: float
    cpu: float
    seconds: float
    cpu_seconds: float
    megabytes: float
    runs: int


def compare(command: Sequence[str], floor: Sequence[str], folder: Path, env: dict[str, str], runs: int) -> Ratio:
    """Both commands in turns, after one of each that is not counted."""
    pairs = [(run(floor, folder, env), run(command, folder, env)) for _ in range(runs + 1)][1:]
    return ratio_of(pairs)


def ratio_of(pairs: Sequence[tuple[Run, Run]]) -> Ratio:
    """Runs of a floor or peer, each with the run of the command that came after it."""
    floors, commands = zip(*pairs, strict=True)
    return Ratio(
        _median(each.wall for each in commands) / _median(each.wall for each in floors),
        _median(each.cpu for each in commands) / _median(each.cpu for each in floors),
        _median(each.wall for each in commands),
        _median(each.cpu for each in commands),
        max(each.megabytes for each in commands),
        len(pairs),
    )


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)
