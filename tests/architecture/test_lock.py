"""The lock of CI names every library that pyproject.toml asks for, in a version it allows, with hashes."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import REPOSITORY

LOCK = REPOSITORY / ".ci" / "requirements.txt"


def test_every_requirement_is_locked() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    asked += [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    entries = re.findall(r"^(\S+)==(\S+)(.*(?:\n    .*)*)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    locked = {canonicalize_name(name): version for name, version, _ in entries}
    assert [name for name, _, rest in entries if "--hash=sha256:" not in rest] == []
    for each in map(Requirement, asked):
        name = canonicalize_name(each.name)
        assert name == "npa-cli" or each.specifier.contains(locked[name]), f"{each}: run .ci/lock"
