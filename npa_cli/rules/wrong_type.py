"""NPA103 wrong-type: a number where words belong, a word where a list belongs, and so on."""

from __future__ import annotations

from typing import Any

from npa_cli.model.shape import Fault
from npa_cli.rules.of_shape import Told, of_shape
from npa_cli.rules.rule import Example, Rule


def _tell(fault: Fault) -> Told:
    expected = fault.expected[0]
    return f"expected {expected} here, found {_named(fault.value)}", _instead(fault.value, expected)


def _named(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`, which YAML reads as a yes-or-no value"
    if isinstance(value, int | float):
        return f"`{value}`, which YAML reads as a number"
    if isinstance(value, str):
        return f"`{value}`"
    return "a list" if isinstance(value, list) else "keys and values"


def _instead(value: Any, expected: str) -> str | None:
    if expected == "words" and isinstance(value, bool | int | float):
        said = str(value).lower() if isinstance(value, bool) else value
        return f'put it in quotes: "{said}"'
    if expected.startswith("a list") and isinstance(value, str):
        return f"write it as a list: [{value}]"
    return None


RULE = Rule(
    code="NPA103",
    name="wrong-type",
    title="A value of the wrong kind",
    why="A word that YAML takes for a number or a date loses its form: 1.10 becomes 1.1.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, name: 1948, kind: organisation}\n"),
    good=Example("partners.yaml", 'partners:\n  - {code: NHSE, name: "1948", kind: organisation}\n'),
    check=of_shape("NPA103", "wrong_type", _tell),
)
