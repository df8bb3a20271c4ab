"""Commands that write: only the lines asked for change, and nothing wrong is ever written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npa_cli.store.load import load
from tests.counts import examples

TODAY = "2018-11-02"
RETURN = "returns/FY18-19-Q3/NHSE.yaml"
WORKPLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"


@pytest.fixture
def root(plan) -> Path:
    return plan({"workplan.yaml": WORKPLAN})


def update(run, root: Path, *words: str):
    return run("update", "P1.1.1", "--period", "FY18/19-Q3", *words, folder=root)


def test_an_update_makes_the_return_and_the_next_one_adds_to_it(run, root: Path) -> None:
    first = update(
        run,
        root,
        "--status",
        "in_progress",
        "--rag",
        "green",
        "--forecast",
        "2019-02-28",
        "--narrative",
        "On its way: nearly.",
    )
    assert (first.code, first.out) == (0, "")
    told = "P1.1.1 in NHSE's return for FY18/19 Q3; it counts from 1 January 2019, the day after that quarter ended"
    written, found = first.err.splitlines()
    assert written == f"npa: wrote {RETURN}: {told}"
    assert found.startswith(f"npa: {RETURN}:6:10: NPA501 warning: P1.1.1: `green`, though it was due by 2018-09-30")
    words = ("--rag", "amber", "--path-to-green", "More staff.")
    second = update(run, root, *words, "--diff")
    assert (second.code, update(run, root, *words).out) == (0, "")
    changed = [line for line in second.out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    today = date.today().isoformat()
    assert changed == [
        "-    rag: green", "+    rag: amber", "+    path_to_green: More staff.",
    ] and f"said_on: {today}" in second.out  # fmt: skip
    (given_return,) = load(root).plan.returns
    entry = given_return.updates["P1.1.1"]
    assert (given_return.partner, given_return.period) == ("NHSE", "FY18/19 Q3")
    assert (entry.status, entry.rag, entry.narrative) == ("in_progress", "amber", "On its way: nearly.")


def test_a_dry_run_says_what_would_change_and_writes_nothing(run, root: Path) -> None:
    ran = update(run, root, "--status", "complete", "--actual", "2018-10-31", "--dry-run")
    assert ran.out == ""
    assert f"would write {RETURN}: P1.1.1 in NHSE's return" in ran.err
    assert ran.err.endswith("; nothing was written\n")
    assert not (root / RETURN).exists()


def test_what_would_be_wrong_is_refused_and_the_file_stays(run, root: Path) -> None:
    run("update", "P1.1.1", "--period", "FY18/19-Q2", "--status", "not_started", folder=root)
    update(run, root, "--status", "in_progress")
    before = (root / RETURN).read_bytes()
    for words, said in (
        (("--status", "finished"), "no status `finished`; did you mean `complete`?"),
        (("--forecast", "next week"), "--forecast `next week` is not a day"),
        ((), "say what to report"),
        (("--no-change", "--rag", "red"), "not both"),
        (("--no-change",), "is already reported on in this return"),
    ):
        ran = update(run, root, *words)
        assert ran.code == 2
        assert said in ran.err
    assert (root / RETURN).read_bytes() == before


def test_a_broken_return_is_not_touched(run, root: Path) -> None:
    path = root / RETURN
    path.parent.mkdir(parents=True)
    path.write_text("partner: [\n")
    ran = update(run, root, "--status", "in_progress")
    assert ran.code == 3
    assert f"nothing was written; this has to be corrected first: {RETURN}:" in ran.err
    assert path.read_text() == "partner: [\n"


@pytest.mark.parametrize(
    "words",
    ["updates: []", "updates: word", "updates: {P1.1.1: []}", "updates: {P1.1.1: {status: don}}", "no_change: {a: b}"],
)
def test_a_return_with_findings_of_its_own_is_not_edited(words: str, run, root: Path) -> None:
    path = root / RETURN
    path.parent.mkdir(parents=True)
    path.write_text(f"partner: NHSE\nperiod: FY18/19 Q3\n{words}\n")
    ran = update(run, root, "--status", "in_progress")
    assert ran.code == 3
    assert f"this has to be corrected first: {RETURN}:3:" in ran.err
    assert words in path.read_text()


@pytest.mark.parametrize("words", ["word", "- word", "- {id: CHG-001, item: 12}", "{a: b}"])
def test_changes_with_findings_of_their_own_are_not_edited(words: str, run, root: Path) -> None:
    (root / "changes.yaml").write_text(f"{words}\n")
    ran = run("change", "propose", "P1.1.1", "--to", "FY19/20 Q3", "--reason", "other", folder=root)
    assert ran.code == 3
    assert "this has to be corrected first: changes.yaml:1:" in ran.err
    assert (root / "changes.yaml").read_text() == f"{words}\n"


@pytest.mark.parametrize(
    "words", ["themes: word", "themes: {a: b}", "themes: [{title: x, activities: word}]", "themes: [word]"]
)
@pytest.mark.parametrize(
    "added", ["activity P1 Text --lead NHSE --timeframe Ongoing", "deliverable P1.1 Text --timeframe Ongoing"]
)
def test_a_priority_with_findings_of_its_own_is_not_edited(words: str, added: str, run, root: Path) -> None:
    path = root / "priorities" / "01-first.yaml"
    path.write_text(f"id: P1\ntitle: First\nstatement: Words.\n{words}\n")
    ran = run("add", *added.split(), folder=root)
    assert ran.code in (2, 3)  # 2 where the activity itself can't be read
    assert "fault in npa itself" not in ran.err
    assert path.read_text().endswith(f"{words}\n")


def test_no_change_is_listed_and_taken_back_by_an_update(run, root: Path) -> None:
    never = update(run, root, "--no-change")
    assert "has not reported on P1.1.1 before" in never.err
    run("update", "P1.1.1", "--period", "FY18/19-Q2", "--status", "not_started", folder=root)
    assert update(run, root, "--no-change").code == 0
    assert load(root).plan.returns[1].no_change == ("P1.1.1",)
    assert update(run, root, "--no-change").err.endswith("nothing to change\n")
    assert update(run, root, "--status", "in_progress").code == 0
    given_return = load(root).plan.returns[1]
    assert given_return.no_change == ()
    assert given_return.updates["P1.1.1"].status == "in_progress"


def test_a_return_form_is_right_as_it_is_and_is_not_written_twice(run, root: Path) -> None:
    first = run("return", "new", "--partner", "nhse", "--period", "FY18/19-Q3", folder=root)
    assert (first.code, first.err) == (0, f"npa: wrote {RETURN}\n")
    text = (root / RETURN).read_text()
    assert "# P1.1.1 The deliverable" in text
    assert "    status:\n" in text
    again = run("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q3", folder=root)
    assert again.code == 2
    assert "is there already" in again.err
    checked = run("return", "check", RETURN, folder=root)
    assert "Still blank, so shown as not reported: P1.1.1." in checked.out
    standing = run("status", "--as-at", "2019-01-01", "-f", "json", folder=root).out
    assert standing.count('"not_reported": 1') == 2
    assert '"tracked": false' in standing
    assert update(run, root, "--status", "in_progress", "--rag", "green").code == 0
    after = (root / RETURN).read_text()
    assert [line for line in text.splitlines() if line not in after.splitlines()] == ["    status:", "    rag:"]


def test_a_change_is_proposed_decided_and_then_counts(run, root: Path) -> None:
    proposed = run(
        "change", "propose", "1.1.1", "--to", "FY18/19 Q4", "--reason", "resource", "--on", TODAY, folder=root
    )
    assert (proposed.code, proposed.err) == (0, "npa: wrote changes.yaml: added CHG-001\n")
    assert run("change", "approve", "CHG-002", "--by", "NHSE", folder=root).code == 2
    assert run("change", "approve", "CHG-001", "--by", "NHSE", "--on", "2018-11-01", folder=root).code == 2
    words = ("change", "approve", "chg-001", "--by", "NHSE", "--on", "2018-12-05")
    assert "-  status: proposed" in run(*words, "--diff", folder=root).out
    assert run(*words, folder=root).err == (
        "npa: changed changes.yaml: CHG-001 approved: the timeframe of P1.1.1 is `FY18/19 Q4` from 6 December 2018, "
        "the day after the decision\n"
    )
    assert run("change", "reject", "CHG-001", "--by", "NHSE", folder=root).code == 2
    on_the_day = run("show", "P1.1.1", "--as-at", "2018-12-05", "-f", "json", folder=root)
    after = run("show", "P1.1.1", "--as-at", "2018-12-06", "-f", "json", folder=root)
    assert '"baseline": "2018-09-30"' in on_the_day.out
    assert '"baseline": "2019-03-31"' in after.out
    assert '"due": "2018-09-30"' in after.out
    assert '"times_moved": 1' in after.out


def test_a_change_to_words_no_date_can_be_made_of_is_refused(run, root: Path) -> None:
    ran = run("change", "propose", "1.1.1", "--to", "whenever suits", "--reason", "other", folder=root)
    assert ran.code == 2
    assert not (root / "changes.yaml").exists()


def test_the_plan_that_comes_with_npa_is_never_written_to(run, tmp_path: Path) -> None:
    ran = run("update", "P3.1.1", "--status", "in_progress", folder=tmp_path)
    assert ran.code == 2
    assert "never written to" in ran.err


COMMENTS = st.sampled_from(["", "  # kept", "\t# a tab first", "   "])
ENDS = st.sampled_from(["\n", "\r\n"])


@settings(max_examples=examples(400), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(), end=ENDS, rag=st.sampled_from(["green", "amber", "red"]), blank=st.booleans(), quoted=st.booleans()
)
def test_an_update_changes_no_other_byte_of_any_return(
    run, plan, data, end: str, rag: str, blank: bool, quoted: bool
) -> None:
    quote = '"' if quoted else ""
    lines = [
        "# a return" + data.draw(COMMENTS),
        f"partner: {quote}NHSE{quote}" + data.draw(COMMENTS),
        "period: FY18/19 Q3" + data.draw(COMMENTS),
        *([""] if blank else []),
        "updates:" + data.draw(COMMENTS),
        "  # about the one above",
        "  P1.1.1:" + data.draw(COMMENTS),
        "    status: 'in_progress'" + data.draw(COMMENTS),
        "    rag: green" + data.draw(COMMENTS),
        "    said_on: 2018-11-02" + data.draw(COMMENTS),
        "    narrative: >-",
        "      Folded words",
        "      over two lines.",
        *([""] if blank else []),
        "    ask: stays" + data.draw(COMMENTS),
        "no_change: [ ]" + data.draw(COMMENTS),
    ]
    text = end.join(lines) + data.draw(st.sampled_from(["", end]))
    root = plan({"workplan.yaml": WORKPLAN, RETURN: text})
    ran = update(run, root, "--rag", rag, "--on", "2018-11-02")
    assert ran.code == 0, ran.err
    before, after = text.encode().split(b"\n"), (root / RETURN).read_bytes().split(b"\n")
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        if b"rag:" in old:
            assert new == old.replace(b"green", rag.encode())
        else:
            assert new == old
