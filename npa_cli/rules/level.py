"""How strict to be: what `npa validate` tells at each level, and how severely. The whole of it is in this file.

draft     a plan being written: files, shape, references and wording are checked; a text that is still missing is a note
standard  a plan in use: every rule but those of `final`
final     before a paper goes to a board: a warning fails too, and nothing may be open
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal, get_args

from npa_cli.model.finding import Finding, Severity

Level = Literal["draft", "standard", "final"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)

# From which level the rules are told, by how their codes begin; the longest beginning decides.
_TOLD_FROM: Final[Mapping[str, Level]] = {
    "NPA": "standard",
    "NPA0": "draft",  # files
    "NPA1": "draft",  # shape
    "NPA2": "draft",  # references
    "NPA80": "draft",  # wording
    "NPA708": "draft",  # what can't be compared
    "NPA709": "draft",  # what can't be merged
    "NPA9": "draft",  # comments that ignore a finding
    "NPA304": "final",
    "NPA606": "final",
}
# A missing key, an empty value, one that stands for a blank: notes in a draft.
_STILL_TO_BE_WRITTEN: Final = frozenset({"NPA102", "NPA106", "NPA239"})


def first_level(code: str) -> Level:
    """The first level at which the rule of this code is told."""
    beginnings = (code[:length] for length in range(len(code), 0, -1))
    return next(_TOLD_FROM[each] for each in beginnings if each in _TOLD_FROM)


def severity_at(level: Level, code: str, severity: Severity) -> Severity | None:
    """How severe a finding is at a level, from its code and own severity; None if it is not told."""
    if LEVELS.index(level) < LEVELS.index(first_level(code)):
        return None
    if level == "draft" and code in _STILL_TO_BE_WRITTEN:
        return "note"
    if level == "final" and severity == "warning":
        return "error"
    return severity


def at_level(level: Level, finding: Finding) -> Finding | None:
    """The finding as it is told at a level; None if it is not."""
    severity = severity_at(level, finding.code, finding.severity)
    if severity is None or severity == finding.severity:
        return finding if severity else None
    return replace(finding, severity=severity)


def level_in_words(code: str, severity: Severity) -> str:
    """The levels a rule is told at, and as what: `error; with --level draft a note`."""
    said = severity_at("standard", code, severity)
    in_draft, in_final = severity_at("draft", code, severity), severity_at("final", code, severity)
    if said is None:
        return f"{in_final}, with --level final alone"
    parts = [str(said)]
    if in_draft != said:
        parts.append(f"with --level draft {f'a {in_draft}' if in_draft else 'not told'}")
    if in_final != said:
        parts.append(f"with --level final an {in_final}")
    return "; ".join(parts)
