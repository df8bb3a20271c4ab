"""The file of rules beside a document: written once with its guesses marked, then read, and never laid out anew."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from npa_cli.edit import remove, set_value
from npa_cli.edit.value_text import HouseStyle, Value, entry_lines
from npa_cli.model.did_you_mean import nearest
from npa_cli.model.finding import KeyPath
from npa_cli.model.import_rules import PLACED, ROLES, Imported, ImportRules
from npa_cli.model.shape import Fault, validate
from npa_cli.store.read_yaml import read_yaml
from npa_cli.work.faults import UnsoundFileError

_GUESS: Final = "  # guess"
_ABOUT: Final[Mapping[str, str]] = {
    "document": "What `source:` calls the document.",
    "plan": "The plan that is made of it. `folder` is where its files go, from here.",
    "columns": "What each column holds: number, priority, theme, activity, deliverable, timeframe, deliverables (cut\n"
    "# out of one cell), leads, owner (the first leads, the others help), contributors, measure, note or leave;\n"
    "# unsure waits for you to say.",
    "priorities": "What begins a priority: column, above (right above a table's headings), a heading such as `heading\n"
    "# 1`, words such as `Priority *`, or one.",
    "themes": "What begins a theme: row (only one cell is filled), column, heading or none.",
    "deliverables": "How deliverables are told apart: row, bold (each ends in a date in bold type) or line.",
    "labels": "A line, and what the paragraph after it is.",
    "fields": "Fields of the plan's own that columns hold.",
    "names": "Who can lead: as printed, and the code for it.",
}
_PLACED: Final = "expected objective, point, section, paragraph, or an item and what of it, such as `P1 statement`"
_BEGINS: Final = "expected column, above, one, a heading such as `heading 1`, or words such as `Priority *`"
_BY_HAND: Final = """
# What of those is no organisation.
# partners:
#   HM: {kind: post, part_of: HT}

# Where paragraphs belong that no other rule reaches: objective, point (of one), section, paragraph (of one), or an
# item and what of it: statement or measure of a priority, note or measure of an activity.
# place:
#   line 9: objective
#   line 12 to line 14: P1 statement

# What is left out on purpose: words, a place, or `PLACE to PLACE`.
# leave:
#   - line 1 to line 8
"""


def rules_text(name: str, guessed: Mapping[str, Any]) -> bytes:
    """A new file of rules for the document of that name, its guesses marked."""
    lines = [
        f"# How npa reads {name} into a plan. What is marked `guess` was guessed: read each line, correct it,",
        "# take the mark away, and run `npa import` again. Nothing is written to a plan without `--write`.",
    ]
    for key, value in guessed.items():
        lines.append(f"\n# {_ABOUT[key]}")
        for line in entry_lines(key, value, 0, HouseStyle(blocks=False)):
            lines.append(line if line.endswith(":") or line.endswith("{}") else f"{line}{_GUESS}")
    return ("\n".join(lines) + "\n" + _BY_HAND).encode()


def read_rules(path: str, raw: bytes) -> ImportRules:
    """The rules of a file. Raises UnsoundFileError with each of its faults and its place."""
    document, findings = read_yaml(path, raw)
    if document is None:
        places = [f"{path}:{each.at.line}:{each.at.column}: {each.message}" for each in findings]  # type: ignore[union-attr]
        raise UnsoundFileError("; ".join(places))
    rules, faults = validate(ImportRules, document.data)
    told = []
    for fault in faults:
        at = document.locate(fault.at, on_key=fault.kind == "unknown_key")
        told.append(f"{path}:{at.line}:{at.column}: {_words(fault)}")
    for key_path, words in _wrong(rules) if isinstance(rules, ImportRules) else ():
        at = document.locate(key_path)
        told.append(f"{path}:{at.line}:{at.column}: {words}")
    if told:
        raise UnsoundFileError("; ".join(told))
    assert isinstance(rules, ImportRules)
    return rules


def _wrong(rules: ImportRules) -> Iterator[tuple[KeyPath, str]]:
    """What is wrong with rules that have the right shape, each with its place."""
    known = (*ROLES, *rules.fields)
    for heading, role in rules.columns.items():
        if role not in known:
            yield ("columns", heading), _meant(role, known)
    roles = [role for role in rules.columns.values() if role not in ("leave", "unsure")]
    twice = next((role for role in roles if roles.count(role) > 1), None)
    if twice is not None:
        yield ("columns",), f"two columns are `{twice}`; leave one of them"
    for name, field in rules.fields.items():
        if field.on not in ("activity", "deliverable"):
            yield ("fields", name, "on"), "a column holds a field of an `activity` or a `deliverable`"
    if re.fullmatch(r"column|above|one|heading [1-9]|.*\*.*", rules.priorities) is None:
        yield ("priorities",), f"`{rules.priorities}`: {_BEGINS}"
    codes = list(dict.fromkeys(rules.names.values()))
    for code, each in rules.partners.items():
        if code not in codes:
            yield ("partners", code), f"under `names`, no code {_meant(code, codes)}"
        if each.part_of is not None and each.part_of not in codes:
            yield ("partners", code, "part_of"), f"under `names`, no code {_meant(each.part_of, codes)}"
    for where, to in rules.place.items():
        if PLACED.fullmatch(to) is None:
            yield ("place", where), f"`{to}`: {_PLACED}"


def with_items(raw: bytes, items: Mapping[str, Imported], before: Mapping[str, Mapping[str, str]]) -> bytes:
    """The file's bytes with what became of each place instead of `before`, and every other line as it was."""
    by_place: dict[str, dict[str, Value]] = {}
    for item, each in items.items():
        by_place.setdefault(each.at, {})[item] = each.words
    if by_place == before:
        return raw
    return set_value(remove(raw, ("items",)) if before else raw, ("items",), {**by_place})  # whole: it may be long


def _words(fault: Fault) -> str:
    if fault.kind == "missing_key":
        return f"`{fault.key}` is missing"
    return _meant(str(fault.at[-1] if fault.kind == "unknown_key" else fault.value), fault.expected)


def _meant(value: str, known: Sequence[str]) -> str:
    meant = nearest(value, known)
    expected = f"did you mean `{meant}`?" if meant else f"expected {' or '.join(known[:20]) or 'something else'}"
    return f"`{value}`: {expected}"
