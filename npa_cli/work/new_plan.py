"""The files of a new plan: as few as make one, right from the first day, with comments for a first reader."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from typing import Final

from npa_cli.edit import scalar_text
from npa_cli.edit.canonical.format_file import canonical_form
from npa_cli.edit.value_text import flow_text
from npa_cli.model.proposed_command import proposed
from npa_cli.store import plan_folder
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.find_plan import family_of, family_root
from npa_cli.store.replace_file import Change, hold_folder, replace_files
from npa_cli.store.unwritable import folder_made, writing
from npa_cli.timeframe import TERMS, Every, rhythm
from npa_cli.timeframe.financial_year import MONTH_NAMES
from npa_cli.views.wording import long_day
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import shown_path

_SMALL_WORDS: Final = frozenset(("of", "the", "and", "for", "in", "on", "to", "y", "yr", "a"))
_LONGEST_CODE: Final = 8


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What somebody said about a plan that is to be. Days are inclusive; names are (code, full name)."""

    id: str
    title: str
    period: str  # in their own words
    start: date
    end: date
    partners: tuple[tuple[str, str], ...]
    board: tuple[str, str] | None
    meets: str | None
    priority: str
    every: Every = "quarter"  # how often partners report
    was_asked: bool = False  # somebody typed the answers, and can say whether they were understood

    @property
    def first_month(self) -> int:
        """The month in which its years begin: that of its first day, where it goes on for whole years from there."""
        after = self.end + timedelta(1)
        return self.start.month if (after.month, after.day) == (self.start.month, 1) and self.start.day == 1 else 4


def read_back(new: NewPlan) -> Iterator[str]:
    """What was understood, line by line: the period, the years, and every partner with its code."""
    yield f"{new.title} (`{new.id}`): {long_day(new.start)} to {long_day(new.end)}, both included"
    yield f"its years begin in {MONTH_NAMES[new.first_month - 1]}: {_first_round(new)}"
    yield f"partners: {'; '.join(f'{code} = {name}' for code, name in new.partners)}"
    if new.board is not None:
        yield f"board: {new.board[0]} = {new.board[1]}{f', which meets {new.meets}' if new.meets else ''}"
    yield f"first priority: {new.priority}"


def proposed_code(name: str, taken: Iterable[str]) -> str:
    """A short code for a partner whose name alone was given: its initials, and a number where these are taken."""
    words = [each for each in re.findall(r"\w+", name) if each.casefold() not in _SMALL_WORDS]
    code = "".join(each[0] for each in words).upper()[:_LONGEST_CODE] or "P"
    known = {each.casefold() for each in taken}
    numbered = (f"{code}{number}" for number in count(2))
    return next(each for each in chain((code,), numbered) if each.casefold() not in known)


def _first_round(new: NewPlan) -> str:
    first = rhythm(new.every, new.first_month).of(new.start)
    return f"{first.label} is {first.months}"


def refuse_second_plan(folder: Path) -> None:
    """Raises UsageFault if the folder holds a plan already, is inside one's, or can't hold one.

    Inside a plan's folder others stand under plans/ alone: nothing would find it elsewhere.
    """
    if plan_folder.holding(str(folder)) is not None:
        raise UsageFault(f"`{folder.as_posix()}` holds a plan already; `npa init FOLDER` starts one elsewhere")
    if folder.exists() and not folder.is_dir():
        raise UsageFault(f"`{folder.as_posix()}` is a file; name a folder")
    real = Path(os.path.realpath(folder))
    outer = next((each for each in real.parents if (each / plan_folder.MANIFEST).exists()), None)
    if outer is not None and real.parent != outer / "plans":
        beside = family_root(outer) / "plans" / ("NAME" if real.exists() else real.name)
        raise UsageFault(
            f"`{folder.as_posix()}` is inside the plan in `{shown_path(outer, '')}`; "
            f"`{proposed('init', shown_path(beside, ''))}` starts one beside that"
        )


def write_new_plan(folder: Path, plan_id: str, files: Mapping[str, bytes], *, dry_run: bool) -> dict[str, bytes]:
    """Write the files of a plan that is not there yet, all of them or none; in a dry run none. Gives them by path.

    `workplan.yaml` is to be the last. Raises UsageFault if the folder holds a plan or one of these files already, and
    UnwritableError: nothing is written then.
    """
    with ExitStack() as held:
        if not dry_run:
            held.enter_context(writing(folder.as_posix()))
            held.enter_context(folder_made(folder))
            held.enter_context(hold_folder(folder))  # which finishes what an earlier one was killed over
        refuse_second_plan(folder)
        _refuse_repeated_id(folder, plan_id)
        there = [name for name in files if os.path.lexists(folder / name)]
        if there:
            raise UsageFault(f"`{(folder / there[0]).as_posix()}` is there already; nothing was written")
        if not dry_run:
            replace_files(folder, {name: Change(None, raw) for name, raw in files.items()})
    return {(folder / name).as_posix(): raw for name, raw in files.items()}


def _refuse_repeated_id(folder: Path, plan_id: str) -> None:
    main = family_root(folder)
    other = next((each for each in family_of(main) if main != folder and each.id == plan_id), None)
    if other is not None:
        where = shown_path(other.root, "")
        raise UsageFault(f"the plan in `{where}` has the id `{plan_id}`; give this one another with --id")


def files_of(new: NewPlan) -> dict[str, bytes]:
    """Each file's name, relative to the plan's folder, and its bytes, laid out as `npa fmt` lays them out."""
    texts = {
        "partners.yaml": _partners(new),
        "priorities/01-first.yaml": _priority(new),
        "workplan.yaml": _workplan(new),  # the last: without it there is no plan yet
    }
    return {name: canonical_form(text.encode(), kind_of(name)) for name, text in texts.items()}


def _words(text: str) -> str:
    """Words as one YAML value on one line, quoted where they have to be."""
    return scalar_text(text, flow=True)


def _workplan(new: NewPlan) -> str:
    body = new.board[0] if new.board else "NPHB"
    return f"""\
# What the plan says about itself. Lines that start with `#`, like this one, are for people: npa
# passes over them and keeps them. Check your edits with `npa validate`.
id: {_words(new.id)}  # a short name, for `--plan` and for links from other plans
title: {_words(new.title)}
period:
  text: {_words(new.period)}  # as people say it
  start: {new.start.isoformat()}  # the first day
  end: {new.end.isoformat()}  # the last day, which is part of it

# How the plan's words for dates are meant; `npa when "by 2027"` shows how npa reads them.
conventions:
  financial_year_start_month: {new.first_month}  # {_first_round(new)}
  year_deadline: calendar_year_end  # `by 2027` is by 31 December 2027

{_QUARTERLY if new.every == "quarter" else _rounds(new.every)}
# What has to be there before the plan is whole; `npa validate` says where it is not.
expect:
  every_activity_has: [leads]
  every_deliverable_has: [timeframe]

# What the priorities serve; name them under a priority as `objectives: [O1]`.
objectives: []

# The bodies the plan reports to. What is due `Quarterly ({body})` falls on that body's meetings.
{_boards(new)}"""


_QUARTERLY: Final = """\
# Days at which ratings turn; they are printed in every report's key.
thresholds:
  red_after_days: 92  # expected later than this, work is off track; overdue without a forecast it always is
  due_soon_days: 91  # this many days ahead is due soon
  stale_after_days: 92  # after this many days a report no longer counts
"""


def _rounds(every: Every) -> str:
    lines = [
        "# How often partners report. How late work may be before it is off track, how far ahead is due",
        "# soon and how long a report counts follow the length of a round; `thresholds` sets other days.",
        "rounds:",
        f"  every: {every}",
    ]
    if every == "term":
        lines += ["  names:  # each with its first day; a term lasts until the next begins"]
        lines += [f"    {name}: {first_day}" for name, first_day in TERMS]
    return "\n".join((*lines, ""))


def _boards(new: NewPlan) -> str:
    if new.board is None:
        return "boards: []\n"
    code, name = new.board
    lines = ["boards:", f"  - code: {_words(code)}", f"    name: {_words(name)}"]
    if new.meets:
        lines.append(f"    meets: {_words(new.meets)}")
    lines.append("    # meetings: [2025-06-17]  # its days, once they are set")
    return "\n".join(lines) + "\n"


def _partners(new: NewPlan) -> str:
    lines = ["# Everyone who can lead an activity. `code` is what the other files write.", "partners:"]
    for code, name in new.partners:
        lines.append(f"  - {{code: {_words(code)}, name: {_words(name)}, kind: organisation}}")
    if len(new.partners) > 1:
        members = flow_text([code for code, _ in new.partners])
        lines += [
            "  # All of them together, for what is everybody's. Say who reports for it in workplan.yaml:",
            f"  # reporting: {{Joint: {new.partners[0][0]}}}",
            f"  - {{code: Joint, name: Joint, kind: group, members: {members}}}",
        ]
    return "\n".join(lines) + "\n"


def _priority(new: NewPlan) -> str:
    lead = new.partners[0][0]
    return f"""\
# One priority, and what hangs from it. The next one is a file beside this: `npa add priority`.
id: P1  # never changed, and never used for another
title: {_words(new.priority)}  # a short name for tables
statement: {_words(new.priority)}  # in full, as the partners agree it

# What will be done, grouped by theme. `npa add activity P1` writes this for you; by hand, take the
# marks away and put your own words in:
# themes:
#   - title: Training
#     activities:
#       - id: P1.1
#         text: What will be done.
#         leads: [{lead}]
#         deliverables:
#           - id: P1.1.1
#             text: What there will be
#             timeframe: FY25/26 Q2
"""
