"""NPA239 placeholder: a text that has to be there, and only stands for a blank."""

from collections.abc import Iterator
from typing import Any, Final

from npa_cli.model.content import has_content, is_needed
from npa_cli.model.finding import KeyPath
from npa_cli.model.key_types import fields_by_key, model_in, type_inside
from npa_cli.rules.checked_file import REGISTERS
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.store.file_kinds import FILE_KINDS

_PATH: Final = "registers/actions.yaml"
_ACTION: Final = "- {id: ACT-001, text: Ask the college., owner: NHSE, status: open}\n"


@file_rule(
    "NPA239",
    kinds=(*REGISTERS, "changes"),
    title="A text that has to be there, and only stands for a blank: `TBC`, `-`, `N/A`, `None`",
    why="An entry that does not say what it is about settles nothing; papers show it as not said.",
    bad=Example(_PATH, _ACTION.replace("Ask the college.", "TBC")),
    good=Example(_PATH, _ACTION),
    severity="warning",
)
def placeholder(file: CheckedFile, frame: Frame) -> Findings:
    for at, words in _needed(FILE_KINDS[file.kind].model, file.data, ()):
        if not has_content(words):
            message = f"`{words}` under `{at[-1]}` only stands for a blank"
            yield file.finding(at, message, "write what it is")


def _needed(hint: Any, data: Any, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The texts in some data that its model asks for, with their key paths; empty ones are a fault of their own."""
    if isinstance(data, list):
        for index, each in enumerate(data):
            yield from _needed(type_inside(hint, index), each, (*at, index))
    model = model_in(hint) if data and isinstance(data, dict) else None
    fields = fields_by_key(model) if model else {}
    for key, value in data.items() if model else ():
        field = fields.get(key)
        if field is not None and isinstance(value, str):
            if value and (is_needed(field.metadata) or _is_new_text(key, data)):
                yield (*at, key), value
        elif field is not None and isinstance(value, list | dict):
            yield from _needed(field.annotation, value, (*at, key))


def _is_new_text(key: str, change: Any) -> bool:
    """Whether it is what a change writes in the place of signed words; to a timeframe, `TBC` may be what was agreed."""
    return key == "to" and change.get("field") in ("text", "measure")
