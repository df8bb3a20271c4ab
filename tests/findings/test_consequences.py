"""One slip in a sound plan is one finding, at the line of the slip: what follows from it is left out."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import REPOSITORY, run_npa

EXAMPLE = REPOSITORY / "examples/riverside"


class Slip(NamedTuple):
    """Words in a file that stand there once or first, and what is typed instead."""

    path: str
    written: str
    typed: str
    line: str  # words of the line that the finding points at, after the slip


SLIPS = (
    Slip("priorities/01-home.yaml", "leads: [RHT]", "leads: [RTH]", "leads: [RTH]"),
    Slip("priorities/02-well.yaml", "leads: [Joint]", "leads: [Jiont]", "leads: [Jiont]"),
    Slip("priorities/02-well.yaml", "id: P2.1.2", "id: P2.1.1", "Befriending"),
    Slip("priorities/02-well.yaml", "id: P2.1\n", "di: P2.1\n", "di: P2.1"),
    Slip("priorities/02-well.yaml", "id: P2.1\n", "id: 2P.1\n", "id: 2P.1"),
    Slip("priorities/02-well.yaml", "themes:", "themse:", "themse:"),
    Slip("priorities/02-well.yaml", "title: Staying", "titel: Staying", "titel:"),
    Slip("partners.yaml", "code: RHT", "code: RTH", "code: RTH"),
    Slip("partners.yaml", "code: RC", "code: CR", "code: CR"),
    Slip("partners.yaml", "partners:", "partnesr:", "partnesr:"),
    Slip("partners.yaml", "kind: group", "kind: gropu", "kind: gropu"),
    Slip("measures.yaml", "id: M1", "id: 1M", "id: 1M"),
    Slip("measures.yaml", "id: M1", "di: M1", "di: M1"),
    Slip("workplan.yaml", "id: O1", "di: O1", "di: O1"),
    Slip("changes.yaml", "decided_by:", "decided_yb:", "decided_yb:"),
    Slip("changes.yaml", "id: CHG-003", "di: CHG-003", "di: CHG-003"),
    Slip("registers/risks.yaml", "affects: [P1.2.1]", "affects: [P1.2.9]", "P1.2.9"),
    Slip("registers/risks.yaml", "status: open", "status: opne", "opne"),
    Slip("registers/risks.yaml", "id: R-001", "di: R-001", "di: R-001"),
    Slip("returns/FY18-19-Q3/RHT.yaml", "partner: RHT", "partner: RTH", "partner: RTH"),
    Slip("returns/FY18-19-Q3/RHT.yaml", "period: FY18/19 Q3", "period: FY18/19 3Q", "3Q"),
    Slip("returns/FY18-19-Q4/RHT.yaml", "period: FY18/19 Q4", "period: FY18/19 Q3", "period:"),
    Slip("returns/FY19-20-Q1/RHT.yaml", "P1.1.3:", "P1.1.33:", "P1.1.33:"),
    Slip("returns/FY19-20-Q1/RHT.yaml", "updates:", "updatse:", "updatse:"),
    Slip("returns/FY19-20-Q1/RHT.yaml", "P1.1.3: {status: in_progress", "P1.1.3: {status: in_progrses", "progrses"),
    Slip("returns/FY19-20-Q1/RHT.yaml", "P1.1.3: {status: in_progress", "P1.1.3: {statsu: in_progress", "statsu"),
    Slip("returns/FY19-20-Q1/RHT.yaml", "rag: amber", "rga: amber", "rga: amber"),
)


def findings(run: Any, root: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("validate", str(root), "-f", "json").out)["items"]
    return found


def which(found: dict[str, Any]) -> tuple[str, str, str | None, str]:
    return found["code"], Path(found["path"]).name, found["item"], found["message"]


@cache
def before() -> Counter[tuple[str, str, str | None, str]]:
    """What is found in the sound plan."""
    with pytest.MonkeyPatch.context() as patch:
        return Counter(map(which, findings(run_npa(patch), EXAMPLE)))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.path}: {slip.typed.strip()}")
def test_one_slip_is_one_finding_at_its_line(slip: Slip, run: Any, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "plan"))
    file = root / slip.path
    text = file.read_text(encoding="utf-8")
    assert slip.written in text
    file.write_text(text.replace(slip.written, slip.typed, 1), encoding="utf-8")
    cold = findings(run, root)
    told = [each for each in cold if not before()[which(each)]]
    assert [Path(each["path"]).name for each in told] == [file.name], [which(each) for each in told]
    assert slip.line in file.read_text(encoding="utf-8").splitlines()[told[0]["line"] - 1]
    assert findings(run, root) == cold  # whatever was kept of the first run
