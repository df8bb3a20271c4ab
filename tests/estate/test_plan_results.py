"""Results of whole plans, kept by their bytes: after an edit one plan is asked again, and no answer is ever an old one."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.speed.folder import clear
from npa_cli.work import estate
from npa_cli.work.estate import ask_all, ask_one, plans_under
from tests.counts import examples

DAY = date(2019, 7, 1)
PRIORITY = "priorities/01-first.yaml"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three plans, written long enough ago for a clock to tell, and a cache to keep their results in."""
    monkeypatch.setenv("NPA_CACHE_DIR", str(tmp_path / "kept"))
    return made(tmp_path / "plans", 3)


def made(folder: Path, count: int) -> list[str]:
    for number in range(count):
        for name, text in MINIMAL_PLAN.items():
            path = folder / f"plan-{number}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("id: small", f"id: small-{number}"), encoding="utf-8")
    return plans_under([str(folder)])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans that were asked and not answered from what is kept, by their folders' names."""
    names: list[str] = []

    def ask(path: str, *, job: str, as_at: date, heard_today: date | None, **more):
        names.append(Path(path).name)
        return ask_one(path, job=job, as_at=as_at, heard_today=heard_today)

    monkeypatch.setattr(estate, "ask_one", ask)
    return names


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the files had been written a while before they were read."""
    monkeypatch.setattr("npa_cli.speed.plan_results._MOMENT", 0)


@pytest.mark.parametrize("job", ["status", "validate"])
@pytest.mark.parametrize("long_ago", [True, False])
def test_after_an_edit_one_plan_is_asked_again(plans, asked, monkeypatch, job: str, long_ago: bool) -> None:
    if long_ago:
        settle(monkeypatch)
    first = ask_all(plans, job, DAY, jobs=1)
    assert asked == ["plan-0", "plan-1", "plan-2"]
    asked.clear()
    assert ask_all(plans, job, DAY, jobs=1) == first
    assert asked == []
    path = Path(plans[1], PRIORITY)
    path.write_text(path.read_text().replace("[NHSE]", "[NHSX]"))
    again = ask_all(plans, job, DAY, jobs=1)
    assert asked == ["plan-1"]
    monkeypatch.setenv("NPA_NO_CACHE", "1")
    assert again == ask_all(plans, job, DAY, jobs=1)


def test_a_file_written_anew_with_the_same_bytes_asks_nothing(plans, asked, monkeypatch) -> None:
    settle(monkeypatch)
    first = ask_all(plans, "status", DAY, jobs=1)
    asked.clear()
    for path in plans:
        shutil.copytree(path, f"{path}.new")
        shutil.rmtree(path)
        Path(f"{path}.new").rename(path)
    assert ask_all(plans, "status", DAY, jobs=1) == first
    assert asked == []


def test_an_edit_of_the_same_size_with_its_time_put_back_is_seen(plans, asked, monkeypatch) -> None:
    settle(monkeypatch)
    path = Path(plans[0], "workplan.yaml")
    ask_all(plans, "status", DAY, jobs=1)
    about = path.stat()
    path.write_text(path.read_text().replace("id: small-0", "id: small-9"))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert path.stat().st_size == about.st_size
    assert [row.id for row in ask_all(plans, "status", DAY, jobs=1)] == ["small-9", "small-1", "small-2"]


def test_a_plan_written_to_while_it_is_read_is_not_kept(plans, monkeypatch) -> None:
    path = Path(plans[0], "workplan.yaml")

    def ask(plan: str, *, job: str, as_at: date, heard_today: date | None, **more):
        row = ask_one(plan, job=job, as_at=as_at, heard_today=heard_today)
        if plan == plans[0]:
            path.write_text(path.read_text().replace("id: small-0", "id: small-9"))
        return row

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(estate, "ask_one", ask)
        assert ask_all(plans, "status", DAY, jobs=1)[0].id == "small-0"
    assert ask_all(plans, "status", DAY, jobs=1)[0].id == "small-9"


def test_another_day_is_another_question(plans, asked) -> None:
    ask_all(plans, "status", DAY, jobs=1)
    asked.clear()
    ask_all(plans, "status", date(2020, 7, 1), jobs=1)
    assert len(asked) == 3


def test_a_plan_that_can_not_be_read_is_asked_each_time(plans, asked) -> None:
    Path(plans[2], PRIORITY).write_text("id: [\n")
    for _ in range(2):
        asked.clear()
        assert ask_all(plans, "status", DAY, jobs=1)[2].fault
    assert asked == ["plan-2"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_plan_with_a_link_is_asked_each_time(plans, asked, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.yaml"
    Path(plans[0], PRIORITY).rename(outside)
    Path(plans[0], PRIORITY).symlink_to(outside)
    for _ in range(2):
        asked.clear()
        ask_all(plans, "validate", DAY, jobs=1)
    assert asked == ["plan-0"]


def test_plans_of_one_folder_are_checked_against_each_other(tmp_path: Path, asked, monkeypatch) -> None:
    monkeypatch.setenv("NPA_CACHE_DIR", str(tmp_path / "kept"))
    main = Path(made(tmp_path, 1)[0])
    other = main / "plans" / "small-1"
    shutil.copytree(main, other)
    (other / "workplan.yaml").write_text((main / "workplan.yaml").read_text().replace("small-0", "small-1"))
    (main / "links.yaml").write_text("- {from: P1, to: 'small-1:P1', relation: continues, basis: same_words}\n")
    plans = plans_under([str(tmp_path)])
    before = ask_all(plans, "validate", DAY, jobs=1)
    (other / PRIORITY).unlink()
    after = ask_all(plans, "validate", DAY, jobs=1)
    assert before[0].numbers["errors"] < after[0].numbers["errors"]
    asked.clear()
    monkeypatch.setenv("NPA_NO_CACHE", "1")
    assert after == ask_all(plans, "validate", DAY, jobs=1)


@pytest.mark.parametrize("spoil", [lambda raw: raw[:-9], lambda raw: raw.replace(b"small", b"large"), lambda _: b""])
def test_what_is_kept_and_spoilt_only_costs_time(plans, asked, tmp_path: Path, spoil) -> None:
    first = ask_all(plans, "status", DAY, jobs=1)
    (kept,) = (tmp_path / "kept" / "estates").iterdir()
    kept.write_bytes(spoil(kept.read_bytes()))
    asked.clear()
    assert ask_all(plans, "status", DAY, jobs=1) == first
    assert len(asked) == 3


def test_it_is_cleared_with_the_rest(plans, asked) -> None:
    ask_all(plans, "status", DAY, jobs=1)
    clear()
    asked.clear()
    ask_all(plans, "status", DAY, jobs=1)
    assert len(asked) == 3


def test_a_plan_that_comes_and_one_that_goes(plans, asked, tmp_path: Path) -> None:
    ask_all(plans, "status", DAY, jobs=1)
    shutil.copytree(plans[0], tmp_path / "plans" / "new")
    shutil.rmtree(plans[1])
    asked.clear()
    rows = ask_all(plans_under([str(tmp_path / "plans")]), "status", DAY, jobs=1)
    assert [Path(row.path).name for row in rows] == ["new", "plan-0", "plan-2"]
    assert asked == ["new"]


EDITS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(list(MINIMAL_PLAN)),
        st.sampled_from([("[NHSE]", "[NHSX]"), ("[NHSX]", "[NHSE]"), ("id: P1\n", "id: P2\n"), ("title: ", "titel: ")]),
    ),
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_random_edits_kept_is_cold(tmp_path_factory: pytest.TempPathFactory, monkeypatch, edits) -> None:
    folder = tmp_path_factory.mktemp("estate")
    plans = made(folder / "plans", 3)
    for number, name, (before, after) in [(0, "workplan.yaml", ("", "")), *edits]:
        path = Path(plans[number], name)
        path.write_text(path.read_text().replace(before, after, 1) if before else path.read_text())
        for job in ("status", "validate"):
            with monkeypatch.context() as cold:
                cold.setenv("NPA_NO_CACHE", "1")
                expected = ask_all(plans, job, DAY, jobs=1)
            with monkeypatch.context() as warm:
                warm.setenv("NPA_CACHE_DIR", str(folder / "kept"))
                assert ask_all(plans, job, DAY, jobs=1) == expected
