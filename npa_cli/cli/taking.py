"""`npa return take` under one lock: the plan read, the workbooks merged with it, the returns written and checked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from npa_cli.cli.boundary import complain
from npa_cli.cli.opening import open_in
from npa_cli.cli.options import Writing
from npa_cli.cli.revisions import tell_change
from npa_cli.progress.merge import Side
from npa_cli.store.find_plan import PlanFolder
from npa_cli.store.replace_file import hold_folder, replace_files
from npa_cli.views.taken import Taken
from npa_cli.work.faults import refuse_bundled
from npa_cli.work.revise import difference
from npa_cli.work.session import shown_path
from npa_cli.work.take import files_sent, read_decisions, take
from npa_cli.work.take_rows import Decisions


def take_into(
    folder: PlanFolder, given: Sequence[Path], typed: tuple[Side | None, Sequence[str], Decisions], shows: Writing
) -> Taken:
    """Take workbooks into the plan of a folder, unless that is only to be shown, and say which files that changes.

    `typed` is --prefer, each --cell, and the other decisions.
    """
    refuse_bundled(folder.bundled)
    files = list(files_sent(given))
    with nullcontext() if shows.only_shows else hold_folder(folder.root):
        session = open_in(folder)
        taken, changes = take(session, files, read_decisions(session, *typed))
        if not shows.only_shows:
            replace_files(folder.root, changes)
    for name, (before, after) in changes.items():
        shown = shown_path(folder.root, name)
        tell_change(shows, shown, difference(shown, before, after), is_new=before is None)
    if changes and not shows.only_shows:
        complain("next: npa return status, npa validate; then commit the returns")
    return replace(taken, only_shown=shows.only_shows)
