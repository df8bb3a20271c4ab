"""Papers as an office program prints them: no word is broken, and each is on as many pages as somebody will read.

Run where LibreOffice and poppler are. Elsewhere it is skipped, but NPA_OFFICE=required, as CI has it, makes a missing
program a failure. .ci/run prints a few papers, .ci/long every paper of every plan.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import odfdo
import pytest

from npa_cli.store.load import load
from tests.conftest import REPOSITORY
from tests.counts import lane

OFFICE, READER = shutil.which("soffice"), shutil.which("pdftotext")
PLANS = ("examples/riverside", "data", *(f"data/plans/{each.name}" for each in (REPOSITORY / "data/plans").iterdir()))
MOST_PAGES = {("examples/riverside", "board"): 8, ("data", "board"): 20}
QUARTER = ("--period", "FY19/20-Q1")  # in which the example has returns

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (OFFICE and READER) and os.environ.get("NPA_OFFICE") != "required", reason="no LibreOffice or poppler here"
    ),
]


class Printed(NamedTuple):
    """A paper and its print."""

    plan: str
    paper: tuple[str, ...]
    file: Path

    @property
    def pages(self) -> list[str]:
        """The words of each page."""
        return _said("pdftotext", "-layout", str(self.file.with_suffix(".pdf")), "-").split("\f")[:-1]


def papers() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each plan, paper and format that this lane prints."""
    for plan in PLANS:
        yield from ((plan, (paper,), "odt") for paper in ("board", "plan-on-a-page"))
        if lane() == "full":
            read = load(REPOSITORY / plan).plan
            parts = [("priority", each.id) for each in read.priorities] + [
                ("partner", each.code) for each in read.partners
            ]
            every = [("board",), ("plan-on-a-page",), ("summary",), ("exceptions",), *parts]
            yield from (
                (plan, paper, form)
                for paper in every
                for form in ("odt", "docx")
                if (paper, form) != (("board",), "odt")
            )
    if lane() != "full":
        yield "examples/riverside", ("board",), "docx"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Printed]:
    assert OFFICE and READER, "NPA_OFFICE=required, and there is no LibreOffice or poppler"
    folder = tmp_path_factory.mktemp("printed")
    found = []
    for number, (plan, paper, form) in enumerate(papers()):
        file = folder / f"{number}-{form}.{form}"
        when = (
            QUARTER
            if plan == "examples/riverside" and paper[0] in ("board", "exceptions", "priority", "partner")
            else ()
        )
        npa = [sys.executable, "-m", "npa_cli", "report", *paper, "--data", plan, *when, "-o", str(file)]
        subprocess.run(npa, cwd=REPOSITORY, check=True, capture_output=True)
        found.append(Printed(plan, paper, file))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for form in ("odt", "docx"):
        files = [str(each.file) for each in found if each.file.suffix == f".{form}"]
        _said(OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files)
    return found


def test_no_word_is_broken(printed: list[Printed]) -> None:
    for each in printed:
        written, shown = Counter(_pieces(_text_of(each.file))), Counter(_pieces("\n".join(each.pages)))
        assert not written - shown, f"{each.plan} {each.paper} {each.file.suffix}"


def test_page_one_is_one_page(printed: list[Printed]) -> None:
    for each in printed:
        if each.paper != ("board",):
            continue  # it has no page one; a page begins where its tables are wide
        heading = _second_page(each.file) if each.file.suffix == ".odt" else None
        if heading is not None:
            assert " ".join(each.pages[1].split()).startswith(heading), f"{each.plan} {each.paper}"


def test_the_plan_on_a_page_is_on_a_page(printed: list[Printed]) -> None:
    for each in printed:
        if each.paper == ("plan-on-a-page",):
            about = _said("pdfinfo", str(each.file.with_suffix(".pdf")))
            assert re.search(r"Pages: +1\n", about), each.plan
            assert re.search(r"Page size: +(1190\.55 x 841\.89|841\.89 x 595\.304) pts", about), each.plan


def test_a_board_paper_is_no_longer_than_anybody_reads(printed: list[Printed]) -> None:
    for each in printed:
        most = MOST_PAGES.get((each.plan, each.paper[0]))
        assert most is None or len(each.pages) <= most, f"{each.plan} {each.paper} has {len(each.pages)} pages"


def test_every_page_says_which_it_is_and_of_which_day(printed: list[Printed]) -> None:
    for each in printed:
        for number, page in enumerate(each.pages, 1):
            assert re.search(rf"Page {number} of {len(each.pages)} · Internal · As ", page), f"{each.plan} {each.paper}"


def _said(*words: str) -> str:
    ran = subprocess.run(words, check=True, capture_output=True, timeout=900)
    return ran.stdout.decode()


def _text_of(file: Path) -> str:
    """The words of a document's body, cell by cell."""
    if file.suffix == ".docx":
        body = docx.Document(str(file)).element.body
        return "\n".join("".join(_runs(each)) for each in body.iter() if each.tag.endswith("}p"))
    words = "\n".join(each.inner_text for each in _paragraphs(file))
    return re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", words)  # how the library shows what leads to a place


def _runs(paragraph: object) -> Iterator[str]:
    for each in paragraph.iter():  # type: ignore[attr-defined]
        if each.tag.endswith("}t"):
            yield each.text or ""
        elif each.tag.endswith("}br"):
            yield "\n"


def _paragraphs(file: Path) -> list[odfdo.Element]:
    body = odfdo.Document(str(file)).body
    for frame in body.get_elements("//draw:frame"):  # the words about a picture are heard, and not printed
        frame.delete()
    return body.get_elements("//text:p | //text:h")


def _second_page(file: Path) -> str | None:
    """The first heading that begins a page."""
    body = odfdo.Document(str(file)).body
    found = [
        each
        for each in body.get_elements("//text:h")
        if (each.get_attribute("text:style-name") or "").endswith("-page")
    ]
    return " ".join(found[0].inner_text.split()) if found else None


def _pieces(words: str) -> list[str]:
    """What no line may end inside: words, and their parts between hyphens and strokes."""
    return [each for each in re.split(r"[\s\u00a0/‐–-]+", words) if len(each) > 1]
