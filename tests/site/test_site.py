"""`npa site`: what stands in the page, for whom, and where it goes."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from benchmarks.plans import made_plan
from tests.architecture.filled_plan import FilledPlan
from tests.papers.test_audience import FILES, SECRETS

RIVERSIDE = ("--data", "examples/riverside", "--as-at", "2019-07-01")


def held(page: str, name: str = "rows") -> Any:
    """What the page holds for its script: all its rows; with `more`, the words of each row in full."""
    text = re.findall(rf'<script type="application/json" id="held-{name}">(.*?)</script>', page, re.DOTALL)[0]
    if name == "rows":
        return json.loads(text)
    texts = [each[0].replace("\u00a0", " ") for each in held(page)["texts"]]

    def words_in(value: Any) -> str:
        if isinstance(value, dict | list):
            return "\n".join(map(words_in, value.values() if isinstance(value, dict) else value))
        return texts[value]

    return {id_: words_in(blocks) for id_, blocks in map(json.loads, text.splitlines())}


@pytest.fixture
def made(run, tmp_path: Path) -> Callable[..., str]:
    def _made(*words: str, name: str = "plan.html") -> str:
        ran = run("site", *words, "-o", str(tmp_path / name))
        assert ran.code == 0, ran.err
        return (tmp_path / name).read_text(encoding="utf-8")

    return _made


def test_a_cell_of_the_grid_leads_to_the_rows_that_it_counts(made) -> None:
    page = made(*RIVERSIDE)
    rows = held(page)["rows"]
    links = re.findall(r'href="#plan\?([^"]*)" aria-label="[^"]*: (?:\S )?(?:\d+/)?(\d+)"', unescape(page))
    assert len(links) > 15
    for query, number in links:
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        fitting = [each for each in rows if all(each[name] == value for name, value in asked.items())]
        assert len(fitting) == int(number), query


def test_the_ratings_add_up_to_all_and_each_leads_to_its_rows(made) -> None:
    page = made(*RIVERSIDE)
    rows = held(page)["rows"]
    told = re.findall(r'href="#plan\?rating=(\w+)">\S (\d+) ', page)
    assert sum(int(number) for _, number in told) == len(rows) == 23
    assert all(sum(row["rating"] == rating for row in rows) == int(number) for rating, number in told)


def test_a_row_in_full_has_every_return_in_turn_what_the_registers_hold_and_its_line(made) -> None:
    page = made(*RIVERSIDE)
    words = held(page, "more")["P1.1.4"]
    for each in ("Supplier is late.", "New supplier chosen", "CHG-002 rejected", "R-002", "DEP-001"):
        assert each in words
    line = int(re.findall(r"examples/riverside/priorities/01-home.yaml:(\d+)", words)[0])
    assert "P1.1.4" in Path("examples/riverside/priorities/01-home.yaml").read_text().splitlines()[line - 1]


def test_words_that_were_changed_stand_beside_the_signed_ones(made, run, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    shutil.copytree("examples/riverside", root)
    with (root / "changes.yaml").open("a", encoding="utf-8") as changes:
        changes.write(
            "- {id: CHG-009, item: P1.1.1, field: text, to: Another checklist, reason: scope, status: approved, "
            "decided_by: RPB, decided_on: 2019-05-21}\n"
        )
    full = held(made("--data", str(root), "--as-at", "2019-07-01"), "more")["P1.1.1"]
    assert "Words as signed\nDischarge checklist agreed\n" in full
    assert "CHG-009 approved: text to Another checklist (scope)" in full
    shown = run("show", "P1.1.1", "--data", str(root), "--as-at", "2019-07-01").out
    assert re.search(r"^Words as signed +Discharge checklist agreed$", shown, re.MULTILINE)


def page_of(page: str, name: str) -> str:
    """One page of it, as HTML."""
    return re.findall(rf'<section id="{name}".*?</section>', page, re.DOTALL)[0]


def cells_of(html: str, caption: str) -> list[list[str]]:
    """The words of each row of the table under a caption."""
    table = next(each for each in re.findall(r"<table>.*?</table>", html, re.DOTALL) if f">{caption}<" in each)
    rows = re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2], re.DOTALL)
    return [
        [
            unescape(re.sub(r"<[^>]*>", "", cell.replace("<br>", " "))).replace("\u00a0", " ")
            for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        for row in rows
    ]


def test_a_partner_sees_what_is_asked_of_it_and_what_it_last_said(made) -> None:
    page = made(*RIVERSIDE)
    own = page_of(page, "partner-RC")
    assert "asked about 4, reported on 2, no change said of 0, nothing said yet of 2." in own
    assert "Approved by Director of Adult Services on 10 Jul 2019." in own
    asked = {row[0]: row[1:] for row in cells_of(own, "What is asked for FY19/20 Q1")}
    assert list(asked) == ["P2.2.1", "P2.2.2", "P1.3.1", "P1.3.2"]  # what still waits for an answer comes first
    assert (asked["P2.2.2"][1], asked["P2.2.2"][3]) == ("nothing said yet", "nothing")
    assert asked["P2.2.1"][3].startswith("For FY18/19 Q4. Status: complete, the one due 31 Mar 2019")
    assert "Narrative: Twelve cases reviewed." in asked["P2.2.1"][3]
    assert (asked["P1.3.2"][1], asked["P1.3.2"][3].partition("; ")[0].partition(" Narr")[0]) == (
        "reported",
        "For FY19/20 Q1. Status: in progress, rag amber, forecast 31 Mar 2020",
    )
    assert '<a href="https://example.org/review-2" rel="noreferrer">' in own
    assert "nothing is asked of this partner" in page_of(page, "partner-Joint")


def test_the_board_page_is_the_paper_with_its_annexes(made, run) -> None:
    board = page_of(made(*RIVERSIDE), "board")
    paper = run("report", "board", *RIVERSIDE[:2], "--period", "FY19/20-Q1", "--format", "markdown").out
    names = re.findall(r"^#{1,3} (.*)$", paper, re.MULTILINE)
    assert [unescape(each) for each in re.findall(r"<h[123][^>]*>([^<]*)", board)] == names
    assert "Annex A: every deliverable" in names
    ids = [row[0] for row in cells_of(board, "Annex A: every deliverable")]
    assert len(ids) == 23
    assert not re.findall(r'<tr id="', board)  # an id leads to its row of the one table


def test_the_foot_says_the_day_and_whether_the_plan_is_committed(made, plan) -> None:
    page = made("--data", str(plan()), "--as-at", "2019-07-01")
    assert "As at 1 July 2019 · not in git · files " in page


def test_nothing_is_fetched_and_only_its_own_script_runs(made) -> None:
    page = made(*RIVERSIDE)
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy and "connect-src" not in policy
    assert not re.search(r"<(?:img|link|iframe|object|embed|script)\b[^>]*(?:src|href)=\"(?!data:,\")", page)


def test_without_a_script_the_whole_table_and_each_row_in_full_can_be_read(made) -> None:
    page = made(*RIVERSIDE)
    plain = re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL)[0]
    for each in held(page)["rows"]:
        assert f'<tr id="{each["id"]}">' in plain
        assert re.search(rf"<h3[^>]*>{re.escape(each['id'])} ", plain)
    assert "Supplier is late." in plain


HOSTILE = '</script><script>alert(1)</script><!-- <b onclick="x()">\u2028\u202e ${x} `'


def hostile_plan(root: Path, words: str = HOSTILE) -> Path:
    """A plan in whose every field of text stand the field's own name and hostile words."""
    FilledPlan(words=lambda place: f"{place} {words}").write(root)
    return root


def test_hostile_words_in_every_field_end_no_element(made, tmp_path: Path) -> None:
    page = made("--data", str(hostile_plan(tmp_path / "plan")), "--as-at", "2019-07-01")
    assert len(re.findall(r"<script", page)) == 3
    assert len(re.findall(r"</script", page)) == 3
    assert 'onclick="' not in page
    assert "\u202e" not in page and "\u2028" not in page
    for field in (
        "Workplan.title",
        "Deliverable.note",
        "Update.narrative",
        "Risk.title",
        "Decision.title",
        "Measure.title",
    ):
        assert f"{field} " in page or f"{field}\u00a0" in page, field


NARRATIVE = "Work on {} went on in {} as was agreed with the providers, and {} regions have told of what they found. "


def test_the_shipped_plan_with_a_year_of_returns_takes_3_mb_at_most(run, made, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    shutil.copytree("data", root)
    said = 0
    for period in ("FY18/19 Q1", "FY18/19 Q2", "FY18/19 Q3", "FY18/19 Q4"):
        asked = json.loads(run("return", "status", "--data", str(root), "--period", period, "-f", "json").out)["items"]
        folder = root / "returns" / period.replace("/", "-").replace(" ", "-")
        folder.mkdir(parents=True)
        for each in asked:
            entries = [
                f"  {id_}: {{status: in_progress, rag: amber, narrative: '{NARRATIVE.format(id_, period, at) * 3}'}}\n"
                for at, id_ in enumerate(each["deliverables"])
            ]
            said += len(entries)
            head = f"partner: {each['partner']}\nperiod: {period}\nupdates:\n"
            (folder / f"{each['partner']}.yaml").write_text(head + "".join(entries), encoding="utf-8")
    page = made("--data", str(root), "--as-at", "2019-04-01")
    assert said > 150
    assert page.count("Work on P1.1.3 went on in FY18/19 Q4") > 1
    assert len(page.encode()) <= 3_000_000


@pytest.mark.slow
def test_the_page_of_a_long_plan_names_papers_instead_and_they_can_be_made(made, run, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    made_plan(root, 1_004, 4)
    page = made("--data", str(root), "--as-at", "2018-07-02")
    papers = dict.fromkeys(re.findall(r"(?:own|paper): npa (report [^<]*)</span>", unescape(page)))
    assert [each.split()[1:3] for each in papers][:2] == [["board", "--period"], ["partner", "MoJ"]]
    for each in papers:
        assert run(*shlex.split(each), "--format", "markdown").code == 0, each
    assert len(held(page)["rows"]) == 1_004


def test_each_text_of_the_rows_is_held_once(made) -> None:
    texts = [tuple(each) for each in held(made(*RIVERSIDE))["texts"]]
    assert len(texts) == len(set(texts)) > 200


@pytest.mark.parametrize("audience", ["internal", "board", "public"])
def test_what_is_for_a_narrower_audience_is_nowhere_in_the_page(made, plan, audience: str) -> None:
    page = made("--data", str(plan(FILES)), "--as-at", "2018-10-01", "--audience", audience)
    hidden = {"internal": (), "board": SECRETS["internal"], "public": (*SECRETS["internal"], *SECRETS["board"])}
    for word in (*SECRETS["internal"], *SECRETS["board"]):
        assert (word in page) == (word not in hidden[audience]), word
    assert ("01-first.yaml" in page) == (audience == "internal")
    assert "Open thing" in page
    assert f"{audience}: " in page


def test_the_page_over_all_plans_holds_no_more_than_an_audience_may_see(run, plan, tmp_path: Path) -> None:
    words = ("--plan", "all", "--data", str(plan(FILES)), "--as-at", "2018-10-01", "-o", str(tmp_path / "pages"))
    assert run("site", *words, "--audience", "public").code == 0
    pages = [each.read_text(encoding="utf-8") for each in (tmp_path / "pages").iterdir()]
    assert len(pages) == 2
    for page in pages:
        assert "Open thing" in page
        assert not [word for word in (*SECRETS["internal"], *SECRETS["board"]) if word in page]


def test_several_plans_have_a_page_each_and_one_over_all(run, tmp_path: Path) -> None:
    ran = run("site", "--plan", "all", "-o", str(tmp_path / "pages"))
    assert ran.code == 0, ran.err
    assert sorted(each.name for each in (tmp_path / "pages").iterdir()) == [
        "index.html",
        "npa-2013.html",
        "npa-2018.html",
        "south-west-2020.html",
        "west-midlands-2010.html",
    ]
    whole = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert 'href="npa-2013.html"' in whole
    assert '<li><a href="index.html">All plans</a></li>' in (tmp_path / "pages" / "npa-2013.html").read_text("utf-8")
    ids = {each["id"] for each in held(whole)["rows"]}
    assert {"npa-2018:P3.1.2", "npa-2013:P1.1.1"} <= ids


def test_several_plans_do_not_fit_in_one_file(run, tmp_path: Path) -> None:
    ran = run("site", "--plan", "all", "-o", str(tmp_path / "plan.html"))
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "name a folder: -o site" in ran.err


def test_a_page_takes_the_place_of_an_older_one_and_of_nothing_else(run, tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    assert run("site", *RIVERSIDE, "-o", str(file)).code == 0
    assert run("site", *RIVERSIDE[:2], "--as-at", "2019-04-01", "-o", str(file)).code == 0
    file.write_text("<html>mine</html>")
    assert run("site", *RIVERSIDE, "-o", str(file)).code == 2
    assert file.read_text() == "<html>mine</html>"
    assert run("site", *RIVERSIDE, "-o", str(tmp_path / "plan.pdf")).code == 2
