"""The whole plan as rules may ask of it, without opening more files than an answer needs."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from npa_cli.model.finding import Finding
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Level
from npa_cli.progress.assess import Assessed, assessments, rates_off_track
from npa_cli.progress.expected import expected_to_report
from npa_cli.progress.reported import Told, is_tracked
from npa_cli.rules.checked_file import CheckedFile, Item, items_in
from npa_cli.rules.frame import Frame
from npa_cli.rules.plain_data import says
from npa_cli.rules.records import Records
from npa_cli.rules.returns import Statement, statements_in
from npa_cli.store.index_line import IndexLine
from npa_cli.store.load import plan_of, with_priorities
from npa_cli.store.open_priorities import OpenPriorities
from npa_cli.timeframe import Round


class Index(Records):
    """Ids, levels and counts of all items, and what the other files say: see Records.

    It is made of what is kept of each priority file, or was read just now. Only `items`, `lacking`, `repeated_items`
    and what is assessed open files, and then those alone which hold what was asked for.
    """

    def __init__(
        self,
        root: Path,
        frame: Frame,
        files: Sequence[CheckedFile],
        unreadable: Sequence[Finding],
        sister_plans: Mapping[str, Plan],
        lines: Mapping[str, IndexLine],
        priorities: OpenPriorities,
        as_at: date | None = None,
    ) -> None:
        super().__init__(frame, files, unreadable, sister_plans, as_at)
        self._root = root
        self._lines = lines  # by the name of the file, in reading order
        self._files = priorities
        self._ids: dict[tuple[Level, ...], tuple[str, ...]] = {}
        self._standing: dict[Round, Mapping[str, Assessed]] = {}

    @cached_property
    def plan(self) -> Plan:
        """The plan as models, of its priorities the heads alone."""
        plan = plan_of(self._root, [(file.kind, file.path, file.data) for file in self.files])[0]
        plan = replace(plan, heard_today=self.frame.plan.heard_today)
        return with_priorities(plan, ((name, line.head) for name, line in self._lines.items()))

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The level of the first priority, activity or deliverable of each id, in reading order."""
        found: dict[str, Level] = {}
        for levels in self._levels_by_file.values():
            if found.keys().isdisjoint(levels):
                found.update(levels)
            else:
                found.update({name: level for name, level in levels.items() if name not in found})
        return found

    def ids(self, *levels: Level) -> tuple[str, ...]:
        """The ids of some levels, each once, in reading order."""
        if levels not in self._ids:
            self._ids[levels] = tuple(name for name, level in self.levels.items() if level in levels)
        return self._ids[levels]

    def count(self, level: Level) -> int:
        """How many items of a level there are, with an id or without."""
        return sum(line.counts.get(level, 0) for line in self._lines.values())

    def items(self, ids: Iterable[str]) -> Mapping[str, Item]:
        """The first priority, activity or deliverable of each of these ids that the plan has."""
        found: dict[str, Item] = {}
        for name, held in self._files_with(ids).items():
            for item in items_in(name, self._files.data_with(name, held)):
                if item.id in held and item.level != "theme":
                    found.setdefault(item.id, item)
        return found

    @cached_property
    def mentioned_items(self) -> Mapping[str, Item]:
        """The items that any return mentions or any change is about."""
        return self.items(self.mentioned)

    def repeated_items(self) -> Iterator[Item]:
        """Every item, theme or not, whose id another item has too, in reading order."""
        alone = [line.priority for line in self._lines.values() if line.alone]
        if len(alone) == len(self._lines) == len(set(alone)):
            return  # each file's ids begin with the id of its priority, and are there once
        counts = Counter(name for line in self._lines.values() for _, name in line.ids())
        repeated = {name for name, count in counts.items() if count > 1}
        for name, line in self._lines.items():
            held = repeated.intersection(each for _, each in line.ids())
            if held:
                yield from (item for item in items_in(name, self._files.data_with(name, held)) if item.id in held)

    def lacking(self, level: Level, key: str) -> Iterator[Item]:
        """The items of a level that say nothing under a key, in reading order. A theme's leads are its activities'."""
        for name, line in self._lines.items():
            if key not in line.always.get(level, ()) and line.counts.get(level):
                every = items_in(name, self._files.data_with(name, [each for _, each in line.ids()]))
                said_by_theme = False
                for item in every:
                    if item.level == "theme":
                        said_by_theme = (level, key) == ("activity", "leads") and says(item.data.get(key))
                    if item.level == level and not says(item.data.get(key)) and not said_by_theme:
                        yield item

    def standing(self, quarter: Round) -> Mapping[str, Assessed]:
        """How each deliverable that any return or change mentions stands when a round's returns are judged, by id."""
        if quarter not in self._standing:
            found = assessments(self._plan_mentioned, self.judged_on(quarter), items=self.mentioned, told=self._told)
            self._standing[quarter] = {each.commitment.id: each for each in found}
        return self._standing[quarter]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What returns say, one statement a deliverable, partner and round, oldest round first."""
        return statements_in(self.returns, self._whose_word)

    def _whose_word(self, item: str, partner: str, quarter: Round) -> tuple[str, Round] | None:
        """Whose report a partner's `no_change` on a deliverable for a round repeats, and for which round it is."""
        assessed = self.standing(quarter).get(item)
        if assessed is None:
            return None
        found = self._told.confirmed_by(assessed.commitment, partner, quarter)
        return (found.partner, found.quarter) if found is not None else None

    def off_track(self, quarter: Round) -> tuple[str, ...]:
        """The ids of the deliverables that are off track when a round's returns are judged, in their letters' order.

        One of which no return and no change speaks is so by the words of its timeframe alone, so only files with such
        words are opened.
        """
        day = self.judged_on(quarter)
        tracked = is_tracked(self.plan, day)
        words_used = {words for line in self._lines.values() for words in line.timeframes}
        late = {
            words for words in words_used if rates_off_track(self.frame.read(words), self.plan, day, tracked=tracked)
        }
        found = {each.commitment.id for each in self.standing(quarter).values() if _is_off_track(each)}
        for name, line in self._lines.items():
            if not late.isdisjoint(line.timeframes):
                plan = self._files.plan_with(self.plan, {name: None})
                found |= {each.commitment.id for each in assessments(plan, day) if _is_off_track(each)}
        return tuple(sorted(found))

    def expected_to_report(self, among: Mapping[Round, Collection[str]]) -> Mapping[Round, frozenset[str]]:
        """Which of some partners have work to report on, by round; looked for until that is known of all."""
        found: dict[Round, frozenset[str]] = dict.fromkeys(among, frozenset())
        for name in self._lines:
            waiting = {quarter: left for quarter, every in among.items() if (left := set(every) - found[quarter])}
            if not waiting:
                break
            plan = self._files.plan_with(self.plan, {name: None})
            told = Told(plan)
            for quarter, partners in waiting.items():
                found[quarter] |= expected_to_report(plan, quarter, partners, told)
        return found

    def whole_plan(self) -> Plan:
        """The plan with all its priorities. It opens every file: for what has to be said where something is wrong."""
        return self._files.plan_with(self.plan, dict.fromkeys(self._lines))

    @cached_property
    def _plan_mentioned(self) -> Plan:
        return self._files.plan_with(self.plan, self._files_with(self.mentioned))

    @cached_property
    def _told(self) -> Told:
        return Told(self._plan_mentioned)

    @cached_property
    def _levels_by_file(self) -> Mapping[str, Mapping[str, Level]]:
        return {name: line.levels() for name, line in self._lines.items()}

    def _files_with(self, ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """The files, in reading order, that the first items of these ids are in, each with those ids."""
        wanted, found = set(ids), {}
        for name, levels in self._levels_by_file.items() if wanted else ():
            held = frozenset(wanted.intersection(levels))
            if held:
                found[name] = held
                wanted -= held
        return found


def _is_off_track(each: Assessed) -> bool:
    return each.rated is not None and each.rated.rating == "off_track"
