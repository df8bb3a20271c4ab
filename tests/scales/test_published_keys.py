"""Five keys that public bodies print, entered as they stand, through update, validate, status, papers and packs."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from npa_cli.model.rating_scale import STANDINGS, THREE_COLOURS, RatingScale, ScaleWord
from npa_cli.model.vocabulary import Status
from npa_cli.model.workplan import Thresholds
from npa_cli.progress.rating import rate
from npa_cli.progress.schedule import Facts, schedule
from npa_cli.rules.minimal_plan import DATED_WORKPLAN, first_priority
from tests.conftest import REPOSITORY
from tests.scales.keys import COUNCIL, DELIVERY_CONFIDENCE, KEYS, THREE, Word, scale_of

SECOND = "            timeframe: FY18/19 Q2\n          - id: P1.1.2\n            text: The second\n            timeframe: FY18/19 Q4\n"
PRIORITY = {"priorities/01-first.yaml": first_priority("            timeframe: FY18/19 Q2\n", SECOND)}
MEANT = {
    "on_track": "on track",
    "at_risk": "at risk",
    "off_track": "off track",
    "complete": "complete",
    "assured": "complete, and verified",
}
each_key = pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)


def rated_by(plan: Any, key: tuple[Word, ...], more: str = "") -> Path:
    made: Path = plan({"workplan.yaml": DATED_WORKPLAN + scale_of(key) + more, **PRIORITY})
    return made


def report(run: Any, root: Path, *words: str) -> Any:
    return run("update", "P1.1.1", "--period", "FY18/19-Q1", "--on", "2018-06-29", *words, "--data", str(root))


@each_key
def test_a_key_is_right_and_printed_word_for_word(run: Any, plan: Any, key: tuple[Word, ...]) -> None:
    root = rated_by(plan, key)
    assert run("validate", "--data", str(root)).code == 0
    ran = run("report", "--data", str(root), "--as-at", "2018-07-01", "-f", "markdown")
    printed = " ".join(ran.out.replace("\\", "").split())
    for _, word, symbol, _, meaning, definition in key:
        assert f"{symbol} {word}: {definition.replace('&', '&amp;')} ({MEANT[meaning]})" in printed.replace(
            "& ", "&amp; "
        )


@each_key
def test_every_word_is_explained_by_the_plans_own_key(run: Any, plan: Any, key: tuple[Word, ...]) -> None:
    root = rated_by(plan, key)
    for code, word, symbol, _, meaning, definition in key:
        for typed in (code, word, word.upper()):
            told = " ".join(run("explain", typed, "--data", str(root)).out.split())
            assert told.startswith(f"{symbol} {word} In this plan: {definition} ({MEANT[meaning]}).")


@each_key
def test_every_word_is_taken_shown_and_told_with_its_meaning(run: Any, plan: Any, key: tuple[Word, ...]) -> None:
    """By its code or its own word; two months before the date nothing but the lead's word decides."""
    root = rated_by(plan, key)
    for code, word, symbol, _, meaning, _ in key:
        if meaning not in STANDINGS:
            ran = report(run, root, "--status", "in_progress", "--rag", code)
            assert ran.code == 2 and f"`{code}` is no confidence: --status complete" in ran.err
            continue
        for typed in (code, word, word.upper()):
            assert report(run, root, "--status", "in_progress", "--rag", typed, "--narrative", "On its way.").code == 0
            assert f"    rag: {code}\n" in (root / "returns/FY18-19-Q1/NHSE.yaml").read_text(encoding="utf-8")
        shown = run("status", "1.1.1", "--as-at", "2018-07-01", "--data", str(root))
        assert f"{symbol} {word}, due soon" in shown.out and f"in progress, {word}" in shown.out
        told = json.loads(run("show", "P1.1.1", "--as-at", "2018-07-01", "--data", str(root), "-f", "json").out)
        assert {"rag": code, "rag_meaning": meaning, "rating": meaning}.items() <= _deliverable(told).items()
        rows = run("sql", "select rag, rag_meaning from report", "--data", str(root), "-f", "csv").out.split()
        assert rows == ["rag,rag_meaning", f"{code},{meaning}"]
        found = run("status", "P1", "--rating", word, "--as-at", "2018-07-01", "--data", str(root))
        assert "P1.1.1" in found.out and "P1.1.2" not in found.out


def _deliverable(told: Any) -> dict[str, Any]:
    """The entry of the one deliverable that an answer is about, wherever it stands."""
    if isinstance(told, dict):
        if "rag_meaning" in told:
            return told
        return next((found for each in told.values() if (found := _deliverable(each))), {})
    return next((found for each in told if (found := _deliverable(each))), {}) if isinstance(told, list) else {}


@pytest.mark.parametrize(
    ("key", "typed", "offered"),
    [
        (THREE, "amber/green", "one of: green, amber, red"),
        (THREE, "amber-green", "one of: green, amber, red"),
        (DELIVERY_CONFIDENCE, "amber/gren", "one of: green, amber_green, amber, amber_red, red"),
        (COUNCIL, "green/amber", "one of: green, amber_green, amber, red"),
        (COUNCIL, "Amber Green", "did you mean `amber_green`?"),
    ],
)
def test_between_two_colours_the_list_is_offered(
    run: Any, plan: Any, key: tuple[Word, ...], typed: str, offered: str
) -> None:
    root = rated_by(plan, key)
    name = root / "returns/FY18-19-Q1/NHSE.yaml"
    name.parent.mkdir(parents=True)
    entry = f"  P1.1.1: {{status: in_progress, rag: {typed}, narrative: It moves on}}\n"
    name.write_text(f"partner: NHSE\nperiod: FY18/19 Q1\nupdates:\n{entry}", encoding="utf-8")
    ran = run("validate", "--data", str(root))
    assert ran.code == 1 and f"`{typed}` is not one of the words allowed here ({offered})" in ran.out
    unread = run("status", "--data", str(root), "--as-at", "2018-07-01")
    assert unread.code == 3 and "expected one of" in unread.err


def test_a_plan_without_a_scale_offers_its_three(run: Any, plan: Any) -> None:
    ran = report(run, plan(), "--status", "in_progress", "--rag", "amber/green")
    assert ran.code == 2 and "(one of: green, amber, red)" in ran.err


@each_key
def test_both_tables_are_total_over_the_scale(key: tuple[Word, ...]) -> None:
    """Whatever the facts, a word is rated as the colour that means the same, and what is shown means the rating.

    Dates never make it better: the word shown stands no higher in the scale than the one reported.
    """
    names = ("code", "word", "symbol", "colour", "meaning", "definition")
    scale = RatingScale(tuple(ScaleWord.model_validate(dict(zip(names, word, strict=True))) for word in key))
    as_at, limits = date(2019, 7, 1), Thresholds()
    colours = {each.meaning: each for each in THREE_COLOURS.rags.values()}
    place = {each.code: at for at, each in enumerate(scale.own)}
    seen = set()
    open_ones: tuple[Status, ...] = ("in_progress", "not_started")
    for rag, late, forecast, age, status in itertools.product(
        scale.rags.values(),
        (-400, -93, -1, 1, 91, 92, 400),
        (None, 1, 60, 400),
        (0, 93),
        open_ones,
    ):
        facts = Facts("dated", None, as_at + timedelta(late), as_at + timedelta(late), status, rag,
                      as_at + timedelta(forecast) if forecast else None, None, as_at - timedelta(age))  # fmt: skip
        placed = schedule(facts, limits, as_at)
        rated = rate(facts, placed, limits, as_at, scale)
        plain = rate(facts._replace(rag=colours[rag.meaning]), placed, limits, as_at)
        assert (rated.rating, rated.row, rated.reason, rated.adjusted) == (*plain[:3], plain.adjusted)
        seen.add(rated.rating)
        if rated.own is not None:
            assert rated.own.meaning == rated.rating and rated.shown.startswith(f"{rated.own.symbol} {rated.own.word}")
            if rated.reported is not None:
                assert place[rated.own.code] >= place[rated.reported]
                assert rated.adjusted or rated.own.code == rated.reported
    assert {"on_track", "off_track", "not_reported", "not_yet_due"} <= seen


@each_key
def test_a_pack_offers_the_words_and_takes_them_back(
    run: Any, plan: Any, tmp_path: Path, key: tuple[Word, ...]
) -> None:
    root = rated_by(plan, key)
    out = tmp_path / "packs"
    made = run("return", "pack", "--period", "FY18/19-Q1", "--to", str(out), "--data", str(root))
    assert made.code == 0, made.err
    (file,) = out.glob("*.xlsx")
    book = openpyxl.load_workbook(file)
    words = [word for _, word, _, _, meaning, _ in key if meaning in STANDINGS]
    form = book.worksheets[0]
    lists = [each.formula1 for each in form.data_validations.dataValidation if each.type == "list"]
    assert f'"{",".join(words)}"' in lists
    guide = " ".join(str(row[1].value) for row in book.worksheets[1].iter_rows())
    assert all(word in guide for word in words)
    head = next(row for row in form.iter_rows() if "Confidence" in [cell.value for cell in row])
    columns = {cell.value: cell.column for cell in head}
    row = head[0].row + 1
    for heading, said in (("Status", "In progress"), ("Confidence", words[-1]), ("What happened", "It moves on.")):
        form.cell(row, columns[heading], said)
    book.save(file)
    ran = run("return", "take", str(file), "--data", str(root))
    code = next(each[0] for each in key if each[1] == words[-1])
    assert ran.code == 0, ran.out + ran.err
    assert f"    rag: {code}\n" in (root / "returns/FY18-19-Q1/NHSE.yaml").read_text(encoding="utf-8")


def test_words_out_of_order_or_twice_are_refused(run: Any, plan: Any) -> None:
    for spoilt, why in (
        (THREE[::-1], "`at_risk` stands below `off_track`"),
        ((*THREE, THREE[2]), "`red` is another word's `code` too"),
        (THREE[:2], "no word of the scale means `off_track`"),
        (
            (("green", "Green", "○", "green", "on_track", "Well"), *THREE[1:]),
            "`○` stands for not yet due in every plan",
        ),
        ((("green", "Green", "▼", "green", "on_track", "Well"), *THREE[1:]), "`▼` is another word's `symbol` too"),
    ):
        ran = run("validate", "--data", str(rated_by(plan, spoilt)))
        assert ran.code == 1 and why in ran.out, ran.out


def test_the_schema_of_the_plan_offers_its_words(run: Any, plan: Any) -> None:
    root = rated_by(plan, DELIVERY_CONFIDENCE)
    told = json.loads(run("schema", "return", "--plan", "--data", str(root)).out)
    rag = told["$defs"]["Update"]["properties"]["rag"]
    assert [each[0] for each in DELIVERY_CONFIDENCE] in [each.get("enum") for each in rag["anyOf"]]


@each_key
def test_papers_pages_and_workbooks_show_the_words(run: Any, plan: Any, tmp_path: Path, key: tuple[Word, ...]) -> None:
    root = rated_by(plan, key)
    code, word, symbol, *_ = next(each for each in reversed(key) if each[4] in STANDINGS)
    report(run, root, "--status", "in_progress", "--rag", code, "--narrative", "Late.", "--path-to-green", "By May.")
    of = ("--data", str(root), "--period", "FY18/19-Q1")
    html = tmp_path / "board.html"
    ran = run("report", "board", *of, "-o", str(html))
    assert ran.code == 0, ran.err
    page = html.read_text(encoding="utf-8")
    assert f"{symbol} {word}" in page and "▼ Off track" not in page and "● On track" not in page
    book = tmp_path / "board.xlsx"
    assert run("report", "board", *of, "-o", str(book)).code == 0
    sheets = openpyxl.load_workbook(book)
    cells = {str(cell.value) for sheet in sheets.worksheets for row in sheet.iter_rows() for cell in row}
    assert {word, f"{symbol} {word}"} <= cells
    site = tmp_path / "plan.html"
    ran = run("site", "-o", str(site), *of)
    assert ran.code == 0, ran.err
    assert f"{symbol} {word}" in site.read_text(encoding="utf-8")


@pytest.mark.parametrize("spoilt", ["meaning: at_rsk", "title: ["])
def test_words_are_not_blamed_where_the_scale_itself_is_wrong(run: Any, plan: Any, spoilt: str) -> None:
    root = rated_by(plan, DELIVERY_CONFIDENCE)
    report(
        run, root, "--status", "in_progress", "--rag", "amber_red", "--narrative", "Late.", "--path-to-green", "Soon."
    )
    file = root / "workplan.yaml"
    text = file.read_text(encoding="utf-8")
    was = 'meaning: "at_risk"' if "meaning" in spoilt else "title: A small plan"
    file.write_text(text.replace(was, spoilt), encoding="utf-8")
    ran = run("validate", "--data", str(root))
    assert ran.code in (1, 3) and "workplan.yaml" in ran.out and "NHSE.yaml" not in ran.out


def test_an_audience_sees_the_level_and_not_the_words(run: Any, plan: Any) -> None:
    root = rated_by(plan, THREE, "verify_complete: true\n")
    done = ("--status", "complete", "--actual", "2018-06-20", "--evidence", "https://example.org")
    report(run, root, *done, "--assurance", "verified", "--assured-by", "Internal Audit", "--assured-how", "A visit.")
    file = root / "returns/FY18-19-Q1/NHSE.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "    audience: internal\n", encoding="utf-8")
    of = ("report", "board", "--period", "FY18/19-Q1", "--data", str(root))
    assert "Internal Audit" in run(*of).out or "A visit." not in run(*of).out
    ran = run(*of, "--audience", "public")
    assert ran.code == 0 and "A visit" not in ran.out and "Internal Audit" not in ran.out
    assert "not yet verified)" not in ran.out.partition("Key to ratings")[0].partition("key to ratings")[0]


def test_the_scale_in_the_guide_is_right(run: Any, plan: Any) -> None:
    page = (REPOSITORY / "docs" / "quarterly-round.md").read_text(encoding="utf-8")
    block = page[page.index("rating_scale:\n") :].partition("```")[0]
    ran = run("validate", "--data", str(plan({"workplan.yaml": DATED_WORKPLAN + block})))
    assert ran.code == 0, ran.out


def test_the_schema_of_any_plan_takes_the_codes_of_every_key(run: Any) -> None:
    """An editor that knows no plan must not mark what a plan's own scale allows."""
    told = json.loads(run("schema", "return").out)
    (pattern,) = [
        each["pattern"] for each in told["$defs"]["Update"]["properties"]["rag"]["anyOf"] if "pattern" in each
    ]
    assert all(re.search(pattern, word[0]) for key in KEYS.values() for word in key)
    assert not any(re.search(pattern, word) for word in ("Amber/Green", "amber green", "1", ""))


@each_key
def test_why_names_no_colour_that_the_key_may_not_have(run: Any, plan: Any, key: tuple[Word, ...]) -> None:
    root = rated_by(plan, key)
    report(run, root, "--status", "in_progress", "--rag", next(each[0] for each in key if each[4] == "on_track"))
    last = next(each for each in key if each[4] == "off_track")
    ran = run("status", "1.1.1", "--why", "--as-at", "2018-10-05", "--data", str(root), "-f", "text")
    told = " ".join(ran.out.split())
    assert f"{last[2]} {last[1]}, overdue by 5 days" in told
    assert "off track" in told.partition("rating row 4:")[2] and "otherwise: red" not in told
