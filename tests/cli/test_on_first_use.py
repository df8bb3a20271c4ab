"""What a command's file imports is executed when it is first used, and nothing else is put off."""

from __future__ import annotations

import json
import subprocess
import sys

from npa_cli.cli.command_table import COMMANDS
from npa_cli.model.entry_kind import ENTRY_KINDS
from tests.architecture.imports import MODULES
from tests.conftest import REPOSITORY

PACKAGES = {name for name, path in MODULES.items() if path.name == "__init__.py"}


def after(code: str) -> dict[str, list[str]]:
    """Of a fresh interpreter that ran some code: the package's modules, executed or only found, and its finders."""
    tail = (
        "\nimport json, sys; from importlib.util import _LazyModule as lazy; found = {'executed': [], 'found': []}\n"
        "for name, module in sys.modules.items():\n"
        "    if name.startswith('npa_cli.'): found['found' if type(module) is lazy else 'executed'].append(name)\n"
        "found['finders'] = [getattr(each, '__module__', '') for each in map(type, sys.meta_path)]\n"
        "print(json.dumps(found), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code + tail], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    return json.loads(done.stderr)


def test_every_help_page_is_written_without_the_rooms_that_do_the_work() -> None:
    of_models = {f"add {kind}" for kind in ENTRY_KINDS} | {"add action-note", "init"}  # options are fields of models
    calls = [[*name.split(), "--help"] for name in COMMANDS if name not in of_models]
    asked = after(
        "from npa_cli.cli.app import app\n"
        f"for words in {calls!r}:\n"
        "    try: app(words, prog_name='npa')\n"
        "    except SystemExit as stop: assert not stop.code"
    )
    elsewhere = {name for name in asked["executed"] if name.count(".") > 1 and not name.startswith("npa_cli.cli.")}
    assert elsewhere - PACKAGES == {  # the closed lists that options name, and what every message needs
        "npa_cli.model.vocabulary", "npa_cli.rules.level", "npa_cli.model.finding", "npa_cli.render.safe_text",
        "npa_cli.model.proposed_command",
    }  # fmt: skip
    assert {"npa_cli.work.check", "npa_cli.views.status", "npa_cli.store.load"} <= set(asked["found"])


def test_nothing_is_put_off_once_a_command_is_loaded() -> None:
    asked = after(
        "from npa_cli.cli.app import app\n"
        "try: app(['when', 'Ongoing'], prog_name='npa')\n"
        "except SystemExit: pass\n"
        "import npa_cli.views.status"
    )
    assert "npa_cli.views.status" in asked["executed"]
    assert not any(name.startswith("npa_cli") for name in asked["finders"])


def test_a_caller_from_python_gets_plain_imports() -> None:
    asked = after("from npa_cli.work import check, papers")
    assert asked["found"] == []
    assert not any(name.startswith("npa_cli") for name in asked["finders"])


def test_commands_can_be_imported_without_it() -> None:
    modules = [f"npa_cli.cli.commands.{module}" for module, _ in COMMANDS.values()]
    asked = after(f"import importlib; [importlib.import_module(each) for each in {modules!r}]")
    assert asked["found"] == []


def test_what_is_named_twice_is_one_module() -> None:
    code = (
        "from npa_cli.cli.on_first_use import on_first_use\n"
        "with on_first_use():\n"
        "    from npa_cli.store import find_plan\n"
        "import threading, npa_cli.store.find_plan as again\n"
        "threads = [threading.Thread(target=lambda: find_plan.MANIFEST) for _ in range(8)]\n"
        "[each.start() for each in threads]; [each.join() for each in threads]\n"
        "assert again is find_plan and json_is_it(find_plan)"
    )
    assert (
        "npa_cli.store.find_plan"
        in after("def json_is_it(module): return module.MANIFEST == 'workplan.yaml'\n" + code)["executed"]
    )
