"""What a missing extra is got by: the installer that put npa in, and the place it came from."""

from __future__ import annotations

import json
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from npa_cli.work import missing_extra

EDITABLE = {"url": "file:///work/npa%20cli", "dir_info": {"editable": True}}
FROM_GIT = {"url": "https://example.org/npa.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}
WHEEL = {"url": "https://example.org/npa.whl", "archive_info": {}}


@pytest.mark.parametrize(
    ("origin", "mark", "command"),
    [
        (None, "", "{python} -P -m pip install 'npa-cli[office]'"),
        (EDITABLE, "", "{python} -P -m pip install -e '/work/npa cli[office]'"),
        (FROM_GIT, "", "{python} -P -m pip install 'npa-cli[office] @ git+https://example.org/npa.git@abc'"),
        (WHEEL, "", "{python} -P -m pip install 'npa-cli[office] @ https://example.org/npa.whl'"),
        (None, "pipx_metadata.json", "pipx install --force 'npa-cli[office]'"),
        (None, "uv-receipt.toml", "uv tool install --force 'npa-cli[office]'"),
    ],
)
def test_an_extra_is_got_as_npa_was(
    origin: dict[str, Any] | None, mark: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = SimpleNamespace(read_text=lambda _: json.dumps(origin) if origin else None)
    monkeypatch.setattr(metadata, "distribution", lambda _: found)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "/venv/bin/python")
    if mark:
        (tmp_path / mark).write_text("", encoding="utf-8")
    assert missing_extra.how_to_get("office") == command.format(python="/venv/bin/python")
