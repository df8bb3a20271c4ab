"""NPA102 and NPA104 to NPA107: something that is not there, or that its model refuses for what it holds."""

from typing import Final

from npa_cli.model.base import ACTIVITY_ID, DELIVERABLE_ID, PRIORITY_ID, THEME_ID
from npa_cli.model.did_you_mean import same_letters, suggested_choice
from npa_cli.model.fix import Replace
from npa_cli.model.own_field import CURRENCY
from npa_cli.rules.rule import CheckedFile, Example, Fault, Told, shape_rule

_FORMS: Final = {PRIORITY_ID: "P3", THEME_ID: "P3.T1", CURRENCY: "GBP", ACTIVITY_ID: "P3.1", DELIVERABLE_ID: "P3.1.4"}


@shape_rule(
    "NPA102",
    "missing_key",
    title="Something every item of its kind must say is not there",
    why="Without it the item can't be shown, found or held to account.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, kind: organisation}\n"),
)
def missing_key(fault: Fault, file: CheckedFile) -> Told:
    return Told(f"`{fault.key}` is missing here", f"add a line `{fault.key}: …`")


@shape_rule(
    "NPA104",
    "not_in_list",
    title="A word outside a closed list",
    why="Counts and filters know only the words of the list; any other would be left out in silence.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, name: NHS England, kind: Organisation}\n"),
    fix="If only capitals, spaces and hyphens differ from a word of the list, as in `In Progress`.",
)
def unlisted_value(fault: Fault, file: CheckedFile) -> Told:
    meant = same_letters(fault.value, fault.expected) if isinstance(fault.value, str) else None
    message = f"`{fault.value}` is not one of the words allowed here"
    return Told(message, suggested_choice(str(fault.value), fault.expected), Replace(meant) if meant else None)


@shape_rule(
    "NPA105",
    "bad_id",
    title="An id that does not have the form of its kind",
    why="Ids are what people say and type: P3 a priority, P3.1 an activity, P3.1.4 a deliverable.",
    bad=Example("workplan.yaml", "id: My Plan\ntitle: Plan\nperiod: {text: 2018 - 2021}\n"),
    good=Example("workplan.yaml", "id: my-plan\ntitle: Plan\nperiod: {text: 2018 - 2021}\n"),
)
def malformed_id(fault: Fault, file: CheckedFile) -> Told:
    form = _FORMS.get(fault.expected[0])
    noun = "a currency's code" if form == _FORMS[CURRENCY] else "an id"
    message = f"`{fault.value}` does not have the form of {noun} here"
    return Told(message, f"write it like `{form}`" if form else None)


@shape_rule(
    "NPA106",
    "empty",
    title="An empty text or list that has to hold something",
    why="An activity without a lead, or a deliverable without a timeframe, is nobody's commitment.",
    bad=Example("partners.yaml", 'partners:\n  - {code: "", name: NHS England, kind: organisation}\n'),
)
def empty_value(fault: Fault, file: CheckedFile) -> Told:
    return Told(f"`{fault.at[-1]}` is empty", "write what belongs here")


@shape_rule(
    "NPA107",
    "out_of_range",
    title="A number smaller or larger than it can be",
    why="A threshold of minus one day would turn the whole plan red, and no document has a line nought.",
    bad=Example("workplan.yaml", "id: p\ntitle: Plan\nperiod: {text: '2018'}\nthresholds: {red_after_days: -1}\n"),
    good=Example("workplan.yaml", "id: p\ntitle: Plan\nperiod: {text: '2018'}\nthresholds: {red_after_days: 92}\n"),
)
def number_out_of_range(fault: Fault, file: CheckedFile) -> Told:
    return Told(f"`{fault.value}` is out of range", fault.expected[0])
