"""Small plans in real git repositories, made for one test and thrown away after it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN

Files = Mapping[str, str | bytes | None]


@dataclass(frozen=True)
class Made:
    """A repository, and the folder in it that holds the plan."""

    top: Path
    root: Path

    def git(self, *words: str) -> str:
        said = ("user.name=A", "user.email=a@example.org", "commit.gpgsign=false", "maintenance.auto=false")
        settings = [word for each in said for word in ("-c", each)]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        ran = subprocess.run(
            ["git", *settings, *words],
            cwd=self.top,
            env={**clean, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
            capture_output=True,
            check=True,
        )
        return ran.stdout.decode()

    def configure(self, settings: Mapping[str, str]) -> None:
        """Give the repository settings, by their whole names. They are added to its file: to have git do so starts it for each."""
        with (self.top / ".git" / "config").open("a", encoding="utf-8") as file:
            for key, value in settings.items():
                section, *middle, name = key.split(".")
                heading = f'{section} "{middle[0]}"' if middle else section
                file.write(f'[{heading}]\n\t{name} = "{value}"\n')

    def write(self, files: Files) -> None:
        """Write files of the plan; None takes one away."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, files: Files) -> None:
        """Commit the plan with these files written."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a version")


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., Made]:
    """Make a repository with the smallest right plan committed, in a folder of it (the top one unless given)."""

    def _repository(files: Files | None = None, *, folder: str = "", name: str = "repository") -> Made:
        return made_repository(tmp_path / name, files or {}, folder=folder)

    return _repository


def made_repository(top: Path, files: Files, *, folder: str) -> Made:
    """A repository with the smallest right plan committed, with these files written, in a folder of it."""
    root = top / folder
    root.mkdir(parents=True)
    made = Made(top, root)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit({**MINIMAL_PLAN, **files})
    return made
