"""What the files beside the priorities say, as plain data: returns, changes, registers, readings, links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.model.plan import Plan
from npa_cli.rules.checked_file import ChangeEntry, CheckedFile, FileEntry, RegisterEntry, register_entries
from npa_cli.rules.frame import Frame
from npa_cli.rules.returns import ReturnFile, Statement, returns_in, statements_in
from npa_cli.store.stray_files import MISNAMED
from npa_cli.timeframe import Round

_TOUCHED: Final = ("raised_on", "reviewed_on", "agreed_on", "closed_on", "date")


class Records:
    """Every file that could be read but the priorities.

    `unreadable` are the findings of the files, of any kind, that could not be read. `sister_plans` are the plans
    beside this one by id, each read when a rule asks for it. `as_at` is the day of the check; None if no rule is to
    look at a calendar.
    """

    def __init__(
        self,
        frame: Frame,
        files: Sequence[CheckedFile],
        unreadable: Sequence[Finding],
        sister_plans: Mapping[str, Plan],
        as_at: date | None = None,
    ) -> None:
        self.frame = frame
        self.as_at = as_at
        self.files = files
        self.unreadable = unreadable
        self.sister_plans = sister_plans

    def has(self, kind: str) -> bool:
        """Whether there is a file of this kind that could be read."""
        return any(file.kind == kind for file in self.files)

    def files_of(self, kind: str) -> Iterator[CheckedFile]:
        """The files of a kind, in the order of their names."""
        return (file for file in self.files if file.kind == kind)

    def entries(self, kind: str, key: str = "") -> Iterator[FileEntry]:
        """The mappings in the list that each file of a kind has under a key, or without one is."""
        return (entry for file in self.files_of(kind) for entry in file.entries(key))

    @cached_property
    def returns(self) -> tuple[ReturnFile, ...]:
        """Every return that could be read, by path."""
        return returns_in(self.files, self.frame)

    @cached_property
    def rightful_returns(self) -> Mapping[tuple[str, Round], ReturnFile]:
        """The one return that counts as each partner's for each round: that in its rightful place, else the first."""
        found: dict[tuple[str, Round], ReturnFile] = {}
        for file in self.returns:
            if file.partner is not None and file.quarter is not None:
                key = (file.partner, file.quarter)
                if key not in found or file.path == file.rightful_path:
                    found[key] = file
        return found

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What returns say, one statement a deliverable, partner and quarter, oldest quarter first."""
        return statements_in(self.returns)

    @property
    def own_statements(self) -> Iterator[Statement]:
        """The statements that are entries of their own, not ids under `no_change`."""
        return (each for each in self.statements if not each.unchanged)

    @cached_property
    def stories(self) -> tuple[tuple[Statement, ...], ...]:
        """What one partner said of one deliverable, quarter after quarter, for each of both."""
        whose = attrgetter("partner", "item")
        ordered = sorted(self.statements, key=whose)  # stable: the oldest stays first
        return tuple(tuple(story) for _, story in groupby(ordered, key=whose))

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The ids that any return mentions or any change is about, whether the plan has them or not."""
        return mentioned_in(self.returns, self.frame.changes)

    @cached_property
    def register_entries(self) -> tuple[RegisterEntry, ...]:
        """Every entry of every register, in the order of the files."""
        return register_entries(self.files)

    @cached_property
    def reads_all_items(self) -> bool:
        """Whether every priority file could be read: an id that is in none of them is then in the plan nowhere."""
        return not any(_is_in(finding, "priorities") for finding in self.unreadable)

    @cached_property
    def reads_all_registers(self) -> bool:
        """Whether every register could be read: an id that is in none of them is then nowhere."""
        return not any(_is_in(finding, "registers") for finding in self.unreadable)

    @cached_property
    def latest_day(self) -> date | None:
        """The day the registers were last touched, by what they and the returns say; None if they say no day.

        That is the day after the last quarter with a return, or after the last day the registers say something was
        done; it is never later than the day of the check.
        """
        days = [file.quarter.end for file in self.returns if file.quarter]
        for entry in self.register_entries:
            days += [day for key in _TOUCHED if (day := entry.day(key))]
            days += [
                day for step in entry.entries("escalations") for key in ("on", "steer_on") if (day := step.day(key))
            ]
        day_after = max(days) + timedelta(1) if days and max(days) < date.max else None
        return min(day_after, self.as_at) if day_after is not None and self.as_at is not None else day_after

    def has_ended(self, quarter: Round) -> bool:
        """Whether a quarter had ended by the day of the check; every quarter has where there is no such day."""
        return self.as_at is None or quarter.end < self.as_at

    def judged_on(self, quarter: Round) -> date:
        """The day on which a quarter's returns are judged: that of its own report, the day after it ends.

        Of a quarter that had not ended by the day of the check, it is that day: nobody knows yet how it will end.
        """
        day_after = quarter.end + timedelta(1)
        return day_after if self.as_at is None else min(day_after, self.as_at)


def mentioned_in(returns: Iterable[ReturnFile], changes: Iterable[ChangeEntry]) -> frozenset[str]:
    """The ids that any of these returns mentions or any of these changes is about."""
    reported = {item for file in returns for item, _, _ in file.mentions() if isinstance(item, str)}
    return frozenset(reported | {change.item for change in changes if change.item})


def _is_in(finding: Finding, folder: str) -> bool:
    """Whether a file that can't be read is, or by its wrong name may be, one of a folder of the plan."""
    return finding.code == MISNAMED or finding.path.startswith(f"{folder}/")
