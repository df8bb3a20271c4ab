"""NPA236 reversed-days: an entry of a register in which what comes later has the earlier day."""

from typing import Final

from npa_cli.rules.checked_file import REGISTERS, RegisterEntry, register_entries
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_PATH: Final = "registers/actions.yaml"
_HINT: Final = "correct whichever of the two is wrong"
_IN_ORDER: Final = (
    ("raised_on", "reviewed_on"),
    ("raised_on", "agreed_on"),
    ("raised_on", "closed_on"),
    ("raised_on", "due"),
    ("raised_on", "resolve_by"),
    ("reviewed_on", "closed_on"),
    ("agreed_on", "closed_on"),
)
_DAYS: Final = frozenset(key for pair in _IN_ORDER for key in pair)
_ACTION: Final = (
    "- {id: ACT-001, text: Ask the college., owner: NHSE, raised_on: 2018-06-01, due: 2018-06-21, status: open}\n"
)


@file_rule(
    "NPA236",
    kinds=REGISTERS,
    title="An entry of a register in which what comes later has the earlier day",
    why="One of the two days is a slip, and either may decide whether it is open, late or past its review.",
    bad=Example(_PATH, _ACTION.replace("due: 2018-06-21", "due: 2018-05-21")),
    good=Example(_PATH, _ACTION),
)
def reversed_days(file: CheckedFile, frame: Frame) -> Findings:
    for entry in register_entries([file]):
        days = {key: day for key in _DAYS & entry.data.keys() if (day := entry.day(key))}
        for earlier, later in _IN_ORDER if len(days) > 1 else ():
            first, then = days.get(earlier), days.get(later)
            if first and then and then < first:
                yield entry.finding((later,), f"`{then}` is before `{earlier}`, {first}", _HINT)
        yield from _steps(entry)


def _steps(entry: RegisterEntry) -> Findings:
    before, called = entry.day("raised_on"), "raised_on"
    for step in entry.entries("escalations"):
        on, steer = step.day("on"), step.day("steer_on")
        if on and before and on < before:
            yield step.finding(("on",), f"`{on}` is before `{called}`, {before}", _HINT)
        if on and steer and steer < on:
            yield step.finding(("steer_on",), f"`{steer}` is before `on`, {on}", _HINT)
        before, called = (on, "the step before it") if on else (before, called)
