"""NPA804 decomposed-text: an accent kept apart from its letter, in a code, an id or a key."""

from __future__ import annotations

from typing import Final

from npa_cli.rules.minimal_plan import first_priority
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.suspicious_characters import OddWords, by_letter

_PATH: Final = "priorities/01-first.yaml"
_PARTNERS: Final = {"partners.yaml": "partners:\n  - {code: Tŷ, name: Tŷ Newydd, kind: organisation}\n"}


def _tell(odd: OddWords) -> str:
    return f"`{odd.words}` keeps an accent apart from its letter (not Unicode's form NFC)"


@file_rule(
    "NPA804",
    name="decomposed-text",
    title="An accent kept apart from its letter, in a code, an id or a key",
    why="Some systems write `ŷ` as one letter and some as two; they look alike and are not the same name.",
    bad=Example(_PATH, first_priority("[NHSE]", '["Ty\\u0302"]'), _PARTNERS),
    good=Example(_PATH, first_priority("[NHSE]", "[Tŷ]"), _PARTNERS),
    fix="The letter and its accent become one.",
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    return by_letter(file, "NPA804", "form", _tell)
