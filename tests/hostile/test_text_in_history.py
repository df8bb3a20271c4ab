"""Text that would be obeyed where it is shown, in what git holds, on the pages and to an assistant: each newest command
× its formats, each of an assistant's tools.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from npa_cli.cli.command_table import COMMANDS
from npa_cli.serve.living_page import LivingPage
from npa_cli.store.find_plan import PlanFolder
from tests.architecture.filled_plan import FilledPlan
from tests.family.test_all_plans import formats_of
from tests.hostile.test_text_that_commands import OURS, PARSERS, STARTS, WORDS, Page, assert_no_commands, parse_json
from tests.interface.test_assistant import asked_over_stdio

DAY = ("--as-at", "2019-04-01")
ASKED = {
    "diff": ("HEAD", *DAY),
    "since": ("HEAD", *DAY),
    "guard": ("--base", "HEAD", "--partner", "MADE"),
    "validate": ("--base", "HEAD"),
    "report": ("board", "--since", "HEAD", *DAY),
    "find": ("of it",),
    "codeowners": ("--office", "@made/office"),
    "plans": (),
    "log": ("P1.1.1",),
    "explain": ("--help",),
}
CALLS = [
    (name, form)
    for name in ASKED
    for form in formats_of(import_module(f"npa_cli.cli.commands.{COMMANDS[name][0]}").command) or ("",)
    if form not in ("odt", "docx", "pdf", "ods", "xlsx")  # which test_text_that_commands opens
]

ASKED_BY_AN_ASSISTANT: dict[str, dict[str, Any]] = {
    "status": {"ids": ["P1"], "as_at": DAY[1]},
    "due": {"within_days": 4_000, "as_at": DAY[1]},
    "slippage": {"as_at": DAY[1]},
    "show": {"what": "P1.1.1", "as_at": DAY[1]},
    "find": {"words": ["of it"]},
    "findings": {},
    "sql": {"select": "select * from activity"},
    "when": {"words": WORDS},
    "explain": {"name": WORDS},
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan in git in which each field of text has been changed, from words to be obeyed to others."""
    top = tmp_path_factory.mktemp("changed")
    for offset in (3, 0):
        starts = itertools.islice(itertools.cycle(STARTS), offset, None)
        FilledPlan(words=lambda place, starts=starts, offset=offset: next(starts) + WORDS.format(f"{place} {offset}")).write(
            top / "data"
        )  # fmt: skip
        if offset:
            for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", WORDS.format("a message"))):
                subprocess.run(
                    ["git", "-c", "user.name=::error::A", "-c", "user.email=a@example.org", *words], cwd=top, check=True
                )
    return top


@pytest.mark.table
@pytest.mark.parametrize(("name", "form"), CALLS, ids=lambda words: words or "-")
def test_words_of_two_versions_are_obeyed_by_nothing(name: str, form: str, run: Any, changed: Path) -> None:
    ran = run(*name.split(), *ASKED[name], *(("--format", form) if form else ()), folder=changed)
    assert "fault in npa itself" not in ran.err
    assert ran.code in (0, 1, 3) or name == "codeowners", ran.err  # no team is called so
    assert_no_commands(ran.err)
    assert_no_commands(ran.out, OURS if form == "github" else re.compile("(?!)"))
    if ran.out:
        PARSERS.get(form or "text", str)(ran.out)
    if name in ("diff", "find", "log"):
        assert "of it" in ran.out  # the words are there


def assert_page(text: str) -> None:
    page = Page()
    page.feed(text)
    assert "of it" in text and not page.tags & {"img", "iframe", "object"} and not page.handlers


def test_on_the_page_and_the_served_page(run: Any, changed: Path, tmp_path: Path) -> None:
    ran = run("site", "-o", str(tmp_path / "page.html"), *DAY, folder=changed)
    assert_no_commands(ran.out + ran.err)
    assert_page((tmp_path / "page.html").read_text(encoding="utf-8"))
    made = LivingPage((PlanFolder(changed / "data"),), "internal", "2019-04-01", None).make("", date(2019, 4, 1))
    assert_page(made.page)
    assert_no_commands("\n".join((made.words, *made.findings)))


@pytest.mark.slow
def test_to_an_assistant(changed: Path) -> None:
    tools, answers = asked_over_stdio(*ASKED_BY_AN_ASSISTANT.items(), data=str(changed / "data"))
    assert {each.name for each in tools} == ASKED_BY_AN_ASSISTANT.keys()
    for name, told in zip(ASKED_BY_AN_ASSISTANT, answers, strict=True):
        (words,) = told.content
        assert told.is_error == (name == "explain"), words.text
        assert_no_commands(words.text)
        if not told.is_error:
            parse_json(words.text)
            assert json.loads(words.text) == told.structured_content
        assert "of it" in words.text or name in ("due", "slippage")
