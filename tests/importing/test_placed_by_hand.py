"""What somebody puts under `place` is put there, or refused with its place: never put twice, never somewhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from npa_cli.edit import data_of

DOCUMENT = """\
# Our aims

Better streets

- More trees

Why it matters

Trees cool a town.

## Streets

Plant and mend.

| Action | Lead | Deadline |
|---|---|---|
| Plant trees | Parks | 2024 |

Counted each spring.
"""
LEFT = ("line 1", "line 3", "line 5", "line 7", "line 9", "line 19")


@pytest.fixture
def asked(run: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Runs an import with some lines under `place`, as a person types them."""

    def ask(**place: str) -> Any:
        (tmp_path / "plan.md").write_text(DOCUMENT)
        run("import", "plan.md", folder=tmp_path)
        rules = tmp_path / "plan.md.import.yaml"
        lines = "".join(f"  {where.replace('_', ' ')}: {to}\n" for where, to in place.items())
        rules.write_text(rules.read_text().replace("folder: our-aims ", "folder: made ") + f"place:\n{lines}")
        return run("import", "plan.md", "--write", "--format", "json", folder=tmp_path)

    return ask


def test_each_kind_of_place(run: Callable[..., Any], asked: Callable[..., Any], tmp_path: Path) -> None:
    ran = asked(
        line_3="objective",
        line_5="point",
        line_7="section",
        line_9="paragraph",
        line_19="P1.1 note",
        line_1="P1 measure",
    )
    assert (ran.code, json.loads(ran.out)["words"]["left_over"]) == (0, 0), ran.out + ran.err
    where = ("--data", str(tmp_path / "made"))
    assert (
        run("validate", *where).code == run("fmt", "--check", *where).code == run("source", "check", *where).code == 0
    )
    (objective,) = data_of((tmp_path / "made" / "workplan.yaml").read_bytes())["objectives"]
    source = {"document": "plan", "line": 3}
    assert objective == {"id": "O1", "text": "Better streets", "points": ["More trees"], "source": source}
    sections = (tmp_path / "made" / "sections.yaml").read_text()
    assert "title: Why it matters\n" in sections and "text: Trees cool a town." in sections
    shown = json.loads(run("show", "P1.1", *where, "--format", "json").out)
    assert "Counted each spring." in json.dumps(shown)


@pytest.mark.parametrize(("place", "where", "why"), [
    ({"line_99": "objective"}, "line 99", "there is no such place"),
    ({"line_5": "point"}, "line 5", "no objective stands above it"),
    ({"line_9": "paragraph"}, "line 9", "no section stands above it"),
    ({"line_7": "section"}, "line 7", "a section needs a paragraph"),
    ({"line_9": "P2 statement"}, "line 9", "there is no P2"),
    ({"line_9": "P1 statement"}, "line 9", "P1 has its statement already"),
    ({"line_13": "objective"}, "line 13", "its words are placed already"),
])  # fmt: skip
def test_what_can_t_be_put_there_is_refused(
    asked: Callable[..., Any], tmp_path: Path, place: dict[str, str], where: str, why: str
) -> None:
    ran = asked(**place)
    assert ran.code == 1 and not (tmp_path / "made").exists()
    refused = {each["place"]: each["why"] for each in json.loads(ran.out)["refused"]}
    assert refused.keys() == {where} and why in refused[where]


def test_another_word_than_npa_has_for_it_is_told_with_its_line(asked: Callable[..., Any], tmp_path: Path) -> None:
    ran = asked(line_3="objektive")
    assert ran.code == 3 and "plan.md.import.yaml:" in ran.err and "expected objective, point, section" in ran.err


def test_a_place_that_nobody_names_is_only_left_over(asked: Callable[..., Any]) -> None:
    ran = asked(line_3="objective")
    told = json.loads(ran.out)
    assert (ran.code, [each["place"] for each in told["left_over"]]) == (1, [each for each in LEFT if each != "line 3"])
