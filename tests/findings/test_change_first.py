"""`npa validate --base`: what the change did itself stands before what the plan says anyway."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.history.conftest import Made


def test_what_the_change_did_stands_first(run, tmp_path: Path) -> None:
    root = tmp_path / "riverside"
    shutil.copytree(REPOSITORY / "examples" / "riverside", root)
    made = Made(root, root)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit({})
    path = next(each for each in (root / "priorities").iterdir() if "Shared apprenticeships" in each.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace("Shared apprenticeships", "Shared learning"), encoding="utf-8")
    ran = run("validate", "--base", "main", "--as-at", "2021-06-01", folder=root)
    lines = [each for each in ran.out.splitlines() if " NPA" in each]
    assert ran.code == 1
    assert " NPA703 P3.1.2: " in lines[0]
    assert len(lines) > 5
    assert not any(" NPA7" in each for each in lines[1:])
