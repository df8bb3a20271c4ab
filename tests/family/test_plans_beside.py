"""The plans beside one are found by id, wherever they are kept, and no other is looked at for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.store import load as loading
from npa_cli.store.load import PlansBeside
from npa_cli.work.check import check


def put(root: Path, plan_id: str, **more: str) -> Path:
    for name, text in {**MINIMAL_PLAN, **more}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.replace("id: small", f"id: {plan_id}", 1), encoding="utf-8")
    return root


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """A main plan with three beside it, the second in a folder of another name."""
    main = put(tmp_path / "data", "main")
    for folder, plan_id in (("first", "first"), ("kept-elsewhere", "second"), ("third", "third")):
        put(main / "plans" / folder, plan_id)
    return main


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the plans that are loaded from now on."""
    folders: list[str] = []
    whole = loading.load

    def load(root: Path):
        folders.append(root.name)
        return whole(root)

    monkeypatch.setattr(loading, "load", load)
    return folders


def test_each_is_found_by_its_id(family: Path, read: list[str]) -> None:
    beside = PlansBeside(family)
    assert beside["first"].workplan.id == "first"
    assert read == ["first"]
    assert beside["second"].workplan.id == "second"
    assert beside["second"] is beside["second"]
    assert read == ["first", "kept-elsewhere"]
    assert sorted(beside) == ["first", "second", "third"]
    assert len(beside) == 3


@pytest.mark.parametrize("name", ["main", "small", "", "..", "../data", "/etc", "first/../third", "kept-elsewhere"])
def test_nothing_else_is(family: Path, name: str) -> None:
    assert name not in PlansBeside(family)


def test_from_one_of_them_the_main_plan_is_beside_it(family: Path) -> None:
    beside = PlansBeside(family / "plans" / "first")
    assert sorted(beside) == ["main", "second", "third"]
    assert beside["main"].workplan.id == "main"
    assert "first" not in beside


def test_a_check_reads_only_the_plans_that_its_links_lead_to(family: Path, read: list[str]) -> None:
    link = "- {from: P1.1, relation: continues, to: 'first:P1.1', basis: stated}\n"
    (family / "links.yaml").write_text(link, encoding="utf-8")
    onward = link.replace("first:", "third:")
    (family / "plans" / "first" / "links.yaml").write_text(onward, encoding="utf-8")
    assert check(family).found == ()
    assert sorted(read) == ["first", "third"]  # a ring could go through the third
    (family / "plans" / "third" / "links.yaml").write_text(link.replace("first:", "main:"), encoding="utf-8")
    assert [each.finding.code for each in check(family).found] == ["NPA212"]
