"""`npa git text`: one file as git compares it, a field a line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import boundary
from npa_cli.work import git_set_up

EXAMPLES: Final = ("npa git text data/changes.yaml",)


def command(*, file: Annotated[Path, Argument(metavar="FILE", help="A file of a plan.")]) -> int:
    """Write one file of a plan, a field a line, for git. `npa git install` registers this for `git diff`.

    A file that can't be read is written as it is. Control and hidden characters are shown as `<U+202E>`.
    """
    boundary.speak(1, git_set_up.text_of(file.name, file.read_bytes()))
    return boundary.FINE
