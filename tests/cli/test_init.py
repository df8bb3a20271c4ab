"""`npa init`: five answers, asked or given as flags, and a plan that is right at once."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npa_cli.model.file_name import why_no_file_name
from npa_cli.store.load import load
from npa_cli.work.check import check
from npa_cli.work.new_plan import NewPlan, files_of
from tests.counts import examples

FLAGS = (
    *("--title", "Riverside: a Workplan"),
    *("--years", "2025-04-01 to 2028-03-31"),
    *("--partner", "RC = Riverside Council", "--partner", "RT = Riverside Trust"),
    *("--board", "RPB = Riverside Partnership Board", "--meets", "quarterly"),
    *("--priority", "Safer discharge"),
)
FILES = ["partners.yaml", "priorities/01-first.yaml", "workplan.yaml"]


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """Run `npa init` with these lines typed; what it says comes back."""

    def _typed(*lines: str) -> str:
        monkeypatch.setattr("io.StringIO", Terminal)  # what the command reads its answers from
        ran = run("init", folder=tmp_path, stdin="".join(f"{line}\n" for line in (*lines, "y")))
        assert ran.code == 0, ran.err
        return str(ran.err)

    return _typed


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_flags_make_a_plan_without_findings(run, tmp_path: Path) -> None:
    assert run("init", *FLAGS, folder=tmp_path).code == 0
    assert written(tmp_path) == FILES
    checked = run("validate", folder=tmp_path)
    assert (checked.code, checked.out) == (0, "")
    plan = load(tmp_path).plan
    assert plan.workplan.title == "Riverside: a Workplan"
    assert plan.workplan.id == "riverside-a-workplan"
    assert [partner.code for partner in plan.partners] == ["RC", "RT", "Joint"]
    assert plan.workplan.boards[0].meets == "quarterly"
    assert plan.priorities[0].title == "Safer discharge"


def test_five_answers_make_the_same_files_as_the_flags(
    typed, run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    typed(
        "Riverside: a Workplan",
        "2025-04-01 to 2028-03-31",
        "RC = Riverside Council, RT = Riverside Trust",
        "RPB = Riverside Partnership Board, quarterly",
        "Safer discharge",
    )
    other = tmp_path_factory.mktemp("other")
    assert run("init", *FLAGS, folder=other).code == 0
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (other / name).read_bytes()


def test_an_answer_that_can_not_be_meant_is_asked_for_again(typed, tmp_path: Path) -> None:
    said = typed("A plan", "soon", "FY25/26 to FY27/28", "= nobody", "RC", "", "First things")
    assert "`soon`" in said
    assert "write it like 2025-04-01 to 2028-03-31" in said
    assert "write a short code, then its name" in said
    assert said.index("1 April 2025 to 31 March 2028") < said.index("Is that right?")
    plan = load(tmp_path).plan
    assert str(plan.workplan.period.end) == "2028-03-31"
    assert plan.workplan.boards == ()


def test_what_was_started_goes_on(run, tmp_path: Path) -> None:
    run("init", *FLAGS, folder=tmp_path)
    words = ("add", "activity", "P1", "Do it.", "--theme", "T", "--lead", "RC", "--timeframe", "Quarterly (RPB)")
    added = run(*words, folder=tmp_path)
    assert "added P1.1" in added.err  # the example in the comments has used no id
    assert run("validate", folder=tmp_path).code == 0


def test_no_answer_and_nobody_to_ask_names_the_flags(run, tmp_path: Path) -> None:
    ran = run("init", "--title", "A plan", folder=tmp_path)
    assert ran.code == 2
    assert "give --years, --partner, --priority" in ran.err
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    ("flag", "value", "why"),
    [
        ("--years", "2025", ""),
        ("--years", "2028-03-31 to 2025-04-01", "before it starts"),
        ("--years", "one day", "write it like 2025-04-01 to 2028-03-31"),
        ("--partner", "RC = again", "`RC` is there twice"),
        ("--meets", "now and then", "does not say how often"),
        ("--id", "Not An Id", "small letters, digits and hyphens"),
        ("--title", "   ", "--title needs some words"),
    ],
)
def test_a_flag_that_can_not_be_meant_says_why(flag: str, value: str, why: str, run, tmp_path: Path) -> None:
    ran = run("init", *FLAGS, flag, value, folder=tmp_path)
    if not why:
        assert ran.code == 0  # one year is a first and a last day
        return
    assert ran.code == 2
    assert why in ran.err
    assert written(tmp_path) == []


def test_nothing_is_ever_written_over(run, tmp_path: Path) -> None:
    run("init", *FLAGS, folder=tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    assert "holds a plan already" in run("init", *FLAGS, folder=tmp_path).err
    (tmp_path / "workplan.yaml").unlink()
    again = run("init", *FLAGS, folder=tmp_path)
    assert "is there already; nothing was written" in again.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}.items() <= before.items()


def test_inside_a_plan_it_says_where_one_beside_it_goes_and_a_second_id_is_refused(run, tmp_path: Path) -> None:
    assert run("init", *FLAGS, folder=tmp_path).code == 0
    before = written(tmp_path)
    for folder, said in (("sub", "plans/sub"), ("priorities", "plans/NAME"), ("plans/x/y", "plans/y")):
        told = run("init", folder, *FLAGS, "--id", "second", folder=tmp_path)
        assert (told.code, told.err) == (
            2,
            f"npa: `{folder}` is inside the plan in `.`; `npa init {said}` starts one beside that\n",
        )
    told = run("init", "plans/sub", *FLAGS, folder=tmp_path)
    assert told.code == 2 and "the plan in `.` has the id `riverside-a-workplan`" in told.err
    assert written(tmp_path) == before
    assert run("init", "plans/sub", *FLAGS, "--id", "second", folder=tmp_path).code == 0
    assert run("validate", "--plan", "all", folder=tmp_path).code == 0


def test_a_dry_run_names_the_files_and_writes_none(run, tmp_path: Path) -> None:
    ran = run("init", *FLAGS, "--dry-run", folder=tmp_path)
    assert [f"npa: would write {name}; nothing was written" in ran.err for name in FILES] == [True] * 3
    assert (written(tmp_path), ran.out) == ([], "")


def test_the_days_of_a_plan_are_no_period(run, tmp_path: Path) -> None:
    ran = run("init", *FLAGS, "--period", "FY25/26 to FY27/28", folder=tmp_path)
    said = "npa: --period is one round; a plan's first and last days are --years 'FY25/26 to FY27/28'\n"
    assert (ran.code, ran.err, written(tmp_path)) == (2, said, [])


letters = st.characters(exclude_categories=("C", "Z"))
words = st.text(letters | st.just(" "), min_size=1, max_size=60).filter(str.strip)
codes = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 .&-]{0,9}[A-Za-z0-9]", fullmatch=True).filter(
    lambda code: why_no_file_name(code) is None
)


@settings(max_examples=examples(600), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=words,
    priority=words,
    names=st.lists(st.tuples(codes, words), min_size=1, max_size=4, unique_by=lambda each: each[0].casefold()),
    span=st.tuples(st.dates(), st.dates()).map(sorted),
)
def test_whatever_the_words_the_plan_is_right(title, priority, names, span, tmp_path_factory) -> None:
    names = [each for each in names if each[0].casefold() != "joint"] or [("A", "A")]
    folder = tmp_path_factory.mktemp("new")
    new = NewPlan("new", title, "the period", span[0], span[1], tuple(names), names[0], "monthly", priority)
    for name, raw in files_of(new).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(raw)
    loaded, located = load(folder), check(folder).found
    assert [each.finding.message for each in located if each.finding.severity == "error"] == []
    assert loaded.plan.workplan.title == title
    assert loaded.plan.priorities[0].title == priority
    assert [(each.code, each.name) for each in loaded.plan.partners][: len(names)] == names


def test_a_name_alone_is_given_a_code_and_all_that_was_read_is_said_before_it_is_written(run, tmp_path: Path) -> None:
    partners = ("--partner", "Riverside Council", "--partner", "Royal College of Nursing", "--partner", "Ramblers Club")
    words = ("--title", "A plan", "--years", "2025-09-01 to 2028-08-31", *partners, "--priority", "First things")
    shown = run("init", *words, "--dry-run", folder=tmp_path)
    for line in (
        "npa: A plan (`a-plan`): 1 September 2025 to 31 August 2028, both included",
        "npa: its years begin in September: FY25/26 Q1 is September to November 2025",
        "npa: partners: RC = Riverside Council; RCN = Royal College of Nursing; RC2 = Ramblers Club",
    ):
        assert line in shown.err.splitlines()
    assert written(tmp_path) == []
    assert run("init", *words, folder=tmp_path).code == 0
    assert run("fmt", "--check", folder=tmp_path).code == 0
    assert run("validate", folder=tmp_path).code == 0
    plan = load(tmp_path).plan
    assert [each.code for each in plan.partners] == ["RC", "RCN", "RC2", "Joint"]
    assert plan.first_month == 9


def test_what_was_read_wrongly_is_not_written(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("io.StringIO", Terminal)
    answers = ("A plan", "FY25/26 to FY27/28", "RC", "", "First things", "n")
    ran = run("init", folder=tmp_path, stdin="".join(f"{line}\n" for line in answers))
    assert ran.code == 2
    assert "nothing was written" in ran.err
    assert written(tmp_path) == []
