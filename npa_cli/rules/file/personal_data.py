"""NPA237 personal-data: what looks like a person's number or address in a register."""

import re
from collections.abc import Iterator
from typing import Any, Final

from npa_cli.model.finding import KeyPath
from npa_cli.rules.checked_file import REGISTERS, register_entries
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule

_PATH: Final = "registers/actions.yaml"
_NHS_NUMBER: Final = re.compile(r"(?<![\w.-])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![\w-])")
_PRISON_NUMBER: Final = re.compile(r"(?<!\w)[A-Z][0-9]{4}[A-Z]{2}(?!\w)")
_E_MAIL: Final = re.compile(r"[^\s@<>]{1,64}@[^\s@<>.]{1,63}\.[^\s@<>]{2,}")
_TEN_DIGITS: Final = 1_000_000_000  # the least number that has them
_HINT: Final = "take it out: name a role or an organisation; what is in git stays in its history"
_ACTION: Final = "- {id: ACT-001, text: Ask the data team., owner: NHSE, status: open}\n"


@file_rule(
    "NPA237",
    kinds=REGISTERS,
    title="What looks like a person's number or address in a register",
    why="Registers go to boards and may be published; whose number it is can't be taken back once it is shared.",
    bad=Example(_PATH, _ACTION.replace("the data team.", "jo@example.org.")),
    good=Example(_PATH, _ACTION),
    severity="warning",
)
def personal_data(file: CheckedFile, frame: Frame) -> Findings:
    for entry in register_entries([file]):
        for words, at in _texts(entry.data, ()):
            for what in _kinds_in(words):  # never the words themselves: the finding goes to logs that many read
                yield entry.finding(at, f"this looks like {what}", _HINT, confidential=True)


def _kinds_in(words: str) -> Iterator[str]:
    if any(_has_check_digit(found) for found in _NHS_NUMBER.findall(words)):
        yield "an NHS number"
    if _PRISON_NUMBER.search(words):
        yield "a prison number"
    if _E_MAIL.search(words):
        yield "an e-mail address"


def _has_check_digit(found: str) -> bool:
    """Whether the tenth digit is what the nine before it call for: weights 10 to 2, modulus 11.

    The NHS Data Dictionary's rule for NHS numbers.
    """
    digits = [int(each) for each in found if each.isdecimal()]
    rest = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return rest % 11 == digits[9]  # 10 is no digit, so such a number was never given


def _texts(data: Any, at: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    if isinstance(data, dict):
        for key, each in data.items():
            yield from _texts(each, (*at, key))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from _texts(each, (*at, index))
    elif isinstance(data, str):
        yield data, at
    elif type(data) is int and _TEN_DIGITS <= data < 10 * _TEN_DIGITS:
        yield str(data), at  # without quotes the number is no words, and is one all the same
