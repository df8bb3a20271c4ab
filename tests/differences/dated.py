"""Commits made on a day of one's choosing."""

from __future__ import annotations

import os
import subprocess

from tests.history.conftest import Files, Made


def commit_on(made: Made, day: str, files: Files) -> str:
    """Commit files of the plan at noon (UTC) of a day; the id of the commit."""
    made.write(files)
    made.git("add", "--all")
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0000", "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000"}
    words = ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "a version")
    subprocess.run(["git", *words], cwd=made.top, env={**os.environ, **moment}, check=True)
    return made.git("rev-parse", "HEAD").strip()
