"""The questions behind `npa init`, what an answer to each has to be, and the files that follow from them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Any, Final, NamedTuple, TypeVar

import typer

from npa_cli.cli.boundary import complain
from npa_cli.cli.options import Writing
from npa_cli.cli.output import write_out
from npa_cli.cli.revisions import tell_change
from npa_cli.model.file_name import why_no_file_name
from npa_cli.model.proposed_command import proposed
from npa_cli.timeframe import Every, read
from npa_cli.work.faults import UsageFault
from npa_cli.work.new_plan import NewPlan, files_of, proposed_code, read_back, write_new_plan
from npa_cli.work.revise import difference

Answer = TypeVar("Answer")
Named = tuple[str, str]  # a code and a full name

_CODE: Final = re.compile(r"[A-Za-z0-9][\w&/ .-]{0,39}")


class Span(NamedTuple):
    """The plan's period in the words given, and its days, both inclusive."""

    words: str
    start: date
    end: date


_NO_BOARD: Final[tuple[str, str | None]] = ("", None)


def ask_for_plan(
    *,
    title: str | None,
    plan_id: str | None,
    years: str | None,
    partners: Sequence[str] | None,
    board: str | None,
    meets: str | None,
    priority: str | None,
    every: Every,
) -> NewPlan:
    """The plan that the flags describe; what no flag says is asked, where there is somebody to ask.

    Raises UsageFault for a flag that can't be meant, and where there is nobody to ask.
    """
    given = {"--title": title, "--years": years, "--partner": partners, "--priority": priority}
    missing = [flag for flag, value in given.items() if not value]
    if missing and not sys.stdin.isatty():
        raise UsageFault(f"give {', '.join(missing)}; there is no terminal here to ask in")
    asks = bool(missing)
    name = _settled("1. What is the plan called?", "--title", title, _some_words)
    span = _settled(
        "2. What are its first and last days? (2025-04-01 to 2028-03-31, or FY25/26 to FY27/28)",
        "--years", years, _span,
    )  # fmt: skip
    who = _settled(
        "3. Who are the partners? (NHSE = NHS England, or a name alone: a code is proposed)",
        "--partner", ", ".join(partners) if partners else None, _names,
    )  # fmt: skip
    alone = [code for code, full in who if code == full]
    if asks and not partners and alone:
        complain(f"{', '.join(alone)}: taken for the name too; partners.yaml has a place for the full one")
    if asks and board is None:
        board, often = _settled(
            "4. Which board does it report to, and how often does that meet? (NPHB = National Board, quarterly)",
            "--board", None, _board, empty=_NO_BOARD,
        )  # fmt: skip
        meets = meets or often
    first = _settled("5. What is its first priority?", "--priority", priority, _some_words)
    chair = _names(board)[0] if board and board.strip() else None
    return NewPlan(
        id=_plan_id(plan_id, name), title=name, period=span.words, start=span.start, end=span.end,
        partners=who, board=chair, meets=_rhythm(meets), priority=first, every=every, was_asked=asks,
    )  # fmt: skip


def found_plan(folder: Path, new: NewPlan, writing: Writing) -> None:
    """Say what was read, write the plan's files to a folder, or only show them, and say what to do next.

    Where somebody is there to ask, nothing is written before they say that it is right. Raises UsageFault.
    """
    for line in read_back(new):
        complain(line)
    if new.was_asked and not writing.only_shows and not _confirmed():
        raise UsageFault("nothing was written; run it again, and write what was not understood in another way")
    for path, raw in write_new_plan(folder, new.id, files_of(new), dry_run=writing.only_shows).items():
        tell_change(writing, path, difference(path, None, raw), is_new=True)
    if writing.only_shows:
        return
    where = "" if folder.resolve() == Path.cwd() else f"cd {quote(folder.as_posix())}\n"
    activity = proposed(
        "add", "activity", "P1", "What will be done.", "--theme", "A theme", "--lead", new.partners[0][0],
        "--timeframe", "Ongoing",
    )  # fmt: skip
    write_out(f"The plan is started. Next:\n\n{where}npa validate\n{activity}\nnpa status\n")


def _confirmed() -> bool:
    try:
        return typer.confirm("Is that right?", default=True, err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None


def _settled(
    question: str, flag: str, given: str | None, read_answer: Callable[[str], Answer], empty: Answer | None = None
) -> Answer:
    """The answer a flag gives, else the one that is typed; a typed one that can't be meant is asked for again.

    With `empty`, that is what typing nothing means.
    """
    if given:
        try:
            return read_answer(given)
        except UsageFault as fault:
            raise UsageFault(f"{flag} {fault}") from None
    while True:
        try:
            typed = _ask(question, None if empty is None else "")
            return empty if empty is not None and not typed.strip() else read_answer(typed)
        except UsageFault as fault:
            complain(str(fault))


def _ask(question: str, default: str | None = None) -> str:
    try:
        answer: Any = typer.prompt(f"{question}\n  ", default=default, prompt_suffix="", err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None
    return str(answer)


def _some_words(given: str) -> str:
    words = " ".join(given.split())
    if not words:
        raise UsageFault("needs some words")
    return words


def _span(given: str) -> Span:
    words = " ".join(given.split())
    days = [each.strip() for each in re.split(r"\s+(?:to|until|-|–)\s+", words)]
    reading = read(words)
    if reading.start is None or reading.due is None:
        ends = [read(each) for each in days]
        if len(ends) != 2 or ends[0].start is None or ends[1].due is None:
            why = reading.error or "it does not say both a first and a last day"
            raise UsageFault(f"`{given}`: {why}; write it like 2025-04-01 to 2028-03-31")
        start, end = ends[0].start, ends[1].due
    else:
        start, end = reading.start, reading.due
    if end < start:
        raise UsageFault(f"`{given}` ends before it starts")
    return Span(words, start, end)


def _names(given: str) -> tuple[Named, ...]:
    """`NHSE = NHS England, PHE` as codes and full names."""
    found: list[Named] = []
    for each in re.split(r"[,;]", given):
        code, equals, name = (part.strip() for part in each.partition("="))
        if not code and not name:
            continue
        if not equals and " " in code:
            code, name = proposed_code(code, [known for known, _ in found]), code
        if not _CODE.fullmatch(code):
            raise UsageFault(f"`{each.strip()}`: write a short code, then its name: NHSE = NHS England")
        if (why := why_no_file_name(code)) is not None:
            raise UsageFault(f"`{code}`: {why}, and each partner's return is a file called by its code")
        if code.casefold() in {known.casefold() for known, _ in found} | {"joint"}:
            raise UsageFault(f"`{code}` is there twice, or is Joint, which stands for all of them")
        found.append((code, name or code))
    if not found:
        raise UsageFault("needs at least one name, such as NHSE = NHS England")
    return tuple(found)


def _board(given: str) -> tuple[str, str | None]:
    """`NPHB = National Board, quarterly` as the board and how often it meets."""
    board, _, often = given.partition(",")
    _names(board)
    return board, _rhythm(often, "")


def _rhythm(meets: str | None, flag: str = "--meets ") -> str | None:
    if meets is None or not meets.strip():
        return None
    reading = read(meets)
    if reading.kind != "recurring":
        raise UsageFault(f"{flag}`{meets.strip()}` does not say how often; write it like quarterly or every 2 months")
    return meets.strip()


def _plan_id(given: str | None, title: str) -> str:
    if given is not None:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", given):
            raise UsageFault(f"--id `{given}`: small letters, digits and hyphens only, such as riverside-2025")
        return given
    plain = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return plain[:40].rstrip("-") or "plan"
