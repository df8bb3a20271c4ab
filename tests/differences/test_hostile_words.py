"""Words of a plan and names of a repository that would command a terminal, a page or a forge: shown as words by all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, boards_of, first_priority
from tests.conftest import Ran
from tests.differences.dated import commit_on
from tests.history.conftest import Made
from tests.render.test_hostile_text import CONTROL

Run = Callable[..., Ran]
FIRST, RETURN = "priorities/01-first.yaml", "returns/FY18-19-Q2/NHSE.yaml"
WORDS = (
    "<script>alert(1)</script> \x1b[31m\u202e @everyone | ![x](https://example.org/x.png) ::error::x `id` </li> =1+1"
)
BRANCH = "a<b>`$(id)`|&"
CALLS = (
    ("diff", BRANCH), ("diff", "--since", BRANCH), ("since", BRANCH), ("since", "NPHB"), ("guard", "--base", BRANCH, "--partner", "NHSE"),
    ("report", "board", "--since", "NPHB"),
)  # fmt: skip
FORMS = {"guard": ("text", "markdown", "json"), "report": ("markdown", "html", "json", "text")}


def report(words: str, item: str = "P1.1.1") -> str:
    said = json.dumps({item: {"status": "in_progress", "rag": "green", "narrative": words, "evidence": [words]}})
    return f"partner: NHSE\nperiod: FY18/19 Q2\nupdates: {said}\n"


def change(words: str) -> str:
    fields = {"id": "CHG-001", "item": "P1.1.1", "field": "text", "to": words, "reason": "scope", "narrative": words}
    return json.dumps([{**fields, "status": "approved", "decided_by": "NPHB", "decided_on": "2018-11-20"}])


@pytest.fixture
def made(tmp_path: Path) -> Made:
    top = tmp_path / "made"
    top.mkdir()
    made = Made(top, top)
    made.git("init", "--quiet", "--initial-branch", BRANCH)
    first = {FIRST: first_priority("The deliverable", json.dumps(f"Before {WORDS}"))}
    boards = boards_of(", meetings: [2018-10-16]")
    commit_on(made, "2018-10-01", {**MINIMAL_PLAN, **first, "workplan.yaml": boards, RETURN: report(f"Was {WORDS}")})
    made.write(
        {
            FIRST: first_priority("The deliverable", json.dumps(f"After {WORDS}")),
            RETURN: report(f"Is {WORDS}"),
            "changes.yaml": change(WORDS),
            "guard.yaml": json.dumps({"partners": {"NHSE": [WORDS]}}),
        }
    )
    return made


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_no_format_takes_words_for_more(made: Made, run: Run, words: tuple[str, ...]) -> None:
    for form in FORMS.get(words[0], ("text", "markdown", "json", "html")):
        ran = run(*words, "-f", form, *(() if words[0] == "guard" else ("--as-at", "2019-01-01")), folder=made.top)
        assert ran.code in (0, 1), ran.err
        assert CONTROL.search((ran.out + ran.err).replace("\n", "")) is None or form == "json", form
        assert "\x1b" not in ran.out
        if form == "json":
            assert words[0] == "guard" or WORDS.split(maxsplit=1)[0] in json.dumps(
                json.loads(ran.out), ensure_ascii=False
            )
        if form == "html":
            assert "<script>alert" not in ran.out and "alert(1)" in ran.out
            assert "https://example.org/x.png" not in re.findall(r"(?:src|href)=\"([^\"]*)", ran.out)
            assert "</li> =1" not in ran.out and "a<b>" not in ran.out
        if form == "markdown":
            assert not re.search(r"(?<!\\)(?:<script|!\[x\]|<b>|`\$\(id\))", ran.out), ran.out


def test_a_hostile_code_or_folder_is_no_pattern_for_a_forge(repository: Callable[..., Made], run: Run) -> None:
    for code in ("*", "N#", "[A-Z]", "!x", "a\\b", "two\nlines", "\x1b[31m"):
        partners = json.dumps({"partners": [{"code": code, "name": "A", "kind": "organisation"}]})
        made = repository({"partners.yaml": partners}, name=f"of-{len(code)}-{ord(code[0])}")
        ran = run("codeowners", "--office", "@org/office", "--team", f"{code}=@org/x", folder=made.root)
        assert (ran.code, ran.out) == (2, ""), code
        assert CONTROL.search(ran.err.replace("\n", "")) is None
    made = repository(folder="we #1*", name="folder")
    assert run("codeowners", "--office", "@org/office", folder=made.root).code == 2
