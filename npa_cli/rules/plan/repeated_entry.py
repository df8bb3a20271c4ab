"""NPA232 repeated-entry: two entries of the registers with one id."""

from typing import Final

from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_PATH: Final = "registers/actions.yaml"
_ACTIONS: Final = """\
- {id: ACT-001, text: Ask the college., owner: NHSE, status: open}
- {id: ACT-002, text: Tell the board., owner: NHSE, status: open}
"""


@plan_rule(
    "NPA232",
    finds="unknown value",
    title="Two entries of the registers with one id",
    why="A minute that names the id could then mean either.",
    bad=Example(_PATH, _ACTIONS.replace("ACT-002", "ACT-001")),
    good=Example(_PATH, _ACTIONS),
)
def repeated_entry(index: Index, frame: Frame) -> Findings:
    first: dict[str, str] = {}
    for entry in index.register_entries:
        if entry.id is None:
            continue
        if entry.id in first:
            message = f"`{entry.id}` is already an entry of {first[entry.id]}"
            yield entry.finding(("id",), message, "give it the next number that was never used")
        first.setdefault(entry.id, entry.path)
