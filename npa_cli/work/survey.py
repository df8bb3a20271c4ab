"""Goes through the priority files of a large plan one by one, on every core there is, and keeps of each only a summary.

What rules find that judge each item by itself goes with the summary; rules that hold items against each other are asked
once all is known. So a plan of any size is checked in the room of its largest file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.rule import Context
from npa_cli.rules.spoken_of import spoken_of
from npa_cli.rules.validate import validate
from npa_cli.store.document import SPOKEN_TO
from npa_cli.store.kept_file import read_once
from npa_cli.store.known_file import Part, part_of
from npa_cli.store.load import LARGE, UNREAD, PlanFile, files_on_disk, load_others
from npa_cli.store.locate import place_in
from npa_cli.store.summaries import JUDGED_BY, Summary, fetch_summaries, keep_summaries, sealed, seen, summary_of
from npa_cli.work.check import checked, context_of, settled

Judged = tuple[str, Summary | None, Part | None]
WORTH_SHARING: Final = 8 * LARGE  # bytes; starting other processes costs as much as reading half of these


def survey(root: Path) -> tuple[Mapping[str, Summary], Mapping[str, Part]]:
    """What is known of the priority files in `root` by now, by name: of those that are right and as they were read.

    And of those that had to be judged, what the other files speak of in them.
    """
    kept = fetch_summaries(root)
    others = load_others(root)
    judging = others.source.judging
    found: dict[str, Summary] = {}
    unread: list[tuple[str, int]] = []
    valid = {name: each for name, each in kept.items() if each.judged_by == judging}
    sure = {name for name, each in valid.items() if seen(root / name) == each.seal}
    for _, name, raw in files_on_disk(root, sure, ["priority"]):
        if isinstance(raw, Finding):
            return {}, {}  # what is missing from the plan is not known, so neither is what is right
        if raw is UNREAD or (name in valid and valid[name].seal == sealed(raw)):
            found[name] = valid[name]
        else:
            unread.append((name, len(raw)))
    if others.source.findings:
        return found, {}
    context = context_of(others)
    files = tuple(file for file in context.files if file.kind in JUDGED_BY)
    around = replace(context, files=files, settled=frozenset(file.path for file in files))
    parts: dict[str, Part] = {}
    for name, summary, part in _all_judged(_Judge(root, around, judging, context.once(spoken_of)), unread):
        if summary is not None:
            found[name] = summary
        if part is not None:
            parts[name] = part
    if found != kept:
        keep_summaries(root, found)
    return dict(sorted(found.items())), parts


class _Judge:
    """Reads priority files of a plan and judges each by the files that say what is right in it: see JUDGED_BY."""

    def __init__(self, root: Path, around: Context, judging: str, spoken_of: frozenset[str]) -> None:
        self.root = root
        self.around = around
        self.judging = judging
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
        found = tuple(finding for finding in validate(context) if finding.path == name)
        summary = settled(summary, self.judging, [(each, place_in(document, each)) for each in found])
        if not summary.judged_by:
            return name, None, None
        held = summary.outline.among(self.spoken_of)
        part = part_of(document, summary, held) if held else None
        return name, summary, part


def _all_judged(judge: _Judge, files: Sequence[tuple[str, int]]) -> Iterator[Judged]:
    """Each file judged; where they are large and there are cores for it, several at a time."""
    names = [name for name, _ in files]
    if len(names) > 1 and sum(size for _, size in files) > WORTH_SHARING and (cores := _cores()) > 1:
        from npa_cli.rules.worker_processes import each_on_some_core

        yield from each_on_some_core(judge, names, cores)
    else:
        yield from map(judge, names)


def _cores() -> int:
    """How many processes may run at a time here: one within another's, and where processes can't be copied safely."""
    if sys.platform != "linux":
        return 1
    from multiprocessing import parent_process

    return 1 if parent_process() is not None else len(os.sched_getaffinity(0))
