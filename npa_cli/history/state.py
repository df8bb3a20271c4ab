"""Which commit a plan's files are at, and whether they were edited since."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from npa_cli.history.repository import NoHistoryError, UnknownRevisionError, find_repository


def state_of(folder: Path, environment: Mapping[str, str]) -> tuple[str | None, bool]:
    """The commit checked out around a plan's folder, and whether anything in the folder differs from it.

    None where there is no git, no repository or nothing committed yet. `environment` is the process's own.
    """
    try:
        repository = find_repository(folder, environment)
        return repository.commit("HEAD"), repository.is_edited()
    except (NoHistoryError, UnknownRevisionError):
        return None, False
