"""`npa validate --fix` and `--diff`: what is written, what is left alone, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from npa_cli.edit import EditRefusedError
from npa_cli.edit.mend import apply_fixes
from npa_cli.model.fix import Quote, Rename, Replace
from npa_cli.rules.minimal_plan import change_of, first_priority, return_of
from npa_cli.rules.selection import Selection
from npa_cli.work import repair

RETURN = "returns/FY18-19-Q1/NHSE.yaml"
PRIORITY = "priorities/01-first.yaml"

WRONG = """\
# Copied from a mail; mended by npa.
partner: nhse  # who
period: FY18-19-Q1
approved_on: 31 July 2018

updates:
  # this one is late
  P1.1.1: {status: “In Progress”, rag: GREEN, forecast: 30/09/2018, narrativ: 1.10, ask: No}  # keep me
# the end
"""
RIGHT = """\
# Copied from a mail; mended by npa.
partner: NHSE  # who
period: FY18/19 Q1
approved_on: 2018-07-31

updates:
  # this one is late
  P1.1.1: {status: in_progress, rag: green, forecast: 2018-09-30, narrative: '1.10', ask: 'No'}  # keep me
# the end
"""


def fix(root: Path, run, *words: str):
    return run("validate", "--fix", "--data", str(root), *words)


def test_all_that_is_safe_is_mended_at_once_and_nothing_else_is_touched(plan, run) -> None:
    root = plan({RETURN: WRONG})
    ran = fix(root, run)
    assert (root / RETURN).read_text(encoding="utf-8") == RIGHT
    assert ran.err.splitlines()[1] == "npa: corrected 10 findings in 1 file"
    assert (ran.out, ran.code) == ("", 0)
    assert "npa: nothing was corrected" in fix(root, run).err


@pytest.mark.parametrize("change", [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: b"\xef\xbb\xbf" + raw,
                                    lambda raw: raw.removesuffix(b"\n")], ids=["crlf", "mark", "no line break"])  # fmt: skip
def test_line_ends_and_marks_stay_as_they_are(plan, run, change) -> None:
    root = plan({RETURN: change(WRONG.encode())})
    fix(root, run)
    assert (root / RETURN).read_bytes() == change(RIGHT.encode())


def test_the_difference_is_shown_and_nothing_is_written(plan, run) -> None:
    root = plan({RETURN: WRONG})
    ran = run("validate", "--diff", "--data", str(root))
    assert (root / RETURN).read_text(encoding="utf-8") == WRONG
    assert [line for line in ran.out.splitlines() if line.startswith(("-", "+")) and line[:3] not in ("---", "+++")] == [
        "-partner: nhse  # who", "-period: FY18-19-Q1", "-approved_on: 31 July 2018",
        "+partner: NHSE  # who", "+period: FY18/19 Q1", "+approved_on: 2018-07-31",
        f"-{WRONG.splitlines()[7]}", f"+{RIGHT.splitlines()[7]}",
    ]  # fmt: skip
    assert ran.code == 1
    assert ran.err.endswith(
        "; nothing was written\nnpa: --fix would correct 10 findings in 1 file; nothing was written\n"
    )
    assert run("validate", "--diff", "--fix", "--data", str(root)).out == ran.out
    assert (root / RETURN).read_text(encoding="utf-8") == WRONG


def test_the_signed_words_are_never_touched(plan, run) -> None:
    text = first_priority("Do one thing well.", "Do one thing “well”\u00a0– to­day.")
    text = text.replace("timeframe: FY18/19 Q2", "timeframe: fy18-19-q2").replace("The deliverable", "No")
    root = plan({PRIORITY: text})
    fix(root, run)
    assert (root / PRIORITY).read_text(encoding="utf-8") == text.replace("text: No", "text: 'No'")


def test_a_day_of_a_decision_is_left_to_a_person(plan, run) -> None:
    text = change_of(decided_on="31/07/2018")
    root = plan({"changes.yaml": text})
    assert fix(root, run).code == 1
    assert (root / "changes.yaml").read_text(encoding="utf-8") == text


def test_only_what_was_asked_for_is_mended(plan, run) -> None:
    root = plan({RETURN: WRONG, PRIORITY: first_priority("[NHSE]", "[nhse]")})
    fix(root, run, "--select", "NPA806")
    assert (root / RETURN).read_text(encoding="utf-8") == WRONG.replace("FY18-19-Q1", "FY18/19 Q1")
    fix(root, run, str(root / "priorities"))
    assert "[NHSE]" in (root / PRIORITY).read_text(encoding="utf-8")
    assert "nhse" in (root / RETURN).read_text(encoding="utf-8")


def test_what_a_comment_ignores_is_not_mended(plan, run) -> None:
    text = return_of("status: in_progress, rag: green", period="FY18-19-Q1").replace(
        "FY18-19-Q1\n", "FY18-19-Q1  # npa: ignore[NPA806] as their form has it\n"
    )
    root = plan({RETURN: text})
    assert "nothing was corrected" in fix(root, run).err
    assert (root / RETURN).read_text(encoding="utf-8") == text


def test_a_broken_file_does_not_keep_the_others_from_being_mended(plan, run) -> None:
    root = plan({RETURN: WRONG, "priorities/02-broken.yaml": "id: [\n"})
    assert fix(root, run).code == 3
    assert (root / RETURN).read_text(encoding="utf-8") == RIGHT
    assert (root / "priorities/02-broken.yaml").read_text(encoding="utf-8") == "id: [\n"


def test_two_misspellings_of_one_key_are_left_to_a_person(plan, run) -> None:
    text = return_of("status: in_progress, rag: green, narrativ: One., naratve: Two., narrativee: Three.")
    root = plan({RETURN: text})
    fix(root, run)
    assert (root / RETURN).read_text(encoding="utf-8") == text


def test_a_file_that_changes_meanwhile_keeps_the_whole_plan_as_it_was(plan, run, monkeypatch) -> None:
    priority = first_priority("[NHSE]", "[nhse]")
    root = plan({RETURN: WRONG, PRIORITY: priority})
    worked_out = repair.work_out

    def meanwhile(*given):
        repairs = worked_out(*given)
        (root / RETURN).write_text(WRONG + "# more\n", encoding="utf-8")
        return repairs

    monkeypatch.setattr(repair, "work_out", meanwhile)
    ran = fix(root, run)
    assert (root / RETURN).read_text(encoding="utf-8") == WRONG + "# more\n"
    assert (root / PRIORITY).read_text(encoding="utf-8") == priority
    assert "NHSE.yaml: it was changed since it was read; nothing was written; look at it and try again" in ran.err
    assert "npa: nothing was corrected" in ran.err


def test_the_plan_that_comes_with_npa_is_never_written_to(run, tmp_path: Path) -> None:
    ran = run("validate", "--fix", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "is never written to; copy it, or name yours with --data" in ran.err


def test_nothing_is_written_below_a_link_that_leaves_the_plan(plan, run, tmp_path: Path) -> None:
    root = plan({})
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(WRONG, encoding="utf-8")
    (root / RETURN).parent.mkdir(parents=True)
    (root / RETURN).symlink_to(elsewhere)
    assert fix(root, run).code == 3
    assert elsewhere.read_text(encoding="utf-8") == WRONG


def test_work_is_done_in_memory_first(plan) -> None:
    root = plan({RETURN: WRONG})
    (done,) = repair.work_out(root, None, Selection()).values()
    assert (done.before.decode(), done.after.decode(), done.refused) == (WRONG, RIGHT, {})


def test_a_repair_that_would_touch_something_else_is_refused_and_the_rest_is_made() -> None:
    raw = b"a: 1\nb: {c: x, d: y}\n? e\n: No\n"
    done = apply_fixes(
        raw, {("b", "c"): Rename("d"), ("a",): Replace("one"), ("missing",): Replace("x"), ("b",): Quote()}
    )
    assert done.raw == raw.replace(b"a: 1", b"a: one")
    assert done.mended == (("a",),)
    assert done.refused == {
        ("b", "c"): "`b › d` is there already",
        ("missing",): "there is no `missing` in this file",
        ("b",): "there is no single value at `b`",
    }


@pytest.mark.parametrize(
    ("raw", "at", "fix_made", "expected"),
    [
        (b"a:  No # why\n", ("a",), Quote(), b"a:  'No' # why\n"),
        (b"[y, n]\n", (1,), Quote(), b"[y, 'n']\n"),
        (b"'a': No\n", ("a",), Rename("b"), b"b: No\n"),
        (b"- {a: 1, c: 2}\n", (0, "a"), Rename("no"), b"- {'no': 1, c: 2}\n"),
        (b"a: >-\n  in progress\nb: 1\n", ("a",), Replace("in_progress"), b"a: >-\n  in_progress\nb: 1\n"),
    ],
)
def test_a_repair_touches_its_own_letters(raw: bytes, at, fix_made, expected: bytes) -> None:
    assert apply_fixes(raw, {at: fix_made}).raw == expected


@pytest.mark.slow
def test_thousands_of_faults_are_mended_in_seconds(plan, run) -> None:
    entries = "".join(f"  P1.1.{number}\u00a0: {{status: “in_progress”, rag: green}}\n" for number in range(1, 2001))
    root = plan({RETURN: f"partner: NHSE\nperiod: FY18/19 Q1\nupdates:\n{entries}"})
    start = monotonic()
    ran = fix(root, run)
    assert monotonic() - start < 20  # some two seconds on a quiet machine; one by one it would be minutes
    assert "npa: corrected 4,000 findings in 1 file" in ran.err
    assert (root / RETURN).read_text(encoding="utf-8").splitlines()[
        -1
    ] == "  P1.1.2000: {status: in_progress, rag: green}"


def test_a_file_that_can_not_be_read_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        apply_fixes(b"a: [\n", {("a",): Replace("x")})
