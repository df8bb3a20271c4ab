"""Where the plan that is made of a document goes, its files, and the text that is kept of it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from npa_cli.edit.canonical.format_file import canonical_form
from npa_cli.edit.value_text import HouseStyle, Value, block_lines
from npa_cli.model.file_name import priority_name
from npa_cli.model.import_rules import ImportRules
from npa_cli.model.own_field import OwnField
from npa_cli.store.file_kinds import kind_of
from npa_cli.work.faults import UsageFault
from npa_cli.work.importing.account import ByHand
from npa_cli.work.revise import schema_line

_PRIORITY: Final = (
    "# The words of one priority, taken by `npa import` out of {document}.\n"
    "# They are never edited here: `npa change propose` records what is altered since, and\n"
    "# `npa source check` says whether they still stand in the text that is kept.\n"
)
_PARTNERS: Final = "# Everyone who can lead an activity. `code` is what the other files write.\n"
_SECTIONS: Final = "# What {document} says beside its tables, paragraph by paragraph.\n"
_WORKPLAN: Final = "# What the plan says about itself. It was made of {document} by `npa import`.\n"


def files_of(
    priorities: Sequence[Mapping[str, Any]],
    by_hand: ByHand,
    rules: ImportRules,
    document: tuple[str, str],
    folder: Path,
) -> dict[str, bytes]:
    """Each file's name, relative to the plan's `folder`, and its bytes; the workplan is the last.

    `document` is its name and the text that is kept of it.
    """
    name, kept = document
    own = [each.on for each in rules.fields.values()]

    def yaml(path: str, data: Value, head: str) -> bytes:
        first = schema_line(folder, path, own) + head.format(document=name)
        return canonical_form((first + "\n".join([*block_lines(data, HouseStyle()), ""])).encode(), kind_of(path))

    files = {
        f"sources/{rules.document}.txt": kept.encode(),
        "partners.yaml": yaml("partners.yaml", {"partners": [*_partners(rules)]}, _PARTNERS),
    }
    for each in priorities:
        path = priority_name(int(each["id"][1:]), each["title"])
        files[path] = yaml(path, dict(each), _PRIORITY)
    if by_hand.sections:
        files["sections.yaml"] = yaml("sections.yaml", [*by_hand.sections], _SECTIONS)
    workplan = _workplan(priorities, rules, name)
    if by_hand.objectives:
        workplan["objectives"] = by_hand.objectives
    files["workplan.yaml"] = yaml("workplan.yaml", workplan, _WORKPLAN)
    return files


def _partners(rules: ImportRules) -> list[dict[str, Any]]:
    printed: dict[str, list[str]] = {}
    for name, code in rules.names.items():
        printed.setdefault(code, []).append(name)
    found = []
    for code, names in printed.items():
        full = max(names, key=len)
        told = rules.partners.get(code)
        partner: dict[str, Any] = {"code": code, "name": full, "kind": told.kind if told else "organisation"}
        if told and told.part_of:
            partner["part_of"] = told.part_of
        others = [name for name in names if name not in (full, code)]
        found.append(partner | ({"also_known_as": others} if others else {}))
    return found


def _workplan(priorities: Sequence[Mapping[str, Any]], rules: ImportRules, name: str) -> dict[str, Any]:
    plan = rules.plan
    themes = [theme for each in priorities for theme in each.get("themes", ())]
    activities = [activity for theme in themes for activity in theme["activities"]]
    return {
        "id": plan.id,
        "title": plan.title,
        "period": {"text": plan.period, "start": plan.start, "end": plan.end},
        **({"fields": {name: _declared(field) for name, field in rules.fields.items()}} if rules.fields else {}),
        "sources": [
            {
                "id": rules.document,
                "title": plan.title,
                "licence": "Not stated",
                "kept": f"sources/{rules.document}.txt",
                "note": f"The text of {name}, of which `source` gives the line.",
            }
        ],
        "expect": {
            "priorities": len(priorities),
            "activities": len(activities),
            "deliverables": sum(len(activity["deliverables"]) for activity in activities),
        },
    }


def _declared(field: OwnField) -> dict[str, Any]:
    """A field of the plan's own as workplan.yaml declares it."""
    said = field.model_dump(exclude_defaults=True)
    return {key: [*value] if isinstance(value, tuple) else value for key, value in said.items()}


def plan_place(rules: Path, folder: str, shown: str) -> Path:
    """The folder that a file of rules, `shown` as typed, names for the plan. Raises UsageFault where it may not be.

    It may have come with somebody else's files, so it stays in the repository that holds it, or, if none does, in its
    own folder and those beside it.
    """
    home = rules.parent.resolve()
    place = Path(os.path.normpath(home / folder))
    around = next((each for each in (home, *home.parents) if (each / ".git").exists()), home.parent)
    if Path(folder).anchor:
        why = "is no path from the folder of the rules"
    elif not place.is_relative_to(around):
        why = f"leads out of `{around.as_posix()}`"
    elif place.resolve() != place or (home / folder).resolve() != place:
        why = f"leads by a link to `{place.resolve().as_posix()}`"
    else:
        typed = Path(os.path.normpath(rules.parent / folder))
        return typed if typed.resolve() == place else place  # who typed it may have come here by a link of their own
    raise UsageFault(f"`folder: {folder}` in {shown} {why}; name a folder beside the document, such as `plan`")
