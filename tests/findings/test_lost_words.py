"""What stands after ` #` in words for people is told, and what is a comment by intent is not."""

from __future__ import annotations

import pytest

from npa_cli.rules.check_file import WORDS_FOR_PEOPLE
from npa_cli.store.comments import find_lost_words

PARSERS = ("compiled", "pure")


def lost(text: str, parser: str) -> list[tuple[str, int, int]]:
    found = find_lost_words(text.encode(), WORDS_FOR_PEOPLE, parser)  # type: ignore[arg-type]
    return [(each.words, each.point.line, each.point.column) for each in found]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("narrative: see ticket #44\n", [("#44", 1, 23)]),
        ("text: Ward #4 opens\r\nid: P1 # an aside\r\n", [("#4 opens", 1, 12)]),
        ("narrative: #4 is open\nid: P1\n", [("#4 is open", 1, 12)]),
        ("evidence:\n  - Minutes, item #3\n  - Letter\n", [("#3", 2, 19)]),
        ("updates:\n  P1: {status: complete, narrative: ticket #44\n    }\n", [("#44", 2, 44)]),
        ("- text: one #2\n  ask: é #3\n", [("#2", 1, 13), ("#3", 2, 10)]),
        ('narrative: "ticket #44"\n', []),
        ('narrative: "ticket 44"  # an aside\n', []),
        ("narrative: ticket#44\n", []),
        ("narrative: |  # an aside\n  ticket #44\n", []),
        ("# an aside\nnarrative: ticket 44\n# another\n", []),
        ("narrative: ticket 44  # npa: ignore[NPA503] agreed\n", []),
        ("updates: {P1: {narrative: done}}  # an aside\n", []),
        ("leads: [NHSE]  # an aside\n", []),
    ],
)
def test_only_what_follows_unquoted_words_for_people_is_lost(
    parser: str, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert lost(text, parser) == expected


def test_a_file_without_a_comment_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("npa_cli.store.comments.events_to_the_end", None)  # to call it would fail
    assert find_lost_words(b"narrative: ticket#44\n# a line of its own\n", WORDS_FOR_PEOPLE) == ()


def test_words_after_a_sharp_are_told_where_they_are_lost(run, plan) -> None:
    lost = "partner: NHSE\nperiod: FY18/19 Q1\nupdates:\n  P1.1.1:\n    status: in_progress\n    rag: green\n"
    root = plan({"returns/FY18-19-Q1/NHSE.yaml": f"{lost}    narrative: Waiting for ticket #4471\n"})
    ran = run("validate", "--select", "lost-words", folder=root)
    assert ran.code == 0
    assert "NHSE.yaml:7:35: NPA810 warning: P1.1.1: `#4471` is a comment" in ran.out
    quoted = f'{lost}    narrative: "Waiting for ticket #4471"\n'
    assert run("validate", "--select", "lost-words", folder=plan({"returns/FY18-19-Q1/NHSE.yaml": quoted})).out == ""
