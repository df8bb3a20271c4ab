"""Packs that LibreOffice opened and saved, in their own format and in the other: the plan does not change by one byte.

Run where LibreOffice is. Elsewhere it is skipped, but NPA_OFFICE=required, as CI has it, makes a missing one a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.counts import lane
from tests.packs.workbooks import ITEM, PERIOD, RETURN, filled

OFFICE = shutil.which("soffice")
FULL = lane() == "full"  # every way, and the shipped plan too; else the two ways into the other format
WAYS = (("xlsx", "ods"), ("ods", "xlsx"), ("xlsx", "xlsx"), ("ods", "ods"), ("xlsx", "ods", "xlsx"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not OFFICE and os.environ.get("NPA_OFFICE") != "required", reason="no LibreOffice here"),
]


def saved(made: Path, ending: str, other: str) -> Path:
    """The workbooks of one ending in a folder, each opened by LibreOffice and saved with the other ending."""
    assert OFFICE, "NPA_OFFICE=required, and there is no LibreOffice"
    to = made.parent / f"{ending}-{other}"
    profile = f"-env:UserInstallation={(made.parent / 'profile').as_uri()}"
    files = [str(path) for path in sorted(made.glob(f"*.{ending}"))]
    words = [OFFICE, profile, "--headless", "--convert-to", other, "--outdir", str(to), *files]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    assert len(list(to.iterdir())) == len(files), done.stderr
    return to


@pytest.fixture(params=["examples/riverside", "data"] if FULL else ["examples/riverside"])
def round_of(request: pytest.FixtureRequest, plan: Path, tmp_path: Path) -> Path:
    """A plan with a round under way: the example, or the shipped one."""
    if request.param == "examples/riverside":
        return plan
    shutil.copytree(REPOSITORY / request.param, tmp_path / "shipped", ignore=shutil.ignore_patterns("plans"))
    return tmp_path / "shipped"


@pytest.mark.parametrize("way", WAYS if FULL else WAYS[:2], ids="-".join)
def test_unedited_packs_change_not_one_byte(run: Any, round_of: Path, tmp_path: Path, way: tuple[str, ...]) -> None:
    folder, data = tmp_path / "packs", ("--data", str(round_of))
    assert run("return", "pack", "--period", PERIOD, "--to", str(folder), *data).code == 0
    before = {path: path.read_bytes() for path in round_of.rglob("*") if path.is_file()}
    for one, other in pairwise(way):
        folder = saved(folder, one, other)
    ran = run("return", "take", str(folder), *data)
    assert ran.code == 0, ran.out + ran.err
    assert ran.out.count("Nothing in it is new.") == len(list(folder.iterdir())), ran.out
    assert "Left alone" not in ran.out, ran.out
    assert {path: path.read_bytes() for path in round_of.rglob("*") if path.is_file()} == before


def test_answers_come_back_the_same(run: Any, plan: Path, tmp_path: Path) -> None:
    made = tmp_path / "packs"
    words = ("--period", PERIOD, "--partner", "RHT", "--to", str(made), "--data", str(plan))
    assert run("return", "pack", *words).code == 0
    (made / "RHT.ods").unlink()
    answers = {
        "Status": "In progress", "Confidence": "Amber", "Expected on": date(2019, 12, 31),
        "What happened": "Two wards  share one rota.\nA third follows.", "Where it can be seen": "https://example.org/rota\nminutes of 3 July",
    }  # fmt: skip
    (made / "RHT.xlsx").write_bytes(filled((made / "RHT.xlsx").read_bytes(), ITEM, answers))
    start, said = (plan / RETURN).read_bytes(), {}
    for where in (made, saved(made, "xlsx", "xlsx"), saved(made, "xlsx", "ods")):
        ran = run("return", "take", str(where), "--data", str(plan))
        assert ran.code == 0, ran.out + ran.err
        said[where.name] = (plan / RETURN).read_text(encoding="utf-8")
        (plan / RETURN).write_bytes(start)
    assert f"{ITEM}:" in said["packs"] and "A third follows." in said["packs"]
    assert len({" ".join(text.split()) for text in said.values()}) == 1, said
