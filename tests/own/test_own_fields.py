"""A plan's own fields: declared in workplan.yaml, and then checked, shown, asked and summed everywhere."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from npa_cli.model.key_types import fields_by_key
from npa_cli.model.own_field import TAKEN
from npa_cli.model.pack import BY_FIELD
from npa_cli.model.partner_return import Update
from npa_cli.model.priority import Activity, Deliverable, Priority, Theme
from npa_cli.views.columns import DELIVERABLE, REPORT
from npa_cli.views.plan_columns import ACTIVITY, PRIORITY
from tests.own.conftest import FIELDS
from tests.own.conftest import PRIORITY as PRIORITY_TEXT

DAY = ("--as-at", "2018-07-01")
FIRST = "priorities/01-first.yaml"


def _spoil(root: Path, old: str, new: str, name: str = FIRST) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_plan_with_fields_of_its_own_has_no_findings(run: Callable, fielded: Path) -> None:
    ran = run("validate", folder=fielded)
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("cost: 20000", "cots: 20000", "NPA101", "did you mean `cost`?"),
        ("cost: 20000", "cqc_domain: Safe", "NPA101", "workplan.yaml declares it on: activity"),
        ("cost: 20000", "cost: £20000", "NPA103", "a number, without the currency"),
        ("cqc_domain: Well-led", "cqc_domain: Wel-led", "NPA104", "did you mean `Well-led`?"),
        ("signed_off: 2018-06-01", "signed_off: June", "NPA103", "a date such as 2018-04-01"),
        ("wards: [Ash, Birch and Cedar]", "wards: Ash", "NPA103", "write it as a list: [Ash]"),
        ("page: https://example.org/first", "page: example.org", "NPA103", "a web address"),
    ],
)
def test_validate_refuses_what_a_field_can_not_be(
    run: Callable, fielded: Path, old: str, new: str, code: str, hint: str
) -> None:
    _spoil(fielded, old, new)
    ran = run("validate", folder=fielded)
    assert ran.code == 1
    assert ran.out.count("NPA") == 1
    assert code in ran.out
    assert hint in ran.out


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("status: {on: deliverable}", "`status` is a field of npa's own"),
        ("rating: {on: deliverable}", "`rating` is a field of npa's own"),
        ("Cost: {on: deliverable}", "`Cost` can't be the name of a field"),
        ("level: {on: deliverable, type: choice}", "has to say what there is to choose"),
        ("price: {on: deliverable, type: money}", "in what currency"),
        ("level: {on: deliverable, type: percent, one_of: [a]}", "`one_of` has no place"),
        ("level: {on: delivrable}", "did you mean `deliverable`?"),
    ],
)
def test_validate_refuses_a_declaration_that_can_not_be(run: Callable, fielded: Path, declared: str, said: str) -> None:
    _spoil(fielded, "fields:\n", f"fields:\n  {declared}\n", "workplan.yaml")
    ran = run("validate", folder=fielded)
    assert ran.code == 1
    assert said in ran.out


@pytest.mark.parametrize("level", ["activity", "update"])
@pytest.mark.parametrize(
    "name", ["text", "id", "plan", "rating", "Cost", "COST", '"cost\\n"', '""', "__proto__", "'a\"b'"]
)
def test_a_field_that_can_not_be_is_left_out_and_told(run: Callable, fielded: Path, name: str, level: str) -> None:
    _spoil(fielded, "fields:\n", f"fields:\n  {name}: {{on: {level}}}\n", "workplan.yaml")
    assert run("validate", folder=fielded).code == 1
    for words in (["sql", "select sum(cost) as cost from deliverable"], ["list", "deliverables", "-f", "csv"]):
        ran = run(*words, folder=fielded)
        assert ran.code == 3 and "can't be a field" in ran.err, ran.err
        assert ("65000.5" if words[0] == "sql" else "45000.5") in ran.out


@pytest.mark.parametrize("command", [["sql", "select count(*) from deliverable"], ["export", "sqlite", "plan.db"]])
def test_more_fields_than_a_table_has_columns(run: Callable, fielded: Path, command: list[str]) -> None:
    many = "".join(f"  f{number}: {{on: deliverable}}\n" for number in range(2_500))
    _spoil(fielded, "fields:\n", f"fields:\n{many}", "workplan.yaml")
    ran = run(*command, folder=fielded)
    assert ran.code == 3 and "can't be a field" in ran.err, ran.err
    assert "keep 500 at most" in run("validate", folder=fielded).out


def test_every_public_name_is_one_that_no_field_may_have() -> None:
    """A field called like a column would be two columns of one name."""
    columns = {name for each in (*DELIVERABLE, *REPORT, *ACTIVITY, *PRIORITY) for name in (each.name, each.column_name)}
    keys = {key for each in (Priority, Theme, Activity, Deliverable, Update) for key in fields_by_key(each)}
    assert columns - keys | BY_FIELD.keys() - keys == TAKEN


def test_show_tells_the_fields_of_an_item_and_of_all_above_it(run: Callable, fielded: Path) -> None:
    said = run("show", "1.1.1", *DAY, folder=fielded).out
    for line in ("CQC domain       Well-led", "Cost             £20,000", "Progress         95%"):
        assert line in said
    assert "Ash, Birch and Cedar" in said
    assert "https://example.org/first" in said
    assert "Well-led" in run("show", "1.1", *DAY, folder=fielded).out
    assert "https://example.org/first" in run("show", "1", *DAY, folder=fielded).out


def test_a_percentage_never_becomes_a_rating(run: Callable, fielded: Path) -> None:
    item = json.loads(run("show", "1.1.1", *DAY, "-f", "json", folder=fielded).out)["items"][0]
    assert (item["progress"], item["rag"], item["rating"]) == (95, "amber", "at_risk")


def test_list_shows_the_columns_that_are_asked_for_and_their_sums(run: Callable, fielded: Path) -> None:
    ran = run("list", "deliverables", "--columns", "cost,progress", *DAY, folder=fielded)
    head = ran.out.splitlines()[0].split("  ")
    assert [each.strip() for each in head if each][-2:] == ["Cost", "Progress"]
    assert "£45,000.50" in ran.out
    assert "Cost, in all: £65,000.50 (1 not known)." in ran.out
    assert "Progress, in all" not in ran.out
    unknown = run("list", "deliverables", "--columns", "cots", folder=fielded)
    assert (unknown.code, "did you mean `cost`?" in unknown.err) == (2, True)


def test_status_sums_a_field_per_group_and_refuses_to_sum_a_share(run: Callable, fielded: Path) -> None:
    ran = run("status", "--columns", "cost", "--by", "partner", *DAY, "-f", "json", folder=fielded)
    assert json.loads(ran.out)["groups"][0]["sums"] == {"cost": {"total": 65000.5, "not_known": 1}}
    share = run("status", "--columns", "progress", folder=fielded)
    assert share.code == 2
    assert "it is percent" in share.err


def test_what_several_share_is_summed_once(run: Callable, fielded: Path) -> None:
    _spoil(
        fielded,
        "cost: {on: deliverable",
        "budget: {on: activity, type: number}\n  cost: {on: deliverable",
        "workplan.yaml",
    )
    _spoil(fielded, "cqc_domain: Well-led", "cqc_domain: Well-led\n        budget: 7")
    ran = run("list", "deliverables", "--columns", "budget", *DAY, folder=fielded)
    assert "Budget, in all: 7." in ran.out


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("cost > 20000", ["P1.1.2"]),
        ("cost >= 20000", ["P1.1.1", "P1.1.2"]),
        ("cost != 20000", ["P1.1.2"]),
        ("cost is unknown", ["P1.1.3"]),
        ("cost is known and cost < 45000", ["P1.1.1"]),
        ("cqc_domain = well-led", ["P1.1.1", "P1.1.2", "P1.1.3"]),
        ("cqc_domain != Well-led", []),
        ("cqc_domain has led", ["P1.1.1", "P1.1.2", "P1.1.3"]),
        ('wards has "birch and cedar"', ["P1.1.1"]),
        ("signed_off < 2018-06-02", ["P1.1.1"]),
        ("progress > 90", ["P1.1.1"]),
    ],
)
def test_where_chooses_by_a_field(run: Callable, fielded: Path, asked: str, ids: list[str]) -> None:
    ran = run("list", "deliverables", "--where", asked, *DAY, "-f", "csv", folder=fielded)
    assert [row["id"] for row in csv.DictReader(io.StringIO(ran.out))] == ids


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "write it like `cost > 20000`"),
        ("cost", "write it like `cost > 20000`"),
        ("cost > ", "write it like `cost > 20000`"),
        ("cost > 1 and", "write a number, such as 20000"),
        ("cost > 1 or cost < 9", "write a number, such as 20000"),
        ("cots > 1", "did you mean `cost`?"),
        ("cost > many", "write a number, such as 20000"),
        ("cost has 2", "no comparison of `cost` `has`, which is money"),
        ("cqc_domain > Safe", "no comparison of `cqc_domain` `>`, which is choice"),
        ("cqc_domain = Save", "did you mean `Safe`?"),
        ("signed_off > June", "write a day, such as 2019-04-01"),
        ("cost is empty", "there is: known, unknown"),
    ],
)
def test_where_refuses_what_it_can_not_mean(run: Callable, fielded: Path, asked: str, said: str) -> None:
    ran = run("list", "deliverables", "--where", asked, folder=fielded)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_sql_has_a_column_for_each_field(run: Callable, fielded: Path) -> None:
    asked = "select d.cost, a.cqc_domain, r.progress from deliverable d join activity a on a.id = d.activity "
    ran = run("sql", f"{asked} join report r on r.deliverable = d.id", *DAY, "-f", "csv", folder=fielded)
    assert ran.out.splitlines() == ["cost,cqc_domain,progress", "20000,Well-led,95"]


def test_a_schema_narrowed_to_the_plan_knows_its_fields(run: Callable, fielded: Path) -> None:
    wide = json.loads(run("schema", "priority", folder=fielded).out)
    narrowed = json.loads(run("schema", "priority", "--plan", folder=fielded).out)
    item = {"id": "P1.1.1", "timeframe": "Ongoing", "cost": 5}
    theme = {"activities": [{"id": "P1.1", "text": "A", "cqc_domain": "Safe", "deliverables": [item]}]}
    data = {"id": "P1", "title": "T", "statement": "S", "themes": [theme]}
    assert Draft202012Validator(narrowed).is_valid(data)
    assert not Draft202012Validator(wide).is_valid(data)
    item["cost"] = "lots"
    assert not Draft202012Validator(narrowed).is_valid(data)


def test_papers_have_the_short_fields_and_a_narrow_audience_none_of_a_report(run: Callable, fielded: Path) -> None:
    paper = ("report", "board", "--period", "FY18/19-Q1")
    said = run(*paper, folder=fielded).out
    assert "£45,000.50" in said
    assert "95%" in said
    _spoil(fielded, "    progress: 95", "    progress: 95\n    audience: internal", "returns/FY18-19-Q1/NHSE.yaml")
    assert "95%" in run(*paper, folder=fielded).out
    assert "95%" not in run(*paper, "--audience", "public", folder=fielded).out


def test_an_edit_keeps_every_field_and_is_not_stopped_by_one_that_is_not_declared(run: Callable, fielded: Path) -> None:
    _spoil(fielded, "    progress: 95", "    progress: 95\n    mood: calm", "returns/FY18-19-Q1/NHSE.yaml")
    _spoil(fielded, "text: Another", "text: Another\n            colour: blue  # whose?")
    update = ("update", "1.1.1", "--period", "FY18/19-Q1", "--status", "complete", "--actual", "2018-06-20")
    ran = run(*update, folder=fielded)
    assert ran.code == 1  # it is written, and what is wrong with the file is told
    assert "changed returns/FY18-19-Q1/NHSE.yaml" in ran.err
    said = (fielded / "returns/FY18-19-Q1/NHSE.yaml").read_text(encoding="utf-8")
    assert "    progress: 95\n    mood: calm\n" in said
    added = run("add", "deliverable", "1.1", "A fourth", "--timeframe", "Ongoing", folder=fielded)
    assert "changed priorities/01-first.yaml" in added.err
    text = (fielded / FIRST).read_text(encoding="utf-8")
    assert "cost: 20000  # agreed in May" in text
    assert "colour: blue  # whose?" in text
    assert run("fmt", folder=fielded).code == 0
    assert "colour: blue  # whose?" in (fielded / FIRST).read_text(encoding="utf-8")
    found = run("validate", folder=fielded)
    assert "unknown key `mood`" in found.out
    assert "unknown key `colour`" in found.out


def test_a_value_that_can_not_be_read_is_named_and_left_out(run: Callable, fielded: Path) -> None:
    _spoil(fielded, "cost: 45000.5", "cost: lots")
    ran = run("list", "deliverables", "--where", "cost is unknown", *DAY, "-f", "csv", folder=fielded)
    assert [row["id"] for row in csv.DictReader(io.StringIO(ran.out))] == ["P1.1.2", "P1.1.3"]
    assert ran.code == 3
    assert "expected a number" in ran.err


def test_a_changed_field_is_told_by_diff(run: Callable, repository: Callable) -> None:
    made = repository({"workplan.yaml": FIELDS, FIRST: PRIORITY_TEXT})
    made.write({FIRST: PRIORITY_TEXT.replace("cost: 20000", "cost: 25000")})
    ran = run("diff", *DAY, "-f", "json", folder=made.root)
    assert ran.code == 0, ran.err
    assert '"cost"' in ran.out
    assert "25000" in ran.out


def test_parquet_has_each_value_as_a_row(run: Callable, fielded: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("export", "parquet", str(tmp_path / "parts"), *DAY, folder=fielded).code == 0
    (path,) = (tmp_path / "parts" / "own_values").rglob("*.parquet")
    rows = {(each["item"], each["field"]): each for each in parquet.ParquetFile(path).read().to_pylist()}
    assert rows.keys() == {
        ("P1", "page"), ("P1.1", "cqc_domain"), ("P1.1.1", "cost"), ("P1.1.1", "wards"), ("P1.1.1", "signed_off"),
        ("P1.1.2", "cost"), ("P1.1.1", "progress"),
    }  # fmt: skip
    cost, day, progress = (rows["P1.1.1", name] for name in ("cost", "signed_off", "progress"))
    assert (cost["words"], cost["number"], cost["currency"]) == ("£20,000", 20000, "GBP")
    assert day["day"].isoformat() == "2018-06-01"
    assert (progress["partner"], progress["round"], progress["words"]) == ("NHSE", "FY18/19 Q1", "95%")


def test_a_papers_workbook_has_a_column_for_each(run: Callable, fielded: Path, tmp_path: Path) -> None:
    assert run("report", "board", *DAY, "-o", str(tmp_path / "board.xlsx"), folder=fielded).code == 0
    head, *rows = openpyxl.load_workbook(tmp_path / "board.xlsx")["Deliverables"].iter_rows(values_only=True)
    first = dict(zip(head, rows[0], strict=True))
    assert (first["Cost"], first["CQC domain"], first["Wards"]) == (20000, "Well-led", "Ash, Birch and Cedar")
    assert first["Signed off"].date().isoformat() == "2018-06-01"
