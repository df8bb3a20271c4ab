"""`npa add` for the plan's lists: the next free id, one entry more, no other line touched, and the result is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from npa_cli.cli.command_table import COMMANDS
from npa_cli.model.entry_kind import ENTRY_KINDS
from tests.conftest import REPOSITORY

ADDED = {
    "partner": (("RVH", "River View Hospice", "--started", "2019-04-01"), "partners.yaml", "RVH"),
    "board": (("OG", "Oversight Group", "--meets", "quarterly", "--reports-to", "RPB"), "workplan.yaml", "OG"),
    "measure": (("Seen in a week", "--unit", "%", "--improvement", "increase", "--items", "P1"), "measures.yaml", "M4"),
    "reading": (
        ("m1", "4.1", "--period-start", "2020-04-01", "--period-end", "2020-04-30"),
        "readings/waits.csv",
        "a reading of M1",
    ),
    "risk": (("No staff: nobody's", "--current", "3x4", "--owner", "RHT"), "registers/risks.yaml", "R-007"),
    "issue": (("Supplier withdrew", "--severity", "high", "--owner", "RC"), "registers/issues.yaml", "I-003"),
    "action": (("Ask [them]", "--owner", "RC", "--source", "RPB 2019-07-16"), "registers/actions.yaml", "ACT-007"),
    "decision": (
        ("Night cover", "--board", "RPB", "--decision", "Agreed to pay.", "--date", "2019-05-21"),
        "registers/decisions.yaml",
        "DEC-2019-05-02",
    ),
    "dependency": (("P1.1.4", "P1.2.1", "--giver", "RHT"), "registers/dependencies.yaml", "DEP-007"),
    "link": (("P1.1.4", "serves", "P1", "--basis", "same_subject"), "links.yaml", "P1.1.4 serves P1"),
}
"""What is typed after `npa add KIND`, the file it goes into, and what is said to be added."""


@pytest.fixture
def root(tmp_path: Path, today: Callable[[str], None]) -> Path:
    """A copy of the example on a day in its second year."""
    today("2019-07-20")
    shutil.copytree(REPOSITORY / "examples" / "riverside", tmp_path / "plan")
    return tmp_path / "plan"


def test_every_kind_of_entry_is_added_here() -> None:
    assert set(ADDED) == set(ENTRY_KINDS)
    assert {f"add {kind}" for kind in ENTRY_KINDS} <= set(COMMANDS)


@pytest.mark.parametrize("kind", ADDED)
def test_an_entry_is_added_and_no_other_line_is_touched(kind: str, root: Path, run: Any) -> None:
    words, name, adds = ADDED[kind]
    found = run("validate", folder=root).out.splitlines()
    before = (root / name).read_text(encoding="utf-8").splitlines() if (root / name).exists() else []
    shown = run("add", kind, *words, "--diff", folder=root)
    assert f"add {adds}; nothing was written" in shown.err and shown.out.startswith("--- ")
    ran = run("add", kind, *words, folder=root)
    assert (ran.code, f"added {adds}" in ran.err) == (0, True), ran.err
    after = (root / name).read_text(encoding="utf-8").splitlines()
    assert len(after) > len(before)
    rest = iter(after)
    assert all(line in rest for line in before)
    assert run("fmt", "--check", folder=root).code == 0
    now = [line for line in run("validate", folder=root).out.splitlines() if " warning: " not in line]
    assert [line for line in now if line not in found] == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("risk", "T", "--current", "3by4"), "is no score; write likelihood and impact"),
        (("risk", "T", "--current", "3x4", "--raised-on", "soon"), "is not a day"),
        (("reading", "M9", "4", "--period-start", "2020-04-01", "--period-end", "2020-04-30"), "no measure `M9`"),
        (("reading", "M1", "few", "--period-start", "2020-04-01", "--period-end", "2020-04-30"), "is no number"),
        (("reading", "M1", "1_0", "--period-start", "2020-04-01", "--period-end", "2020-04-30"), "is no number"),
        (("reading", "M1", "nan", "--period-start", "2020-04-01", "--period-end", "2020-04-30"), "is no number"),
        (("partner", "rht", "Again"), "there is a partner `rht` already"),
    ],
)
def test_what_can_not_be_meant_is_refused_and_nothing_written(
    words: tuple[str, ...], why: str, root: Path, run: Any
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    ran = run("add", *words, folder=root)
    assert (ran.code, why in ran.err) == (2, True), ran.err
    assert {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()} == before


def test_an_id_comes_after_the_highest(root: Path, run: Any) -> None:
    path = root / "registers" / "risks.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("R-006", "R-041"), encoding="utf-8")
    assert "added R-042" in run("add", "risk", "T", "--current", "1x1", folder=root).err


def test_each_command_offers_the_fields_of_its_model() -> None:
    for kind in ENTRY_KINDS:
        command = import_module(f"npa_cli.cli.commands.add_{kind}").command
        assert set(ENTRY_KINDS[kind].typed) <= {each.rstrip("_") for each in command.__annotations__}
