"""NPA103 wrong-type: a number where words belong, a word where a list belongs, and so on."""

import re
from typing import Final

from npa_cli.model.fix import Fix, Replace
from npa_cli.model.written_number import numbers_meant
from npa_cli.rules.rule import CheckedFile, Example, Fault, Told, shape_rule

_CODES: Final = frozenset(("leads", "contributors", "members", "affects", "no_change"))  # lists of codes and ids
_LONGEST_CODE: Final = 40  # characters


def _value_in_words(fault: Fault) -> str:
    value = fault.value
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{_written(fault)}`, which YAML reads as a yes-or-no value"
    if isinstance(value, int | float):
        return f"`{_written(fault)}`, which YAML reads as a number"
    if isinstance(value, str):
        return f"`{value}`"
    return "a list" if isinstance(value, list) else "keys and values"


def _written(fault: Fault) -> str:
    return str(fault.value) if fault.written is None else fault.written


def _instead(fault: Fault, expected: str) -> str | None:
    if expected == "words" and isinstance(fault.value, bool | int | float):
        if _is_id(fault):
            return f"an id begins with its letter: `P{_written(fault)}`"
        return f'put it in quotes: "{_written(fault)}"'
    if expected.startswith("a list") and isinstance(fault.value, str):
        several = [each for each in re.split(r"\s*[,;&]\s*|\s+and\s+", fault.value.strip()) if each]
        if fault.at[-1:] and str(fault.at[-1]) in _CODES and all(len(each) <= _LONGEST_CODE for each in several):
            return f"write it as a list: [{', '.join(several)}]"
        return f"write it as a list: [{fault.value}]"
    if expected == "a number" and isinstance(fault.value, str):
        meant = [f"`{each}`" for each in numbers_meant(fault.value)]
        return f"{' or '.join(meant)}, whichever is meant" if meant else None
    return None


def _is_id(fault: Fault) -> bool:
    return fault.at[-1:] == ("id",)


def _mend(fault: Fault) -> Fix | None:
    if fault.expected[0] == "words" and isinstance(fault.value, bool | int | float) and not _is_id(fault):
        return Replace(_written(fault))
    return None


@shape_rule(
    "NPA103",
    "wrong_type",
    title="A value of the wrong kind",
    why="A word that YAML takes for a number or a date loses its form: 1.10 becomes 1.1.",
    bad=Example("partners.yaml", "partners:\n  - {code: NHSE, name: 1948, kind: organisation}\n"),
    good=Example("partners.yaml", 'partners:\n  - {code: NHSE, name: "1948", kind: organisation}\n'),
    fix="If a number or a yes or no stands in the place of words, it is put in quotes, letter by letter as written.",
)
def wrong_type(fault: Fault, file: CheckedFile) -> Told:
    expected = fault.expected[0]
    return Told(f"expected {expected} here, found {_value_in_words(fault)}", _instead(fault, expected), _mend(fault))
