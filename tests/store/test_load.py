"""Loading a plan: all that can be kept is kept, and all that is left out is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from npa_cli.model.shape import validate
from npa_cli.store.build import build
from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.store.find_plan import PlanNotFoundError, bundled_root, find_plan
from npa_cli.store.load import load
from npa_cli.store.read_yaml import read_yaml
from tests.conftest import REPOSITORY

DATA_FILES = sorted((REPOSITORY / "data").rglob("*.yaml"))


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.name)
def test_both_parsers_read_the_same_from_every_data_file(path: Path) -> None:
    compiled, pure = (read_yaml(path.name, path.read_bytes(), parser) for parser in ("compiled", "pure"))
    assert compiled[1] == pure[1] == ()
    assert compiled[0].data == pure[0].data


def test_every_data_file_is_built_in_full() -> None:
    source = load(REPOSITORY / "data", sections=True).source
    assert source.findings == ()
    for file in source.files:
        model = FILE_KINDS[file.kind].model
        built = build(model, file.document.path, file.document.data)
        assert (built.unread, validate(model, file.document.data)[1]) == ((), ())
        many = FILE_KINDS[file.kind].many
        values = [
            each.model_dump(mode="json", by_alias=True, exclude_unset=True)
            for each in (built.value if many else (built.value,))
        ]
        assert values == (file.document.data if many else [file.document.data])


def test_a_broken_file_never_hides_the_others(plan) -> None:
    root = plan({"priorities/02-second.yaml": "id: P2\ntitle: [\n"})
    loaded = load(root)
    assert [priority.id for priority in loaded.plan.priorities] == ["P1"]
    assert [each.path for each in loaded.unread] == ["priorities/02-second.yaml"]


def test_a_slip_in_one_item_costs_that_item_only(plan) -> None:
    text = (
        "id: P2\ntitle: Second\nstatement: S\nmeasure: [not, words]\nthemes:\n  - title: T\n    activities:\n"
        "      - id: P2.1\n        text: A\n        leads: [NHSE]\n        deliverables:\n"
        "          - {id: P2.1.1, timeframe: Ongoing}\n          - {timeframe: Ongoing}\n          - {id: 3, timeframe: Ongoing}\n"
    )
    loaded = load(plan({"priorities/02-second.yaml": text}))
    second = loaded.plan.priorities[1]
    assert second.measure is None
    assert [each.id for each in second.themes[0].activities[0].deliverables] == ["P2.1.1"]
    assert [each.message for each in loaded.unread] == [
        "expected words here", "`id` is missing", "expected words here",
    ]  # fmt: skip


def test_without_a_readable_workplan_no_date_is_made_of_any_words(plan) -> None:
    loaded = load(plan({"workplan.yaml": "id: [\n"}))
    assert loaded.plan.conventions is None
    assert len(loaded.plan.priorities) == 1


def test_a_convention_that_can_not_be_used_is_named(plan) -> None:
    text = "id: small\ntitle: T\nperiod: {text: '2018'}\nconventions: {year_deadline: whenever}\n"
    loaded = load(plan({"workplan.yaml": text}))
    assert [each.code for each in loaded.unread] == ["NPA302"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_a_pipe_or_folder_named_like_a_file_is_passed_over_with_a_word(plan) -> None:
    root = plan()
    os.mkfifo(root / "priorities" / "02-pipe.yaml")
    (root / "priorities" / "03-folder.yaml").mkdir()
    assert [(each.path, each.message) for each in load(root).unread] == [
        ("priorities/02-pipe.yaml", "not a file"),
        ("priorities/03-folder.yaml", "not a file"),
    ]


def test_a_link_out_of_the_plan_is_not_followed(plan, tmp_path: Path) -> None:
    root = plan()
    outside = tmp_path / "outside.yaml"
    outside.write_text("id: P9\n")
    (root / "priorities" / "09-link.yaml").symlink_to(outside)
    assert [each.message for each in load(root).unread] == ["a link that leaves the plan's folder"]


def test_a_plan_is_found_upwards_and_in_a_data_folder(plan, tmp_path: Path) -> None:
    root = plan()
    deep = root / "priorities"
    assert find_plan(named=None, working_folder=deep).root == root
    assert find_plan(named=None, working_folder=REPOSITORY / "tests").root == REPOSITORY / "data"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    found = find_plan(named=None, working_folder=elsewhere)
    assert (found.root, found.bundled) == (bundled_root(), True)


def test_a_plan_that_is_named_and_not_there_is_a_usage_fault(tmp_path: Path) -> None:
    with pytest.raises(PlanNotFoundError, match="no folder"):
        find_plan(named=str(tmp_path / "nowhere"), working_folder=tmp_path)
    with pytest.raises(PlanNotFoundError, match=r"no workplan\.yaml in"):
        find_plan(named=str(tmp_path), working_folder=tmp_path)


def test_another_plan_of_the_folder_by_its_id(plan) -> None:
    root = plan({"plans/west/workplan.yaml": "id: west-2010\ntitle: West\nperiod: {text: '2010'}\n"})
    for name in ("west-2010", "west"):
        assert find_plan(named=str(root), working_folder=root, plan_id=name).root == root / "plans" / "west"
    with pytest.raises(PlanNotFoundError, match="there is: small, west-2010"):
        find_plan(named=str(root), working_folder=root, plan_id="east")
