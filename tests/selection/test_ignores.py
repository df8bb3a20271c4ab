"""`# npa: ignore[…] reason`: which comments are heeded, what they silence, and what is said of the others."""

from __future__ import annotations

import json

import pytest

from npa_cli.model.finding import Point
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.store.comments import find_ignores

FIRST = "priorities/01-first.yaml"
WRONG = first_priority("[NHSE]", "[NHSX]")
PARSERS = ("compiled", "pure")


def lines_silenced(text: str, parser: str = "compiled") -> list[int | None]:
    return [each.line for each in find_ignores(text.encode(), parser)]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: b  # npa: ignore[NPA203] why\n", [1]),
        ("a: b  #npa:ignore[NPA203] why\r\nc: d # npa: ignore[NPA203] why\r\n", [1, 2]),
        ("# npa: ignore[NPA203] why\n\n# another comment\na: b\n", [4]),
        ("# npa: ignore[NPA203] one\n# npa: ignore[NPA204] two\na: b\n", [3, 3]),
        ("a:\n  # npa: ignore[NPA203] why\n  - b\n", [3]),
        ("a: b\n# npa: ignore[NPA203] nothing comes after\n", [None]),
        ("a: 'x # npa: ignore[NPA203] why'\n", []),
        ('a: "x\n  # npa: ignore[NPA203] why"\n', []),
        ("a: |\n  x\n  # npa: ignore[NPA203] why\nb: c\n", []),
        ("a: |\n  x\n# npa: ignore[NPA203] why\nb: c\n", [4]),
        ("a: |  # npa: ignore[NPA203] why\n  x # npa: ignore[NPA204] not\nb: c\n", [1]),
        ("a: x#npa:ignore[NPA203]\n", []),
        ("a: x\n  y  # npa: ignore[NPA203] why\n", [1]),
        ('a: "x\n  y"  # npa: ignore[NPA203] why\n', [1]),
        ("a: [x,  # npa: ignore[NPA203] why\n  y]  # npa: ignore[NPA203] why\n", [1, 2]),
        ("a: é😀 # npa: ignore[NPA203] why\n", [1]),
        ("\ufeffa: b # npa: ignore[NPA203] why\n", [1]),
        ("a: b # a note about npa: ignore[NPA203] why\n", []),
        ("a: b", []),
    ],
)
def test_a_comment_is_one_by_the_grammar_and_speaks_of_a_line(text: str, lines: list[int | None], parser: str) -> None:
    assert lines_silenced(text, parser) == lines


def test_where_it_and_its_names_stand() -> None:
    (found,) = find_ignores(b"a: b\nc: d  # npa: ignore[NPA203, duplicate-id] - moved in June\n")
    assert found.point == Point(2, 7)
    assert [(each.word, each.point) for each in found.names or ()] == [
        ("NPA203", Point(2, 21)), ("duplicate-id", Point(2, 29)),
    ]  # fmt: skip
    assert found.reason == "moved in June"
    assert found.well_formed


def told(run, root) -> tuple[list[str], str, int]:
    ran = run("validate", "--data", str(root), folder=root)
    return [line.partition(":")[2] for line in ran.out.splitlines()], ran.err.splitlines()[-1], ran.code


@pytest.mark.parametrize("name", ["NPA201", "npa201", "unknown-partner", "NPA202,unknown-partner", "NPA201 NPA202"])
def test_it_silences_the_finding_on_its_line(plan, run, name: str) -> None:
    ignored = WRONG.replace("[NHSX]", f"[NHSX]  # npa: ignore[{name}] joins in July")
    lines, tally, code = told(run, plan({FIRST: ignored}))
    assert not any("NPA201 P1.1" in line for line in lines)
    assert "1 ignored" in tally
    assert code == 0


def test_above_the_line_is_as_good(plan, run) -> None:
    ignored = WRONG.replace("        leads:", "        # npa: ignore[NPA201] joins in July\n        leads:")
    assert told(run, plan({FIRST: ignored})) == (
        [],
        "npa: small (this folder): 3 files read, no findings, 1 ignored",
        0,
    )


def test_what_is_silenced_is_listed_where_asked_with_its_reason(plan, run) -> None:
    root = plan({FIRST: WRONG.replace("[NHSX]", "[NHSX]  # npa: ignore[NPA201] joins in July")})
    shown = run("validate", "--show-ignored", "--data", str(root), folder=root)
    assert (shown.code, shown.err) == (0, "npa: small (this folder): 3 files read, no findings, 1 ignored\n")
    (line,) = shown.out.splitlines()
    assert ": NPA201 note: P1.1: " in line and "; ignored: joins in July (" in line
    (found,) = json.loads(run("validate", "--show-ignored", "-f", "sarif", "--data", str(root)).out)["runs"][0][
        "results"
    ]
    assert found["level"] == "note"
    assert found["suppressions"] == [{"kind": "inSource", "justification": "joins in July"}]


def test_a_finding_on_a_mapping_is_silenced_on_its_first_line(plan, run) -> None:
    missing = first_priority("id: P1\n", "id: P1  # npa: ignore[NPA102] agreed in June\n").replace(
        "statement: Do one thing well.\n", ""
    )
    assert told(run, plan({FIRST: missing}))[2] == 0
    elsewhere = first_priority("title: First\n", "title: First  # npa: ignore[NPA102] agreed in June\n").replace(
        "statement: Do one thing well.\n", ""
    )
    lines, _, code = told(run, plan({FIRST: elsewhere}))
    assert (len(lines), code) == (2, 1)


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore[NPA201]", "NPA901 gives no reason, so it ignores nothing"),
        ("ignore[NPA201] -", "NPA901 gives no reason, so it ignores nothing"),
        ("ignore[] joins in July", "NPA901 ignores no rule by its code, so it ignores nothing"),
        ("ignore joins in July", "NPA901 ignores no rule by its code, so it ignores nothing"),
        ("ingore[NPA201] joins in July", "NPA901 `npa: ingore` is nothing that npa is asked in a comment"),
        ("", "NPA901 `npa: ` is nothing that npa is asked in a comment"),
        ("ignore[NPA2O1] joins in July", "NPA902 no rule `NPA2O1` (did you mean `NPA2"),
        ("ignore[NPA2] joins in July", "NPA902 no rule `NPA2`"),
        ("ignore[unknown-partners] joins", "NPA902 no rule `unknown-partners` (did you mean `unknown-partner`?)"),
        ("ignore[NPA002] joins in July", "NPA902 NPA002 can't be ignored: it keeps the file from being read"),
        ("ignore[NPA701] joins in July", "NPA902 NPA701 can't be ignored: it judges the change"),
        ("ignore[NPA903] joins in July", "NPA902 NPA903 can't be ignored: it is about such comments"),
        ("ignore[NPA202] joins in July", "NPA903 warning: there is no NPA202 here to ignore"),
    ],
)  # fmt: skip
def test_one_that_ignores_nothing_is_a_finding_and_hides_none(plan, run, comment: str, said: str) -> None:
    text = WRONG.replace("[NHSX]", f"[NHSX]  # npa: {comment}")
    lines, _, code = told(run, plan({FIRST: text}))
    assert code == 1
    assert any("NPA201 P1.1: no partner `NHSX`" in line for line in lines)
    assert any(said in line.replace(" P1.1:", "") for line in lines)
    assert len(lines) == 2


def test_one_of_several_names_that_ignores_nothing_is_told(plan, run) -> None:
    text = WRONG.replace("[NHSX]", "[NHSX]  # npa: ignore[NPA201, NPA202] joins in July")
    lines, tally, code = told(run, plan({FIRST: text}))
    assert [line.split(" ")[1] for line in lines] == ["NPA903"]
    assert "1 ignored" in tally
    assert code == 0


def test_what_a_broken_file_may_hide_is_not_called_unused(plan, run) -> None:
    text = WRONG.replace("[NHSX]", "[NHSX]  # npa: ignore[NPA201] joins in July")
    lines, _, code = told(run, plan({FIRST: text, "partners.yaml": "partners: [\n"}))
    assert code == 3
    assert not any("NPA903" in line for line in lines)


def test_a_level_or_a_selection_makes_no_comment_unused(plan, run) -> None:
    text = first_priority("FY18/19 Q2", "FY18/20 Q2  # npa: ignore[NPA301] as signed")
    root = plan({FIRST: text})
    for words in ((), ("--level", "draft"), ("--select", "NPA9"), ("--ignore", "NPA3")):
        ran = run("validate", "--data", str(root), *words)
        assert (ran.out, ran.code) == ("", 0)


def test_a_file_without_the_word_is_read_once(monkeypatch) -> None:
    monkeypatch.setattr("npa_cli.store.comments.events_to_the_end", None)  # to call it would fail
    assert find_ignores(MINIMAL_PLAN[FIRST].encode()) == ()


def test_very_many_comments_take_no_time() -> None:
    assert len(find_ignores(b"# npa: ignore[NPA203] why\n" * 100_000 + b"a: b\n")) == 1_000
