"""Goes through the priority files of a large plan one by one, on every core there is, and keeps of each only a summary.

A file in which something is found is read again with the rest of the plan, where every rule judges it; of a file in
which nothing is found, nothing more is needed. So a plan of any size is checked in the room of its largest file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from npa_cli.cli.check import checked, context_of
from npa_cli.model.finding import Finding
from npa_cli.rules.rule import Context
from npa_cli.rules.spoken_of import spoken_of
from npa_cli.rules.validate import validate
from npa_cli.store.document import SPOKEN_TO
from npa_cli.store.kept_file import read_once
from npa_cli.store.known_file import Part, part_of
from npa_cli.store.load import LARGE, UNREAD, PlanFile, files_on_disk, load_others
from npa_cli.store.summaries import Summary, fetch_summaries, keep_summaries, sealed, seen, summary_of

# The kinds of file that say what is right in an item by itself. What others say of items is found in those files, or
# by the rules that look at all items.
_JUDGED_BY: Final = frozenset(("workplan", "partners", "changes"))
Judged = tuple[str, Summary | None, Part | None]
WORTH_SHARING: Final = 8 * LARGE  # bytes; starting other processes costs as much as reading half of these


def survey(root: Path) -> tuple[Mapping[str, Summary], Mapping[str, Part]]:
    """What is known of the priority files in `root` by now, by name: of those that are right and as they were read.

    And of those that had to be judged, what the other files speak of in them.
    """
    kept = fetch_summaries(root)
    others = load_others(root)
    beside = others.source.beside
    found: dict[str, Summary] = {}
    unread: list[tuple[str, int]] = []
    clean = {name: each for name, each in kept.items() if each.clean_under == beside}
    sure = {name for name, each in clean.items() if seen(root / name) == each.seal}
    for _, name, raw in files_on_disk(root, sure, ["priority"]):
        if isinstance(raw, Finding):
            return {}, {}  # what is missing from the plan is not known, so neither is what is right
        if raw is UNREAD or (name in clean and clean[name].seal == sealed(raw)):
            found[name] = clean[name]
        else:
            unread.append((name, len(raw)))
    if others.source.findings:
        return found, {}
    context = context_of(others)
    judging = tuple(file for file in context.files if file.kind in _JUDGED_BY)
    around = replace(context, files=judging, settled=frozenset(file.path for file in judging))
    parts: dict[str, Part] = {}
    for name, summary, part in _all_judged(_Judge(root, around, beside, context.once(spoken_of)), unread):
        if summary is not None:
            found[name] = summary
        if part is not None:
            parts[name] = part
    if found != kept:
        keep_summaries(root, found)
    return dict(sorted(found.items())), parts


class _Judge:
    """Reads priority files of a plan and judges each by the files that are no priorities."""

    def __init__(self, root: Path, around: Context, beside: str, spoken_of: frozenset[str]) -> None:
        self.root = root
        self.around = around
        self.beside = beside
        self.spoken_of = spoken_of

    def __call__(self, name: str) -> Judged:
        """A file's name, summary and what is spoken of in it; None where there is something in it to look at again."""
        raw = (self.root / name).read_bytes()
        document = None if SPOKEN_TO in raw else read_once(name, raw)[0]
        if document is None:
            return name, None, None
        file = checked(PlanFile("priority", document))
        summary = None if file.faults else summary_of(document)
        if summary is None:
            return name, None, None
        context = replace(self.around, files=(*self.around.files, file), _known={})
        if any(finding.path == name for finding in validate(context)):
            return name, None, None
        held = summary.outline.among(self.spoken_of)
        part = part_of(document, summary, held) if held else None
        return name, summary._replace(clean_under=self.beside), part


def _all_judged(judge: _Judge, files: Sequence[tuple[str, int]]) -> Iterator[Judged]:
    """Each file judged; where they are large and there are cores for it, several at a time."""
    names = [name for name, _ in files]
    if len(names) > 1 and sum(size for _, size in files) > WORTH_SHARING and (cores := _cores()) > 1:
        from npa_cli.cli.several_cores import each_on_some_core

        yield from each_on_some_core(judge, names, cores)
    else:
        yield from map(judge, names)


def _cores() -> int:
    """How many processes may run at a time here: one within another's, and where processes can't be copied safely."""
    if sys.platform != "linux":
        return 1
    from multiprocessing import parent_process

    return 1 if parent_process() is not None else len(os.sched_getaffinity(0))
