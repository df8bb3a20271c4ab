"""What people's own trackers hold beside plain rows: headings with words, lone rows, head rows, cells that say nothing."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from npa_cli.edit import data_of
from npa_cli.model.import_rules import Imported
from npa_cli.work.importing.rules_file import with_items
from tests.importing.documents import needs_pandoc
from tests.plan.plan_files import load

Run = Callable[..., Any]
BEACHES = """\
# Coast plan 2025-2028

## Priority 1: Cleaner beaches

We want clean beaches.

| Action | Lead | Deadline |
|---|---|---|
| Clear the beaches | Parks | 2026 |
"""


TITLE = "leave:\n  - Coast plan 2025-2028\n"


def imported(run: Run, folder: Path, name: str, more: str = "") -> dict[str, Any]:
    """The report of a document that is written by the rules that npa guesses, with some lines more."""
    run("import", name, folder=folder)
    with (folder / f"{name}.import.yaml").open("a") as rules:
        rules.write(more)
    ran = run("import", name, "--write", "--format", "json", folder=folder)
    told: dict[str, Any] = json.loads(ran.out)
    assert ran.code == 0, ran.out
    return told


def first_priority(folder: Path) -> dict[str, Any]:
    return load(next((folder / "priorities").glob("01-*.yaml")))


def test_a_heading_with_words_of_its_own_is_the_title(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(BEACHES)
    imported(run, tmp_path, "plan.md", TITLE)
    assert "priorities: Priority *" in (tmp_path / "plan.md.import.yaml").read_text()
    made = first_priority(tmp_path / "coast-plan-2025-2028")
    assert (made["title"], made["statement"]) == ("Priority 1: Cleaner beaches", "We want clean beaches.")
    assert "inferred" not in made


def test_a_heading_that_changed_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(BEACHES)
    imported(run, tmp_path, "plan.md", TITLE)
    (tmp_path / "plan.md").write_text(BEACHES.replace("Cleaner beaches", "Cleaner seas"))
    (asked, *_) = json.loads(run("import", "plan.md", "--format", "json", folder=tmp_path).out)["differences"]
    assert asked["kind"] == "asked" and "Write under `same`: `line 3: P1`, or `line 3: new`" in asked["words"]
    with (tmp_path / "plan.md.import.yaml").open("a") as rules:
        rules.write("same:\n  line 3: P1\n")
    (told,) = json.loads(run("import", "plan.md", "--format", "json", folder=tmp_path).out)["differences"]
    words = "title: `Priority 1: Cleaner beaches` is now `Priority 1: Cleaner seas`"
    assert (told["kind"], told["item"], told["words"]) == ("altered", "P1", words)


def test_years_are_those_that_init_reads(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(BEACHES)
    imported(run, tmp_path, "plan.md", TITLE)
    period = load(tmp_path / "coast-plan-2025-2028" / "workplan.yaml")["period"]
    assert period == {"text": "2025-2028", "start": "2025-01-01", "end": "2028-12-31"}
    (tmp_path / "other.md").write_text(BEACHES.replace("2025-2028", "2025/26"))
    run("import", "other.md", folder=tmp_path)
    rules = (tmp_path / "other.md.import.yaml").read_text()
    assert "start: 2025-04-01" in rules and "end: 2026-03-31" in rules


@needs_pandoc
def test_the_head_rows_of_an_odt_are_rows(run: Run, tmp_path: Path) -> None:
    pandoc = shutil.which("pandoc")
    assert pandoc is not None
    (tmp_path / "plan.md").write_text(BEACHES)
    subprocess.run([pandoc, "plan.md", "-o", "plan.odt"], cwd=tmp_path, check=True)
    told = imported(run, tmp_path, "plan.odt", f"{TITLE}  - styles.xml\n")  # a page number
    assert (told["rows_placed"], told["refused"]) == (1, [])


def test_a_row_that_only_names_a_priority_begins_one(run: Run, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "tracker.xlsx")) as book:
        sheet = book.add_worksheet("Plan")
        for at, row in enumerate((
            ("Action", "Lead", "Deadline"), ("Priority 1: Beaches",), ("Clear", "Parks", "2026"),
            ("Priority 2: Streets",), ("Waste",), ("Sweep", "Roads", "2026"),
        )):  # fmt: skip
            sheet.write_row(at, 0, row)
    told = imported(run, tmp_path, "tracker.xlsx")
    assert (told["priorities"], told["activities"]) == (2, 2)
    names = sorted(each.name for each in (tmp_path / "tracker" / "priorities").iterdir())
    assert names == ["01-priority-1-beaches.yaml", "02-priority-2-streets.yaml"]
    (theme,) = load(tmp_path / "tracker" / "priorities" / names[1])["themes"]
    assert theme["title"] == "Waste"


TRACKER = "Action,Lead,Deadline,Budget\nPlant trees,Parks,2026,1200\nMend roads,Roads,2026,tbc\n"
FIELD = ("columns:", "fields:\n  budget: {on: activity, type: money, currency: GBP}\ncolumns:")


def test_a_cell_that_says_nothing_yet_can_be_left(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(TRACKER)
    run("import", "plan.csv", folder=tmp_path)
    rules = tmp_path / "plan.csv.import.yaml"
    text = rules.read_text().replace(*FIELD).replace("Budget: unsure", "Budget: budget")
    rules.write_text(text)
    refused = json.loads(run("import", "plan.csv", "--format", "json", folder=tmp_path).out)["refused"]
    assert len(refused) == 1 and "leave these words" in refused[0]["why"]
    rules.write_text(f"{text}leave: [tbc]\n")
    assert run("import", "plan.csv", "--write", folder=tmp_path).code == 0
    rows = json.loads(run("list", "activities", "--data", "plan", "--format", "json", folder=tmp_path).out)["items"]
    assert [row["budget"] for row in rows] == [1200, None]


@pytest.mark.parametrize("left", ["line 3, Budget", '"line 3, Budget: tbc"', "tbc", "line 3"])
def test_what_is_left_over_can_be_left_as_it_is_printed(run: Run, tmp_path: Path, left: str) -> None:
    (tmp_path / "plan.csv").write_text(TRACKER.replace("1200", ""))
    run("import", "plan.csv", folder=tmp_path)
    with (tmp_path / "plan.csv.import.yaml").open("a") as rules:
        rules.write(f"leave:\n  - {left}\n")
    told = json.loads(run("import", "plan.csv", "--format", "json", folder=tmp_path).out)
    assert ([each["asked"] for each in told["left_over"]], told["leave_nothing"]) == ([True], [])


def test_a_sheet_can_be_left_by_its_name(run: Run, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "plan.xlsx")) as book:
        for name, rows in (
            ("Plan", (("Action", "Lead", "Deadline"), ("Clear", "Parks", "2026"))),
            ("Risks", (("Rain",), ("Wind",))),
        ):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    run("import", "plan.xlsx", folder=tmp_path)
    with (tmp_path / "plan.xlsx.import.yaml").open("a") as rules:
        rules.write("leave: [sheet Risks]\n")
    assert run("import", "plan.xlsx", "--write", folder=tmp_path).code == 0


def test_a_folder_that_holds_a_plan_is_refused_with_what_to_change(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(BEACHES)
    imported(run, tmp_path, "plan.md", TITLE)
    shutil.copy(tmp_path / "plan.md", tmp_path / "other.md")
    run("import", "other.md", folder=tmp_path)
    with (tmp_path / "other.md.import.yaml").open("a") as rules:
        rules.write(TITLE)
    ran = run("import", "other.md", "--write", folder=tmp_path)
    assert ran.code == 2 and "say another `folder` in other.md.import.yaml" in ran.err


def test_a_word_that_begins_no_priority_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(BEACHES)
    run("import", "plan.md", folder=tmp_path)
    rules = tmp_path / "plan.md.import.yaml"
    rules.write_text(rules.read_text().replace("priorities: Priority *", "priorities: row"))
    ran = run("import", "plan.md", folder=tmp_path)
    assert ran.code == 3 and "`row`: expected column, above, one, a heading" in ran.err


def test_what_is_proposed_already_is_not_to_be_proposed_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(BEACHES)
    imported(run, tmp_path, "plan.md", TITLE)
    (tmp_path / "plan.md").write_text(BEACHES.replace("| 2026", "| 2027"))
    (told,) = json.loads(run("import", "plan.md", "--format", "json", folder=tmp_path).out)["differences"]
    assert run(*shlex.split(told["command"])[1:], folder=tmp_path).code == 0
    (again,) = json.loads(run("import", "plan.md", "--format", "json", folder=tmp_path).out)["differences"]
    assert again["command"] == "" and "as CHG-001 proposes" in again["words"]


def test_what_adding_a_row_needs_beside_its_command_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(TRACKER.replace("tbc", "90"))
    imported(run, tmp_path, "plan.csv")
    (tmp_path / "plan.csv").write_text(TRACKER.replace("tbc", "90") + "Dig ponds,Ponds,2027,50\n")
    with (tmp_path / "plan.csv.import.yaml").open("a") as rules:
        rules.write("same:\n  line 4: new\n")
    rules_file = tmp_path / "plan.csv.import.yaml"
    rules_file.write_text(rules_file.read_text().replace("names:\n", "names:\n  Ponds: PON\n", 1))
    (new,) = json.loads(run("import", "plan.csv", "--format", "json", folder=tmp_path).out)["differences"]
    assert "first npa add partner PON Ponds --data plan" in new["words"] and "then write cost: 50" in new["words"]
    for command in ("npa add partner PON Ponds --data plan", new["command"]):
        assert run(*shlex.split(command)[1:], folder=tmp_path).code == 0


def test_a_post_is_one_and_belongs_to_whom_the_rules_say(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(TRACKER.replace("tbc", "90"))
    imported(run, tmp_path, "plan.csv", "partners:\n  Parks: {kind: team, part_of: Roads}\n")
    partners = load(tmp_path / "plan" / "partners.yaml")["partners"]
    told = [(each["code"], each["kind"], each.get("part_of")) for each in partners]
    assert told == [("Parks", "team", "Roads"), ("Roads", "organisation", None)]
    rules = tmp_path / "plan.csv.import.yaml"
    rules.write_text(rules.read_text().replace("part_of: Roads", "part_of: Rods"))
    ran = run("import", "plan.csv", folder=tmp_path)
    assert ran.code == 3 and "under `names`, no code `Rods`: did you mean `Roads`?" in ran.err


@pytest.mark.slow
def test_what_twenty_thousand_rows_became_can_be_remembered() -> None:
    items = {
        item: Imported(f"line {row}", words)
        for row in range(20_000)
        for item, words in ((f"P1.{row}", f"Do this, number {row}"), (f"P1.{row}.1", "31 March 2025"))
    }
    raw = with_items(b"document: plan\n", items, {})
    held = data_of(raw)["items"]
    assert (len(held), held["line 19999"]["P1.19999.1"]) == (20_000, "31 March 2025")
    assert with_items(raw, items, held) == raw


def test_what_was_added_since_is_told_with_what_it_needs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(TRACKER.replace("tbc", "90"))
    imported(run, tmp_path, "plan.csv")
    added = run(
        "add",
        "activity",
        "P1",
        "Dig ponds",
        "--lead",
        "Parks",
        "--timeframe",
        "2027",
        "--data",
        "plan",
        folder=tmp_path,
    )
    assert added.code == 0, added.err
    ran = run("source", "check", "--data", "plan", folder=tmp_path, env={"COLUMNS": "400"})
    assert ran.code == 1 and "P1.3 text" in ran.out and "give it a `source` of its own" in ran.out


def test_dates_in_bold_are_seen_where_a_column_has_no_heading(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(
        "# Coast plan 2025-2028\n\n| | Action | Outputs and dates |\n|---|---|---|\n| 1 | Clear | Bins **June 2026** |\n"
    )
    run("import", "plan.md", folder=tmp_path)
    assert "\ndeliverables: bold" in (tmp_path / "plan.md.import.yaml").read_text()
