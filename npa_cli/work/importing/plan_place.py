"""Where the plan that is made of a document goes: where its rules say, and never out of what holds those."""

from __future__ import annotations

import os
from pathlib import Path

from npa_cli.work.faults import UsageFault


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
