"""Each use case is called from Python: it needs no Typer, prints nothing, and says what it did in its result."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from npa_cli.progress.select import Filters
from npa_cli.rules.selection import Selection
from npa_cli.store.find_plan import PlanFolder
from npa_cli.timeframe import Conventions
from npa_cli.work.add import new_activity, new_deliverable, new_priority
from npa_cli.work.add_excerpts import add_excerpts
from npa_cli.work.change import decision, proposal
from npa_cli.work.check import check
from npa_cli.work.days_typed import with_settings
from npa_cli.work.estate import ask_all, plans_under
from npa_cli.work.faults import UsageFault
from npa_cli.work.format import format_plans
from npa_cli.work.formats.database import run_query, whole_database
from npa_cli.work.formats.table import Setting, render
from npa_cli.work.papers import make_paper
from npa_cli.work.repair import mend
from npa_cli.work.report_request import Asked
from npa_cli.work.revise import revise
from npa_cli.work.schemas import kinds_named, list_kinds, schema_of
from npa_cli.work.session import Session, open_plan
from npa_cli.work.sister_plans import item_of, listed_plans, trace, weave_plans
from npa_cli.work.update import entry_revision, read_entry
from npa_cli.work.verify import read_paper, verify_paper

TODAY = date(2019, 4, 1)


@pytest.fixture
def opened(plan) -> Session:
    return open_plan(PlanFolder(plan(), bundled=False), TODAY)


def folder_of(session: Session) -> PlanFolder:
    return PlanFolder(session.loaded.source.root, bundled=False)


def test_no_use_case_needs_typer() -> None:
    script = (
        "import pkgutil, sys, importlib, npa_cli.work as work\n"
        "for each in pkgutil.iter_modules(work.__path__): importlib.import_module(f'npa_cli.work.{each.name}')\n"
        "assert 'typer' not in sys.modules and 'npa_cli.cli' not in sys.modules"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.fixture(autouse=True)
def nothing_is_printed(capfd: pytest.CaptureFixture[str]):
    yield
    assert capfd.readouterr() == ("", "")


def test_a_plan_is_opened_on_a_day_in_words(opened: Session) -> None:
    assert opened.as_at == TODAY
    assert opened.on("2020-01-31").as_at == date(2020, 1, 31)
    assert opened.on(period="FY18/19-Q3").as_at == date(2019, 1, 1)
    with pytest.raises(UsageFault, match="is not a day"):
        opened.on("soon")


def test_what_cannot_be_read_is_a_notice(plan) -> None:
    session = open_plan(PlanFolder(plan({"changes.yaml": "[\n"}), bundled=False), TODAY)
    assert session.notices[0].startswith("left out: ")


def test_questions_have_typed_answers(opened: Session, tmp_path: Path) -> None:
    root = opened.loaded.source.root
    item = opened.plan.priorities[0].id
    assert opened.select(Filters(ids=[item])).deliverables
    assert item_of(opened, item) == item
    checked = check(root, "HEAD")
    assert [each.finding.code for each in checked.found if each.finding.code.startswith("NPA7")] == ["NPA708"]
    assert len(add_excerpts(checked)) == len(checked.found)
    assert [each.id for each in listed_plans(root, opened.as_at)] == [opened.plan.workplan.id]
    thread, is_whole = weave_plans(opened)
    assert is_whole
    assert trace(opened, thread, item)
    assert run_query([opened], "select 1 as one")[1] == [(1,)]
    assert render(whole_database([opened]), Setting("sqlite"))[:6] == b"SQLite"
    assert with_settings(Conventions(), ["year_deadline=financial_year_end"], None) != Conventions()
    assert "return" in list_kinds()
    assert schema_of(*kinds_named("return"))
    (row,) = ask_all(plans_under([str(root)]), "status", TODAY, jobs=1)
    assert row.fault is None


def test_a_revision_says_what_it_changed(opened: Session) -> None:
    item = opened.select(Filters()).deliverables[0].commitment.id
    entry = read_entry(
        opened.plan,
        status="in_progress",
        rag="green",
        forecast="2019-09-30",
        actual=None,
        occurrence=None,
        evidence=None,
    )
    code = opened.plan.partners[0].code
    edit = entry_revision(opened, item, entry, no_change=False, partner=code, period=None)
    tried = revise(opened, edit, dry_run=True)
    assert (tried.before, tried.written) == (None, False)
    assert not Path(tried.path).exists()
    assert "+    status: in_progress" in tried.diff
    assert revise(opened, edit).written
    assert Path(tried.path).read_bytes() == tried.after


def test_what_hangs_below_is_added_and_changes_decided(opened: Session) -> None:
    code = opened.plan.partners[0].code
    added = revise(opened, new_priority(opened, "Water", statement="Clean water.", measure=None))
    opened = open_plan(folder_of(opened), TODAY)
    activity = new_activity(
        opened, added.adds, "Dig.", theme="Wells", leads=[code], deliverable=None, timeframe="Ongoing"
    )
    assert all(each.startswith("ids used before") for each in activity.notices)
    assert revise(opened, activity).adds == f"{added.adds}.1"
    opened = open_plan(folder_of(opened), TODAY)
    assert revise(opened, new_deliverable(opened, f"{added.adds}.1", "A well", timeframe="Ongoing")).written
    change = proposal(
        opened, f"{added.adds}.1.1", field="text", to=["Two wells"], reason="scope", narrative=None, by=code, on=None
    )
    assert revise(opened, change).written
    opened = open_plan(folder_of(opened), TODAY)
    assert revise(opened, decision(opened, opened.plan.changes[-1].id, "approved", by=code, on=None)).written


def test_files_are_laid_out_and_mended_one_by_one(opened: Session) -> None:
    folder = folder_of(opened)
    (folder.root / "changes.yaml").write_text("[   ]\n", encoding="utf-8")
    outcomes = {each.path: each.outcome for each in format_plans([folder], [], write=True)}
    assert outcomes[(folder.root / "changes.yaml").as_posix()] == "changed"
    assert (folder.root / "changes.yaml").read_text(encoding="utf-8") == "[]\n"
    proposed = mend(folder, None, Selection(), dry_run=True)
    assert proposed == mend(folder, None, Selection())


def test_a_paper_is_made_and_verified(opened: Session, tmp_path: Path) -> None:
    paper, notices = make_paper(opened, Asked(words=("summary",), as_at=TODAY.isoformat()))
    assert notices == ()
    file = tmp_path / "paper.md"
    written = render(paper, Setting("markdown"))
    assert isinstance(written, str)
    file.write_text(written, encoding="utf-8")
    assert verify_paper(opened, read_paper(str(file)), Setting()).follows
    file.write_text(written + "more\n", encoding="utf-8")
    assert not verify_paper(opened, read_paper(str(file)), Setting()).follows
