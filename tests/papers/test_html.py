"""The HTML page: one file, in order, the same bytes each time, and nothing of the plan's can ever run in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.document.blocks import Bullets, Column, Document, FactList, Heading, Paragraph, Table, Text
from npa_cli.render.html.page import PageTemplate, render_html

BOARD = ("report", "board", "--data", "examples/riverside", "--period", "FY19/20-Q1", "-f", "html")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></title></script><svg onload=alert(1)>",
    "$title ${script} $$",
    "<!-- --> ]]> &lt;b&gt; javascript:alert(1)",
    "https://x.example/\"onmouseover=alert(1)//P1.1.1'><b>",
    "\x1b[31mred\x07 \u202egnp.exe",
)
VOID = {"meta", "br", "input", "img", "link", "line", "rect", "path"}


class Reader(HTMLParser):
    """The page as a tree would be: every element with its attributes, and the words outside style and script."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def board(run) -> str:
    return str(run(*BOARD, env={"PATH": ""}).out)


def test_the_page_is_well_formed_and_in_order(board: str) -> None:
    page = Reader(board)
    assert page.open == []
    assert page.all_of("html") == [{"lang": "en-GB"}]
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_tables_have_captions_and_scopes(board: str) -> None:
    page = Reader(board)
    tables = len(page.all_of("table"))
    assert tables > 5
    assert len(page.all_of("caption")) == tables
    assert {attributes.get("scope") for attributes in page.all_of("th")} == {"col", "row"}


def test_nothing_is_fetched_from_anywhere(board: str) -> None:
    page = Reader(board)
    assert all(tag not in ("link", "img", "iframe", "object", "embed", "base", "form") for tag, _ in page.elements)
    assert [attributes for attributes in page.all_of("script") if "src" in attributes] == []
    targets = [
        value for _, attributes in page.elements for name, value in attributes.items() if name in ("href", "src")
    ]
    places = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert all(each.startswith("#") and each[1:] in places for each in targets)
    assert "url(" not in board
    assert "@import" not in board


def test_letters_of_every_picture_are_7_points_or_more_on_a4(board: str) -> None:
    widths = [float(each) for each in re.findall(r'<svg [^>]*viewBox="0 0 ([\d.]+) ', board)]
    room = (210 - 2 * 15) / 0.264583  # pixels between the margins
    assert widths
    assert all(12 * 0.75 * min(1, room / width) >= 7 for width in widths)


def test_every_rating_is_said_in_words(board: str) -> None:
    tagged = re.findall(r'<span class="tag \w+">([^<]*)</span>', board)
    assert tagged
    assert all(re.search(r"\w", words) for words in tagged)


def test_the_same_files_give_the_same_bytes(run, board: str) -> None:
    assert run(*BOARD, env={"PATH": ""}).out == board


def hostile_document() -> Document:
    words = tuple(Text(each, "bad", order=each, keys=(each,)) for each in HOSTILE)
    columns = tuple(Column(each, filters=True) for each in HOSTILE)
    return Document(
        (
            *(Heading(1, each, beside=each) for each in HOSTILE),
            *(Paragraph(each, label=each) for each in HOSTILE),
            FactList(tuple((each, Text(each)) for each in HOSTILE)),
            Bullets(words),
            Table(columns, (words,), totals=words, caption=HOSTILE[0]),
        )
    )


def page_of(document: Document, header: str = HOSTILE[1], footer: str = HOSTILE[3]) -> Reader:
    html = (Path(__file__).resolve().parents[2] / "npa_cli/templates/page.html").read_text(encoding="utf-8")
    return Reader(render_html([document], PageTemplate(html, "b { color: red }", "1;"), header=header, footer=footer))


def assert_nothing_runs(page: Reader, scripts: int = 1) -> None:
    assert len(page.all_of("script")) == scripts
    assert len(page.all_of("style")) == 1
    assert not [tag for tag, _ in page.elements if tag in ("img", "iframe", "object")]
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_hostile_words_stay_words() -> None:
    page = page_of(hostile_document())
    assert_nothing_runs(page)
    said = "".join(page.words)
    for each in HOSTILE[:-1]:
        assert each in said
    assert "<U+001B>" in said
    assert "<U+202E>" in said


def test_an_address_is_a_link_to_just_that_and_an_id_within_it_none() -> None:
    table = Table(
        (Column("ID"), Column("Evidence")), ((Text("P1.1.1"), Text("P1.1.1, https://x.example/P1.1.1?a=1&b")),)
    )
    page = page_of(Document((Heading(1, "T"), table._replace(is_index=True), table)))
    targets = [each["href"] for each in page.all_of("a") if each["href"] != "#main"]
    assert targets == ["https://x.example/P1.1.1?a=1&b", "#row-1-0", "#row-1-0", "https://x.example/P1.1.1?a=1&b"]
    javascript = Document((Heading(1, "T"), Paragraph("javascript:alert(1) data:text/html,x file:///etc/passwd")))
    assert [each["href"] for each in page_of(javascript).all_of("a")] == ["#main"]


@given(st.text(max_size=200))
def test_any_words_come_back_as_they_were(words: str) -> None:
    document = Document((Heading(1, "Title"), Paragraph(words)))
    page = page_of(document, header="", footer="")
    assert_nothing_runs(page)
    printable = words.isprintable()
    assert not printable or words in "".join(page.words)


def test_hostile_words_in_every_field_of_a_plan(run, plan) -> None:
    attack = '<script>alert(1)</script>"><img src=x onerror=alert(1)> $script'
    quoted = attack.replace("'", "''")
    files = {
        "workplan.yaml": f"id: small\ntitle: '{quoted}'\nperiod: {{text: '{quoted}', start: 2018-04-01, end: 2021-03-31}}\n"
        f"objectives:\n  - {{id: O1, text: '{quoted}'}}\n"
        f"boards:\n  - {{code: '{quoted}', name: '{quoted}', meets: quarterly}}\n"
        f"sources:\n  - {{id: x, title: '{quoted}', licence: '{quoted}'}}\n",
        "partners.yaml": f"partners:\n  - {{code: NHSE, name: '{quoted}', kind: organisation}}\n",
        "priorities/01-first.yaml": f"id: P1\ntitle: '{quoted}'\nstatement: '{quoted}'\nmeasure: '{quoted}'\nthemes:\n"
        f"  - title: '{quoted}'\n    activities:\n      - id: P1.1\n        text: '{quoted}'\n        leads: [NHSE]\n"
        f"        lead_note: '{quoted}'\n        note: '{quoted}'\n        deliverables:\n"
        f"          - id: P1.1.1\n            text: '{quoted}'\n            timeframe: FY18/19 Q1\n",
        "returns/FY18-19-Q2/NHSE.yaml": "partner: NHSE\nperiod: FY18/19 Q2\nupdates:\n  P1.1.1:\n    status: in_progress\n"
        f"    rag: red\n    narrative: '{quoted}'\n    path_to_green: '{quoted}'\n    ask: '{quoted}'\n"
        f"    evidence: ['{quoted}']\n",
    }
    root = str(plan(files))
    for paper in (
        ("board",),
        ("priority", "1"),
        ("partner", "NHSE"),
        ("exceptions",),
        ("plan-on-a-page",),
        ("summary",),
    ):
        ran = run("report", *paper, "--data", root, "--period", "FY18/19-Q2", "-f", "html", env={"PATH": ""})
        assert ran.code == 0, ran.err
        page = Reader(ran.out)
        assert_nothing_runs(page)
        assert "<script>alert(1)</script>" in "".join(page.words)


def test_a_house_page_takes_the_place_of_npas_own(run, tmp_path: Path) -> None:
    house = tmp_path / "house.html"
    house.write_text("<!DOCTYPE html><title>$title</title><h6>House, $$5</h6>$body", encoding="utf-8")
    out = tmp_path / "paper.html"
    ran = run(*BOARD[:-2], "-o", str(out), "--template", str(house), env={"PATH": ""})
    assert ran.code == 0, ran.err
    assert "House, $5" in out.read_text(encoding="utf-8")
    house.write_text("$nothing", encoding="utf-8")
    assert "is no placeholder of a page" in run(*BOARD, "--template", str(house)).err
    assert "no such file" in run(*BOARD, "--template", str(tmp_path / "none.html")).err
    assert "--template is for html, odt, docx, pdf; this is markdown" in run(*BOARD[:-2], "--template", str(house)).err
