"""--select and --ignore: by code, by the beginning of one, by name; and what they never hide."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.rules.discover import all_rules
from npa_cli.rules.minimal_plan import first_priority, return_of
from npa_cli.rules.selection import Selection, read_selection

FILES = {
    "priorities/01-first.yaml": first_priority("[NHSE]", "[NHSX]").replace("FY18/19 Q2", "FY18/20 Q2"),
    "returns/FY18-19-Q1/NHSE.yaml": return_of("status: complete, actual: 2019-06-21"),
}


def codes(run, root, *words: str) -> list[str]:
    ran = run("validate", "--data", str(root), "--format", "json", *words)
    return sorted({item["code"] for item in json.loads(ran.out)["items"]})


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ((), ["NPA201", "NPA301", "NPA407", "NPA502"]),
        (("--select", "NPA4"), ["NPA407"]),
        (("--select", "NPA4,NPA201"), ["NPA201", "NPA407"]),
        (("--select", "NPA4", "--select", " npa201 "), ["NPA201", "NPA407"]),
        (("--select", "unknown-partner"), ["NPA201"]),
        (("--ignore", "NPA5"), ["NPA201", "NPA301", "NPA407"]),
        (("--ignore", "NPA5,unreadable-timeframe,NPA407"), ["NPA201"]),
        (("--select", "NPA5", "--ignore", "NPA502"), []),
        (("--select", "NPA502", "--ignore", "NPA5"), ["NPA502"]),
        (("--select", "NPA502", "--ignore", "NPA502"), []),
        (("--select", "NPA"), ["NPA201", "NPA301", "NPA407", "NPA502"]),
        (("--select", "NPA6"), []),
    ],
)
def test_only_what_was_asked_for(plan, run, words: tuple[str, ...], left: list[str]) -> None:
    assert codes(run, plan(FILES), *words) == left


def test_what_was_not_asked_for_does_not_fail(plan, run) -> None:
    root = plan({"priorities/01-first.yaml": first_priority("[NHSE]", "[NHSX]")})
    assert run("validate", "--data", str(root)).code == 1
    assert run("validate", "--data", str(root), "--ignore", "NPA201").code == 0


def test_a_file_that_can_not_be_read_is_always_told(plan, run) -> None:
    root = plan({"priorities/02-x.yaml": "id: [\n"})
    ran = run("validate", "--data", str(root), "--select", "NPA5")
    assert ran.code == 3
    assert "NPA002" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--select", "NPA2O1"), "no rule `NPA2O1`; npa explain lists them; did you mean `NPA2"),
        (("--ignore", "duplicate_id"), "no rule `duplicate_id`; npa explain lists them; did you mean `duplicate-id`?"),
        (("--ignore", "\x1b[2Jx"), "no rule `<U+001B>[2Jx`; npa explain lists them"),
        (("--ignore", "NPA0"), "--ignore `NPA0`: what keeps a file from being read can't be ignored"),
        (("--ignore", "broken-yaml"), "--ignore `NPA002`: what keeps a file from being read can't be ignored"),
        (("--ignore", "NPA"), "--ignore `NPA`: what keeps a file from being read can't be ignored"),
    ],
)
def test_what_can_not_be_meant_is_a_usage_error(plan, run, words: tuple[str, ...], said: str) -> None:
    ran = run("validate", "--data", str(plan()), *words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


BEGINNINGS = st.sampled_from(sorted({rule.code[:length] for rule in all_rules() for length in (3, 4, 5, 6)}))


@given(
    st.lists(BEGINNINGS, max_size=4),
    st.lists(BEGINNINGS, max_size=4),
    st.sampled_from([rule.code for rule in all_rules()]),
)
def test_the_longer_beginning_decides(select: list[str], ignore: list[str], code: str) -> None:
    asked_for = Selection(tuple(select), tuple(ignore)).has(code)
    longest = {name: max((len(each) for each in given if code.startswith(each)), default=0)
               for name, given in (("select", select), ("ignore", ignore))}  # fmt: skip
    if code.startswith("NPA0"):
        assert asked_for
    elif select and not longest["select"]:
        assert not asked_for
    else:
        assert asked_for == (longest["select"] > longest["ignore"] or not longest["ignore"])


def test_words_and_commas_may_be_mixed() -> None:
    assert read_selection(["NPA4, duplicate-id", "npa5,,"], []).select == ("NPA4", "NPA202", "NPA5")
