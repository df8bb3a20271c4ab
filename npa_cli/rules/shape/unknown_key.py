"""NPA101 unknown-key: a key the format does not have."""

from npa_cli.model.did_you_mean import one_slip_away, suggestion
from npa_cli.model.fix import Fix, Rename
from npa_cli.model.own_field import OWNING
from npa_cli.rules.plain_data import value_at
from npa_cli.rules.rule import CheckedFile, Example, Fault, Told, shape_rule


def _mend(fault: Fault, file: CheckedFile) -> Fix | None:
    beside = value_at(file.data, fault.at[:-1])
    meant = one_slip_away(fault.key or "", fault.expected)
    if meant is None or not isinstance(beside, dict) or meant in beside:
        return None
    if sum(one_slip_away(each, fault.expected) == meant for each in beside if each not in fault.expected) > 1:
        return None  # two misspellings of one key: which of them is it?
    return Rename(meant)


@shape_rule(
    "NPA101",
    "unknown_key",
    title="A key, or a heading of a table, that the format does not have",
    why="A mistyped key would be passed over, and what it says with it.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, nmae: NHS England, kind: organisation}\n"),
    fix="If it is one slip of a finger away from one key of the format, and that key is not there yet.",
)
def unknown_key(fault: Fault, file: CheckedFile) -> Told:
    key = fault.key or ""
    if fault.declared_on is not None:
        hint = f"workplan.yaml declares it on: {fault.declared_on}; move it there, or declare another field"
        return Told(f"unknown key `{key}` here", hint)
    hint = suggestion(key, fault.expected)
    if file.kind in OWNING and not hint.startswith("did you mean"):
        hint += "; a field of the plan's own is declared under `fields` in workplan.yaml"
    return Told(f"unknown key `{key}`", hint, _mend(fault, file))
