"""`npa site`: what stands in the page, for whom, and where it goes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.papers.test_audience import FILES, SECRETS

RIVERSIDE = ("--data", "examples/riverside", "--as-at", "2019-07-01")


def held(page: str, name: str = "rows") -> Any:
    """What the page holds for its script: all its rows; with `more`, the blocks of each row in full."""
    text = re.findall(rf'<script type="application/json" id="held-{name}">(.*?)</script>', page, re.DOTALL)[0]
    return json.loads(text) if name == "rows" else dict(map(json.loads, text.splitlines()))


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
    words = json.dumps(held(page, "more")["P1.1.4"], ensure_ascii=False)
    for each in ("Supplier is late.", "New supplier chosen", "CHG-002 rejected", "R-002", "DEP-001"):
        assert each in words
    line = int(re.findall(r"examples/riverside/priorities/01-home.yaml:(\d+)", words)[0])
    assert "P1.1.4" in Path("examples/riverside/priorities/01-home.yaml").read_text().splitlines()[line - 1]


def test_a_partner_sees_what_is_asked_of_it_and_what_it_answered(made) -> None:
    page = made(*RIVERSIDE)
    silent = [each["id"] for each in held(page)["rows"] if each["asked"].get("CF") == "nothing said yet"]
    assert silent == ["P3.2.1"]
    assert "asked about 1, reported on 0, no change said of 0, nothing said yet of 1." in page
    assert held(page)["asked"] == "Return for FY19/20 Q1"


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
        assert re.search(rf"<h3[^>]*>{re.escape(each['id'])}</h3>", plain)
    assert "Supplier is late." in plain


HOSTILE = '</script><script>alert(1)</script><!-- <b onclick="x()">\u2028\u202e ${x} `'


def test_hostile_words_in_every_field_end_no_element(made, plan) -> None:
    words = json.dumps(HOSTILE)
    files = {
        "workplan.yaml": f"id: small\ntitle: {words}\nperiod: {{text: {words}}}\n",
        "partners.yaml": f"partners:\n  - {{code: NHSE, name: {words}, kind: organisation, note: {words}}}\n",
        "priorities/01-first.yaml": f"""\
id: P1
title: {words}
statement: {words}
themes:
  - title: {words}
    activities:
      - id: P1.1
        text: {words}
        leads: [NHSE]
        deliverables: [{{id: P1.1.1, text: {words}, timeframe: FY18/19 Q2, note: {words}}}]
""",
        "returns/FY18-19-Q2/NHSE.yaml": f"""\
partner: NHSE
period: FY18/19 Q2
updates:
  P1.1.1: {{status: in_progress, rag: red, narrative: {words}, path_to_green: {words}, ask: {words}, evidence: [{words}]}}
""",
    }
    page = made("--data", str(plan(files)), "--as-at", "2018-10-01")
    assert len(re.findall(r"<script", page)) == 3
    assert len(re.findall(r"</script", page)) == 3
    assert 'onclick="' not in page
    assert "\u202e" not in page and "\u2028" not in page


@pytest.mark.parametrize("audience", ["internal", "board", "public"])
def test_what_is_for_a_narrower_audience_is_nowhere_in_the_page(made, plan, audience: str) -> None:
    page = made("--data", str(plan(FILES)), "--as-at", "2018-10-01", "--audience", audience)
    hidden = {"internal": (), "board": SECRETS["internal"], "public": (*SECRETS["internal"], *SECRETS["board"])}
    for word in (*SECRETS["internal"], *SECRETS["board"]):
        assert (word in page) == (word not in hidden[audience]), word
    assert ("01-first.yaml" in page) == (audience == "internal")
    assert "Open thing" in page
    assert f"{audience}: " in page


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
