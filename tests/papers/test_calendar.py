"""The diary file: read back by another library, stable, and every day of it in the plan."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.conftest import REPOSITORY

WHERE = ("export", "ics", "--data", "examples/riverside", "--as-at", "2019-08-01")


def events(text: str) -> dict[str, Any]:
    return {str(each.uid.value): each for each in vobject.readOne(text).vevent_list}


@pytest.fixture
def calendar(run):
    def _calendar(*words: str, where: tuple[str, ...] = WHERE) -> dict[str, Any]:
        ran = run(*where, *words)
        assert ran.code == 0, ran.err
        return events(ran.out)

    return _calendar


def test_every_event_is_a_whole_day_and_invites_nobody(calendar) -> None:
    for each in calendar().values():
        start, end = each.dtstart.value, each.dtend.value
        assert type(start) is date
        assert end == start + timedelta(1)
        assert "attendee" not in each.contents
        assert "organizer" not in each.contents
        assert "valarm" not in each.contents


def test_due_days_are_those_of_the_plan(calendar) -> None:
    found = calendar()
    assert found["riverside-example-P1.2.2-due@npa"].dtstart.value == date(2019, 9, 30)
    moved = found["riverside-example-P3.1.2-due@npa"]
    assert moved.dtstart.value == date(2020, 3, 31)
    assert moved.status.value == "CONFIRMED"
    rounds = sorted(uid for uid in found if "P2.2.1" in uid)
    assert rounds[0] == "riverside-example-P2.2.1-due-FY18-19-Q3-1@npa"
    assert len(rounds) > 4
    assert found["riverside-example-P2.2.1-due-FY19-20-Q1-1@npa"].dtstart.value == date(2019, 6, 30)


def test_what_is_done_or_cancelled_leaves_the_diary(calendar) -> None:
    found = calendar()
    for item in ("P1.1.1", "P2.3.1"):  # done, and cancelled
        left = found[f"riverside-example-{item}-due@npa"]
        assert left.status.value == "CANCELLED"
        assert left.summary.value.startswith(f"{item} no longer due: ")
    before = calendar(where=("export", "ics", "--data", "examples/riverside", "--as-at", "2018-10-15"))
    assert before["riverside-example-P1.1.1-due@npa"].status.value == "CONFIRMED"


def test_the_day_it_is_as_at_is_the_stamp_and_the_revision(calendar) -> None:
    for each in calendar().values():
        assert each.dtstamp.value == datetime(2019, 8, 1, tzinfo=UTC)
        assert each.sequence.value == str(date(2019, 8, 1).toordinal())


def test_a_meeting_that_moves_within_its_quarter_is_the_same_meeting(run, tmp_path: Path) -> None:
    """As in K19 of the cases."""
    root = Path(shutil.copytree(REPOSITORY / "examples" / "riverside", tmp_path / "plan"))
    once = events(run("export", "ics", "--data", str(root), "--as-at", "2019-08-01").out)
    manifest = root / "workplan.yaml"
    words = manifest.read_text(encoding="utf-8")
    assert "week: third" in words
    manifest.write_text(words.replace("week: third", "week: fourth"), encoding="utf-8")
    again = events(run("export", "ics", "--data", str(root), "--as-at", "2019-08-02").out)
    assert once.keys() == again.keys()
    uid = "riverside-example-RPB-FY19-20-Q3-1@npa"
    assert (once[uid].dtstart.value, again[uid].dtstart.value) == (date(2019, 10, 15), date(2019, 10, 22))
    assert int(once[uid].sequence.value) < int(again[uid].sequence.value)


def test_quarters_end_and_boards_meet(calendar) -> None:
    found = calendar()
    assert found["riverside-example-FY18-19-Q3-end@npa"].dtstart.value == date(2018, 12, 31)
    assert found["riverside-example-RPB-FY19-20-Q3-1@npa"].summary.value == "Riverside Partnership Board meets"


def test_a_meeting_without_a_day_is_left_out_and_said(run) -> None:
    ran = run("export", "ics", "--as-at", "2019-08-01")
    assert "Board meets" not in ran.out
    assert "24 meetings are left out: the plan gives no day" in ran.err


def test_a_partner_gets_its_own(calendar) -> None:
    mine = calendar("--partner", "CF")
    due = [uid for uid in mine if uid.endswith("-due@npa")]
    assert due == ["riverside-example-P3.2.1-due@npa"]
    assert not [uid for uid in mine if "RPB" in uid]


def test_names_stay_the_same_when_days_move(calendar) -> None:
    before = calendar(where=("export", "ics", "--data", "examples/riverside", "--as-at", "2018-11-01"))
    after = calendar()
    uid = "riverside-example-P3.1.2-due@npa"
    assert before[uid].dtstart.value == date(2019, 3, 31)
    assert after[uid].dtstart.value == date(2020, 3, 31)
    assert int(before[uid].sequence.value) < int(after[uid].sequence.value)


def test_the_same_plan_gives_the_same_bytes(run, monkeypatch: pytest.MonkeyPatch) -> None:
    once = run(*WHERE).out
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert run(*WHERE).out == once


def test_lines_are_folded_and_hostile_words_add_nothing(run, plan) -> None:
    attack = "x\\nEND:VEVENT\\nBEGIN:VALARM\\nACTION:AUDIO; , " + "é" * 200
    files = {
        "priorities/01-first.yaml": "id: P1\ntitle: T\nstatement: S\nthemes:\n  - title: T\n    activities:\n"
        "      - id: P1.1\n        text: A\n        leads: [NHSE]\n        deliverables:\n"
        f'          - {{id: P1.1.1, text: "{attack}", timeframe: FY18/19 Q2}}\n',
    }
    ran = run("export", "ics", "--data", str(plan(files)))
    assert all(len(line.encode()) <= 75 for line in ran.out.split("\r\n"))
    found = events(ran.out)
    assert "valarm" not in next(iter(found.values())).contents
    assert len([uid for uid in found if uid.endswith("due@npa")]) == 1


def test_a_missing_library_is_named(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    ran = run(*WHERE, "-o", str(tmp_path / "a.ics"))
    assert ran.code == 2
    assert "-P -m pip install " in ran.err
