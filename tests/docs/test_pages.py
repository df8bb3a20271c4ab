"""The pages lead where they say, and no picture is without words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PAGES = [
    *REPOSITORY.glob("*.md"),
    *(REPOSITORY / "docs").glob("*.md"),
    *(REPOSITORY / "examples").glob("*.md"),
    *(REPOSITORY / "sources").glob("*.md"),
]
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).strip().replace(" ", "-") for each in headings}


def test_every_variable_that_npa_asks_for_is_told_of() -> None:
    code = "".join(each.read_text(encoding="utf-8") for each in (REPOSITORY / "npa_cli").rglob("*.py"))
    asked = set(re.findall(r"\bNPA_[A-Z_]+\b", code))
    told = set(re.findall(r"`(NPA_[A-Z_]+)`", (REPOSITORY / "docs" / "speed.md").read_text(encoding="utf-8")))
    assert asked == told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_link_leads_somewhere_and_every_picture_has_words(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for picture, words, target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        to = (page.parent / name) if name else page
        assert to.exists(), f"{page.name}: {target}"
        if anchor and to.suffix == ".md":
            assert anchor in anchors(to), f"{page.name}: {target}"
        if picture:
            assert len(words.split()) > 4, f"{page.name}: say what {target} shows"


def test_photographs_are_small() -> None:
    pictures = list((REPOSITORY / "docs" / "pictures").glob("*.png"))
    assert pictures
    assert all(each.stat().st_size < 150_000 for each in pictures)


def test_every_page_has_its_place_in_the_site() -> None:
    contents = (REPOSITORY / "docs" / "index.md").read_text(encoding="utf-8")
    placed = re.findall(r"^[\w./-]+$", re.sub(r"^(:|```).*$", "", contents, flags=re.MULTILINE), re.MULTILINE)
    assert len(set(placed)) == len(placed)
    assert {f"{each}.md" for each in placed if "/" not in each} | {"index.md"} == {
        each.name for each in (REPOSITORY / "docs").glob("*.md")
    }
    assert all((REPOSITORY / "docs" / f"{each}.md").exists() for each in placed)


@pytest.mark.slow
def test_the_site_is_built_without_a_warning_and_asks_nothing_of_the_network(tmp_path: Path) -> None:
    pytest.importorskip("myst_parser")
    words = [sys.executable, "-m", "sphinx", "-q", "-W", "-c", "docs", ".", str(tmp_path)]
    made = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    for page in (tmp_path / "docs").glob("*.html"):
        loads = re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"(\w+:[^\"]*)", page.read_text(encoding="utf-8"))
        assert loads == [], page.name
