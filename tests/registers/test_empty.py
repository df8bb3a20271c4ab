"""A plan without registers: said plainly, with what to type, and at no cost to the others."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

COMMANDS = ("risks", "issues", "decisions", "actions", "dependencies", "escalations")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_entry_it_says_to_type_is_right(command: str, plan, run) -> None:
    root = plan()
    ran = run(command, "--data", str(root), "--as-at", "2018-07-01")
    assert ran.code == 0
    file = re.search(r"keeps no (registers/\w+\.yaml)", ran.out).group(1)
    entry = "".join(f"{line[4:]}\n" for line in ran.out.splitlines() if line.startswith("    "))
    checked = plan({file: entry.replace("…", "Words of its own")})
    found = json.loads(run("validate", "--data", str(checked), "-f", "json").out)["items"]
    expected = ["NPA233"] if command == "dependencies" else []  # the small plan has but one deliverable
    assert [each["code"] for each in found] == expected
    again = run(command, "--data", str(checked), "--as-at", "2018-07-02")
    assert again.code == 0
    assert "keeps no" not in again.out


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_an_empty_list_for_programs(command: str, plan, run) -> None:
    root = plan()
    assert json.loads(run(command, "--data", str(root), "-f", "json").out)["items"] == []
    rows = run(command, "--data", str(root), "-f", "csv").out.splitlines()
    assert len(rows) == 1


def test_a_plan_without_registers_never_loads_them() -> None:
    code = (
        "import sys; from npa_cli import __main__ as npa; npa._leave = sys.exit; sys.argv = ['npa', 'status', '--data', 'data'];\n"
        "try: npa.main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if 'register' in name and name.startswith('npa_cli')], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Registers" not in ran.stdout and "Deliverables" in ran.stdout
    assert ran.stderr.splitlines()[-1] == "[]", ran.stderr
