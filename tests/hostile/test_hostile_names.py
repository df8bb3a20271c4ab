"""Escape sequences and bidirectional controls in every text, in file names, and in what is typed, in every command."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, change_of, return_of
from tests.hostile.limited import assert_well_behaved, npa

pytestmark = pytest.mark.skipif(os.name == "nt", reason="such names are refused there")
EVIL = "\x1b]0;owned\x07\x1b[2J\u202eevil\u2066"
ESCAPES = "\\e]0;owned\\a\\e[2J\\u202eevil\\u2066"
RETURN = "returns/FY18-19-Q1/NHSE.yaml"


def evil(words: str) -> str:
    return f'"{words}{ESCAPES}"'


def first() -> str:
    text = MINIMAL_PLAN["priorities/01-first.yaml"]
    for words in ("First", "Do one thing well.", "Only theme", "The activity.", "The deliverable", "FY18/19 Q2"):
        text = text.replace(f": {words}", f": {evil(words)}")
    return text


FILES = {
    "workplan.yaml": f"id: {evil('small')}\ntitle: {evil('A plan')}\nperiod: {{text: 2018 - 2021}}\n",
    "partners.yaml": f"partners:\n  - {{code: NHSE, name: {evil('NHS')}, kind: organisation}}\n",
    "priorities/01-first.yaml": first(),
    f"priorities/02{EVIL}.yaml": "id: [\n",
    f"priorities/03{EVIL}.yaml": MINIMAL_PLAN["priorities/01-first.yaml"]
    .replace("P1", "P3")
    .replace("NHSE", evil("X")),
    "priorities/04-surrogate.yaml": 'id: "P4\\ud800"\ntitle: "x\\ud800"\nstatement: "a\\ud83d\\ude00"\nthemes: []\n',
    RETURN: return_of(f"status: in_progress, rag: amber, narrative: {evil('n')}, path_to_green: {evil('p')}"),
    f"returns/FY18-19-Q2/NH{EVIL}SE.yaml": return_of(f"status: {evil('in')}", period="FY18/19 Q2"),
    "changes.yaml": change_of(narrative=evil("n"), to=evil("FY18/19 Q4"), decided_by=evil("NPHB")),
}
FORMS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif", "rdjson", "markdown")
COMMANDS = [
    *(("validate", "--format", form) for form in FORMS),
    ("validate", "--excerpt"), ("validate", "--level", "final"), ("validate", "--base", "main~1"),
    ("validate", "--base", "ma\x1b[2Jin"), ("validate", "--select", "\x1b[2J"), ("validate", "--diff"), ("validate", "no\x1b[2J"),
    ("validate", f"priorities/02{EVIL}.yaml"), ("status",), ("status", "-f", "json"), ("status", "--partner", "\x1b[2J"),
    ("status", "--plan", "\x1b[2J"), ("status", "--data", "/no\x1b[2J"), ("status", "--as-at", "\x1b[2J"), ("show", "P1"),
    ("show", "P1.1.1"), ("show", "P1", "-f", "json"), ("show", "\x1b[2J"), ("list", "partners"), ("list", "deliverables"),
    ("report", "board", "--period", "FY18/19-Q1"), ("report", "board", "--period", "FY18/19-Q1", "-f", "markdown"),
    ("log", "P1.1.1"), ("due",), ("slippage",), ("return", "check", RETURN), ("return", "status", "--period", "FY18/19-Q1"),
    ("update", "P1.1.1", "--partner", "NHSE", "--period", "FY18/19-Q1", "--narrative", "x\x1b", "--dry-run", "--diff"),
    ("change", "list"), ("boards",), ("when", "\x1b[2J\u202e"), ("explain", "\x1b[2J"), ("fmt", "--check"), ("fmt", "--diff"), ("fmt", "--dry-run"),
    ("no\x1b[2Jcommand",), ("status", "--no\x1b[2J"), ("validate", "--format", "\x1b[2J"),
]  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A plan of which a priority with such a name was deleted, and signed words altered, since the last commit."""
    folder = tmp_path_factory.mktemp("evil")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if os.uname().sysname == "Linux":  # elsewhere a name has to be text
        Path(os.fsdecode(os.fsencode(folder / "priorities") + b"/05-\xff.yaml")).write_text("id: [\n")

    def git(*words: str) -> None:
        env = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
        told = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words]
        subprocess.run(told, cwd=folder, check=True, capture_output=True, env=env)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "one")
    changed = folder / "priorities" / "01-first.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Do one", "Do no"), encoding="utf-8")
    (folder / f"priorities/03{EVIL}.yaml").unlink()
    git("commit", "-qam", "two")
    return folder


@pytest.mark.table
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words).encode("unicode_escape").decode())
def test_no_command_passes_a_control_character_on(words: tuple[str, ...], root: Path) -> None:
    assert_well_behaved(npa(*words, folder=root))


def test_json_still_says_what_the_file_is_called(root: Path) -> None:
    items = json.loads(npa("validate", "--format", "json", folder=root).out)["items"]
    assert f"priorities/02{EVIL}.yaml" in {item["path"] for item in items}
