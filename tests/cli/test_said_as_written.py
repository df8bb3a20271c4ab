"""What was written is said in one line, in one form, by every command that writes."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Ran

ONE_LINE = re.compile(r"^npa: (?:wrote|changed) \S.*$")
WRITERS = (
    'init started --title "A plan" --years 2025 --partner RC --priority One',
    "return new --partner MC --period FY19/20-Q2 --data practice",
    "return pack --period FY19/20-Q2 --partner RHT --data practice",
    "update P1.2.2 --period FY19/20-Q2 --status in_progress --rag amber --narrative Half. --path-to-green Soon. --data practice",
    'change propose P1.2.2 --to "FY19/20 Q3" --reason other --narrative So. --data practice',
    "change approve CHG-006 --by RPB --data practice",
    'add priority Dental --statement "Better teeth." --data practice',
    "fmt --data crooked",
    "report board --data practice -o board.md",
    "export ics --data practice -o due.ics",
    "export sqlite plan.db --data practice",
    "export parquet columns practice",
    "schema priority -o priority.json",
    "status --data practice --as-at 2019-07-01 -o status.csv",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("practice", "crooked"):
        shutil.copytree(REPOSITORY / "examples" / "riverside", tmp_path / name)
    partners = tmp_path / "crooked" / "partners.yaml"
    partners.write_text(partners.read_text().replace("kind: ", "kind:   "))
    return tmp_path


def test_each_file_is_told_of_in_one_form(run: Callable[..., Ran], place: Path, today: Callable[[str], None]) -> None:
    today("2019-10-20")
    for line in WRITERS:
        before = {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.is_file()}
        told = run(*shlex.split(line), folder=place)
        assert told.code in (0, 1), f"{line}: {told.err}"
        changed = {p for p in place.rglob("*") if p.is_file() and before.get(p) != p.stat().st_mtime_ns}
        said = [each for each in told.err.splitlines() if ONE_LINE.match(each)]
        assert bool(said) == bool(changed), f"{line}: {told.err}"
        words = " ".join(said)
        assert all(
            path.relative_to(place).as_posix() in words or path.parent.name in words or "columns" in words
            for path in changed
        ), f"{line}: {told.err}"


def test_no_other_place_says_so() -> None:
    say = re.compile(r"complain\(\s*f?\"(?:wrote|changed|would write|would change)")
    found = [
        path.name for path in (REPOSITORY / "npa_cli").rglob("*.py") if say.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
