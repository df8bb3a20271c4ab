"""Other tools, installed when asked for, and the same plan in the form that each of them reads.

A tool that can't be installed is left out. Their data models are not npa's, so only the nearest command of each is
compared: one that checks the whole, or one that lists what of one priority is open and due.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.plans import CODES, DUE, TEXT, divmod_of

_FROM_THE_SYSTEM = ("hledger", "taskwarrior")
_FROM_THE_INDEX = ("yamllint", "check-jsonschema", "beancount", "beanquery")
_DAY = "2020-01-15"


class Peer(NamedTuple):
    """A command of another tool: what it does, `check` or `query`, and how it is called."""

    name: str
    does: str
    command: tuple[str, ...]


def install(work: Path) -> Path:
    """What there is of the peers; the folder that holds the programs of those from the index."""
    missing = [each for each in _FROM_THE_SYSTEM if not shutil.which({"taskwarrior": "task"}.get(each, each))]
    if missing:
        _quietly("apt-get", "install", "-y", "-q", *missing)
    _quietly(sys.executable, "-m", "venv", str(work / "peers"))
    _quietly(str(work / "peers" / "bin" / "pip"), "install", "--quiet", *_FROM_THE_INDEX)
    return work / "peers" / "bin"


def peers(programs: Path, plan: Path, work: Path, schema: Path, deliverables: int, files: int) -> Iterator[Peer]:
    """Each peer that is there, with the plan written in its own form."""
    yaml = sorted(map(str, (plan / "priorities").glob("*.yaml")))
    rules = "{extends: default, rules: {line-length: disable, document-start: disable}}"
    journal, ledger, tasks = work / "plan.journal", work / "plan.beancount", work / "tasks"
    hledger_journal(journal, deliverables, files)
    beancount_ledger(ledger, deliverables, files)
    query = f"SELECT date, narration WHERE account ~ ':P3:' AND entry_meta('due') < {_DAY}"
    known = [
        Peer("yamllint", "check", (str(programs / "yamllint"), "-d", rules, *yaml)),
        Peer("check-jsonschema", "check", (str(programs / "check-jsonschema"), "--schemafile", str(schema), *yaml)),
        Peer("hledger", "check", ("hledger", "-f", str(journal), "check")),
        Peer("beancount", "check", (str(programs / "bean-check"), "-C", str(ledger))),
        Peer("hledger", "query", ("hledger", "-f", str(journal), *HLEDGER_QUERY)),
        Peer("beancount", "query", (str(programs / "bean-query"), str(ledger), query)),
    ]
    if shutil.which("task"):
        known.append(Peer("taskwarrior", "query", task_query(tasks, deliverables, files)))
    yield from (each for each in known if shutil.which(each.command[0]))


HLEDGER_QUERY = ("reg", "acct:npa:p3:", "--date2", f"date:..{_DAY}", "not:tag:status=complete")


def hledger_journal(path: Path, deliverables: int, files: int) -> None:
    """A transaction for each deliverable, due on its second date, under its priority."""
    with path.open("w", encoding="utf-8") as out:
        for priority, item, text, partner, due in _deliverables(deliverables, files):
            out.write(
                f"2018-04-01={due} {item} | {text}  ; status:open\n    npa:p{priority}:{partner}  1\n    npa:plan\n\n"
            )


def beancount_ledger(path: Path, deliverables: int, files: int) -> None:
    """The same with accounts opened, as beancount wants them; the day it is due is metadata."""
    with path.open("w", encoding="utf-8") as out:
        out.write("1970-01-01 open Assets:Plan\n")
        for number in range(1, files + 1):
            out.writelines(f"1970-01-01 open Expenses:P{number}:{code.title()}\n" for code in CODES)
        for priority, item, text, partner, due in _deliverables(deliverables, files):
            out.write(
                f'2018-04-01 * "{item}" "{text}"\n  due: {due}\n  status: "open"\n'
                f"  Expenses:P{priority}:{partner.title()}  1 XXX\n  Assets:Plan\n\n"
            )


def task_query(folder: Path, deliverables: int, files: int) -> tuple[str, ...]:
    """A task for each deliverable, imported; the command that lists those of one priority that are due."""
    folder.mkdir()
    settings, tasks = folder / "taskrc", folder / "tasks.json"
    settings.write_text(f"data.location={folder / 'data'}\nconfirmation=no\nverbose=nothing\n")
    tasks.write_text(
        json.dumps(
            [
                {"description": f"{item} {text}", "project": f"P{priority}.", "due": f"{due.replace('-', '')}T000000Z"}
                for priority, item, text, _, due in _deliverables(deliverables, files)
            ]
        )
    )
    _quietly("task", f"rc:{settings}", "import", str(tasks))
    return ("task", f"rc:{settings}", "project:P3.", "status:pending", f"due.before:{_DAY}", "list")


def _deliverables(total: int, files: int) -> Iterator[tuple[int, str, str, str, str]]:
    """The priority, the id, the words, a partner and the day of each."""
    for number in range(1, files + 1):
        first, count = divmod_of(total, files, number)
        for place in range(count):
            at = first + place
            item = f"P{number}.{place // 4 + 1}.{place % 4 + 1}"
            yield number, item, TEXT.format(at), CODES[at % 5], DUE[at % 7] or "2021-03-31"


def _quietly(*command: str) -> None:
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
