"""NPA235 contradictory-record: an entry of a register whose status and other fields can't both be so."""

from collections.abc import Iterator
from typing import Final

from npa_cli.rules.checked_file import ENDED, REGISTERS, RegisterEntry, register_entries
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_PATH: Final = "registers/actions.yaml"
_ACTION: Final = "- {id: ACT-001, text: Ask the college., owner: NHSE, status: closed, closed_on: 2018-06-21}\n"


@file_rule(
    "NPA235",
    finds="judgement of an entry",
    kinds=REGISTERS,
    title="An entry of a register that contradicts itself",
    why="Which of the two is so decides whether it is still open, and what the board is told.",
    bad=Example(_PATH, _ACTION.replace(", closed_on: 2018-06-21", "")),
    good=Example(_PATH, _ACTION),
)
def contradictory_record(file: CheckedFile, frame: Frame) -> Findings:
    for entry in register_entries([file]):
        if entry.register in ENDED and entry.text("status"):
            for key, message, hint in _contradictions(entry):
                yield entry.finding((key,), message, hint)


def _contradictions(entry: RegisterEntry) -> Iterator[tuple[str, str, str]]:
    status = entry.text("status")
    if entry.has_ended and entry.data.get("closed_on") is None:
        yield "status", f"`{status}`, and no day on which it ended", "add a line: `closed_on: 2019-03-29`"
    if not entry.has_ended and entry.data.get("closed_on") is not None:
        yield "closed_on", f"`{status}`, and a day on which it ended", "close it under `status`, or take the day out"
    if entry.register == "risks":
        if status == "realised" and entry.text("issue") is None:
            yield "status", "`realised`, and no issue that it became", "add it to issues.yaml, and here `issue: I-004`"
        if status != "realised" and entry.text("issue") is not None:
            yield "issue", f"`{status}`, and an issue that it became", "`status: realised`, or take the issue out"
    if entry.register == "dependencies":
        agreed = entry.data.get("agreed") is True
        if status in ("agreed", "met") and not agreed:
            yield "status", f"`{status}`, though its giver has not agreed", "`agreed: true`, or `status: proposed`"
        if status == "proposed" and agreed:
            yield "status", "`proposed`, though its giver has agreed", "`status: agreed`"
        if not agreed and entry.data.get("agreed_on") is not None:
            yield "agreed_on", "a day of agreement, and no `agreed: true`", "add `agreed: true`, or take the day out"
