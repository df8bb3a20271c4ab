"""What the documents say beside their tables: each paragraph held stands in its source at its line, and none is missing."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

from tests.conftest import REPOSITORY

DATA: Final = REPOSITORY / "data"
# Of each source: the plan's folder, the id of the document in it, and the lines that are held elsewhere or not at all.
SOURCES: Final = {
    "npa-workplan-2018.txt": (DATA, "workplan", [(1, 26), (38, 307)]),  # title and introduction; the ten priorities
    "npa-agreement-2018.txt": (DATA, "agreement", [(1, 11), (30, 46), (63, 147), (151, 153), (171, 174), (190, 250)]),
    "npa-agreement-2013.txt": (
        DATA / "plans" / "npa-2013",
        "agreement",
        [
            (1, 55),  # cover, joint statement, signatures, and the heading of section 1
            (304, 304), (310, 311),  # the heading of section 2; the table of 2.1, which a note names
            (313, 476),  # outcomes, principles and priorities: objectives, and priorities/
            (506, 506),  # the heading over complaints and disputes
            (581, 621),  # addresses to write to
            (662, 746),  # Annex B, a list of others' instructions; Annex C, boards in workplan.yaml
        ],
    ),
    "west-midlands-2010.txt": (
        DATA / "plans" / "west-midlands-2010",
        "plan",
        [(1, 35), (59, 83), (91, 91), (110, 110), (151, 151), (162, 162), (178, 256)],
    ),
    "south-west-2020.txt": (DATA / "plans" / "south-west-2020", "paper", [(3, 3), (15, 17), (25, 36)]),
}  # fmt: skip


def lines_of(name: str) -> list[str]:
    return ["", *(REPOSITORY / "sources" / name).read_text(encoding="utf-8").split("\n")]


def sections_of(folder: Path, document: str) -> list[dict[str, Any]]:
    every = YAML(typ="safe").load((folder / "sections.yaml").read_text(encoding="utf-8"))
    return [each for each in every if each["source"]["document"] == document]


def words(marked: str) -> list[str]:
    """The words of a line without tags, links, emphasis, bullets and marks of footnotes."""
    marked = re.sub(r"<sup>\d+</sup>|\^\{?[ivx]+\}?", "", marked)
    marked = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"<(https?:[^>]*)>", r"\1", marked))
    marked = html.unescape(re.sub(r"</?(p|li|ul)[^>]*>", " ", re.sub(r"</?(b|i|sup)>", "", marked))).replace("\\_", "_")
    return re.sub(r"[#◆\t]|^\s*- ", " ", marked.replace("*", "")).split()


@pytest.mark.parametrize("name", SOURCES)
def test_each_paragraph_held_stands_in_the_source_at_its_line(name: str) -> None:
    folder, document, _ = SOURCES[name]
    source = lines_of(name)
    at_line: dict[tuple[int, ...], list[str]] = {}
    for section in sections_of(folder, document):
        if "title" not in section.get("inferred", ()):
            assert words(section["title"]) == words(source[section["source"]["line"]]), section["id"]
        for each in section["paragraphs"]:
            number = each.get("number", "").removeprefix("footnote ")
            mark = [number] if number and "footnote" not in each["number"] else []
            place = (each["line"], *each.get("goes_on", ()))
            at_line.setdefault(place, []).extend([*mark, *each["text"].split()])
    assert at_line
    for place, held in at_line.items():
        printed = [word for line in place for word in words(source[line])]
        if printed and re.fullmatch(r"\d+\.\d+\.", printed[0]):
            printed[0] = printed[0].removesuffix(".")
        assert held == printed, place


@pytest.mark.parametrize("name", SOURCES)
def test_no_line_of_a_source_is_held_nowhere(name: str) -> None:
    folder, document, elsewhere = SOURCES[name]
    held = set(_held(sections_of(folder, document)))
    for number, line in enumerate(lines_of(name)):
        if line.strip() in ("", "---") or any(first <= number <= last for first, last in elsewhere):
            assert number not in held or line.strip(), number
            continue
        assert number in held, f"{name}:{number}: {line}"


def _held(sections: list[dict[str, Any]]) -> Iterator[int]:
    for section in sections:
        yield section["source"]["line"]
        for each in section["paragraphs"]:
            yield from (each["line"], *each.get("goes_on", ()))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("npa-2013 --section scope", ["1.16", "1.17", "line 123", "lines 135 and 147"]),
        ("npa-2013 --section new-agreement", ["replaces all previous National Partnership Agreements"]),
        ("npa-2013 --section national-governance", ["3.3 NHS England", "3.4 We will also establish"]),
        ("npa-2013 --section footnotes", ["footnote 17 NOMS will review PSO 3100", "footnote 30 A NOMS review"]),
        ("npa-2018 --section measuring-success", ["from April 2019"]),
        ("west-midlands-2010 --section references", ["http://www.homeoffice.gov.uk/documents/corston-report/"]),
        ("south-west-2020 --section next-steps", ["A Prior Information Notice (PIN)", "detailed research"]),
        ("3.27 --plan npa-2013", ["joint communications strategy", "line 573"]),
        (
            "3.6 --plan npa-2013",
            ["A standardised template for local agreements will be developed", "lines 491 and 497"],
        ),
        ("2.2 --plan npa-2013", ["O1", "shared outcome"]),
        ("18 --plan west-midlands-2010", ["P3.3", "Mental Health Awareness Training"]),
        ("A --plan west-midlands-2010", ["O1", "key priority"]),
    ],
)
def test_what_a_document_says_can_be_asked_by_its_name_or_number(words: str, wanted: list[str], run) -> None:
    ran = run("show", *words.split())
    assert ran.code == 0, ran.err
    assert all(each in " ".join(ran.out.split()) for each in wanted), ran.out
    assert json.loads(run("show", *words.split(), "--format", "json").out)["id"]


def test_a_section_that_there_is_not_is_named(run) -> None:
    ran = run("show", "npa-2013", "--section", "scop")
    assert ran.code == 2
    assert "did you mean `scope`" in ran.err
    assert "--section is a part of a plan's documents" in run("show", "P1", "--section", "scope").err


def test_a_number_that_is_an_id_too_is_told(run) -> None:
    ran = run("show", "2", "--plan", "west-midlands-2010")
    assert ran.out.startswith("P2 ")
    assert "`2` is also the plan's own number of P1.2" in ran.err


def test_the_purpose_of_a_group_is_held_whole(run) -> None:
    told = " ".join(run("show", "DIEG").out.split())
    assert "quality of health services delivered to people in prisons." in told
