# a test takes the fixture of another file
"""What is there already is replaced where npa made it, in that format; all else only with --force, a plan's never."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Any

import pytest

from npa_cli.work.formats.table import FORMATS
from tests.cli.test_endings import WRITERS, asked, riverside
from tests.counts import lane

pytestmark = pytest.mark.usefixtures("printer")  # what prints a paper is none of these tests' business
PRECIOUS = {
    "notes": b"# Shopping\n\nmilk, eggs\nand what Ann said about the workplan on 3 March\n",
    "photo": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "json": b'{"schema_version": 1, "title": "mine"}\n',
    "csv": b"name,age,town\nAnn,4,Leeds\n",
    "page": b"<!DOCTYPE html>\n<html><body>mine</body></html>\n",
    "package": b"PK\x03\x04mine",
    "xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="1"/>\n',
    "diary": b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Ann//EN\nEND:VCALENDAR\n",
    "database": b"SQLite format 3\0" + b"\0" * 84,
}
__all__ = ["riverside"]  # the fixture

WRITES = [(name, form) for name, offered in WRITERS.items() for form in offered]


def ending_of(form: str) -> str:
    return (*FORMATS[form].endings, *FORMATS[form].also)[0]


@pytest.mark.table
@pytest.mark.parametrize(("name", "form"), WRITES, ids=str)
def test_somebody_elses_file_stays(name: str, form: str, run: Any, riverside: Path, tmp_path: Path) -> None:
    target = tmp_path / f"out{ending_of(form)}"
    kept = list(PRECIOUS.values())
    for raw in kept if lane() == "full" else random.Random(f"{name} {form}").sample(kept, 3):
        target.write_bytes(raw)
        ran = run(*asked(name, form, str(target)), folder=riverside)
        assert (ran.code, target.read_bytes()) == (2, raw), ran.err
        assert f"`{target}` is there already" in ran.err and "--force" in ran.err
    ran = run(*asked(name, form, str(target)), "--force", folder=riverside)
    assert ran.code in (0, 1) and f"wrote {target}" in ran.err
    assert target.read_bytes() not in PRECIOUS.values()


@pytest.mark.table
@pytest.mark.parametrize(("name", "form"), WRITES, ids=str)
def test_what_npa_wrote_before_is_replaced(name: str, form: str, run: Any, riverside: Path, tmp_path: Path) -> None:
    target = tmp_path / f"out{ending_of(form)}"
    target.touch()  # as mktemp leaves it
    words = asked(name, form, str(target))
    takes_a_day = "--as-at" in run(*name.split(), "--help").out
    for day in ("2019-07-01", "2019-07-01", "2019-11-20"):
        ran = run(*words, *(("--as-at", day) if takes_a_day else ()), folder=riverside)
        assert ran.code in (0, 1) and f"wrote {target}" in ran.err, ran.err


@pytest.mark.parametrize("name", WRITERS)
def test_a_plans_file_is_never_replaced_by_force_either(
    name: str,
    run: Any,
    riverside: Path,
    tmp_path: Path,
) -> None:
    def state() -> dict[Path, str]:
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in riverside.rglob("*") if path.is_file()}

    before = state()
    link = tmp_path / "link.csv"
    link.symlink_to(riverside / "partners.yaml")
    for target in ("workplan.yaml", "readings/new.csv", "returns/FY19-20-Q1/RHT.yaml", str(link)):
        ran = run(*asked(name, None, target), "--force", folder=riverside)
        assert (ran.code, f"`{target}` is a file of the plan itself" in ran.err) == (2, True), ran.err
    assert state() == before


def test_an_export_of_parquet_files_replaces_only_its_own(run: Any, riverside: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("export", "parquet", str(out), str(riverside))
    assert run(*words).code == run(*words).code == 0
    mine = out / "deliverables" / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    ran = run(*words)
    assert (ran.code, f"`{mine}` is there already and is no export of npa's" in ran.err, mine.exists()) == (
        2,
        True,
        True,
    )
    assert run(*words, "--force").code == 0
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").touch()
    assert run("export", "parquet", str(tmp_path / "full"), str(riverside)).code == 2
    assert run("export", "parquet", str(tmp_path / "full"), str(riverside), "--force").code == 0
    assert (tmp_path / "full" / "mine.txt").exists()
