"""What of a plan is not known, by the findings that say so: no judgement is made of half the facts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from npa_cli.model.did_you_mean import nearest
from npa_cli.model.finding import Finding
from npa_cli.progress.select import self_and_above
from npa_cli.rules.checked_file import Item
from npa_cli.rules.documents import Documents, entry_of, quoted_in, steps_of
from npa_cli.rules.index import Index
from npa_cli.rules.plain_data import text_under, value_at, words_in
from npa_cli.store.file_kinds import kind_of

_WEIGHED_BY: Final = ("id", "title", "period", "conventions", "reporting")  # or there is no workplan to weigh by
_LIKE: Final = 0.5
_WHO: Final = ("leads", "contributors", "reporting_partner")
_LEANS_ON: Final = {  # by the rule of a judgement, the kinds of file whose entries it needs to know the items of
    "NPA238": ("risks", "issues", "changes"),
    "NPA501": ("changes",),
}
_ITEMS_OF: Final = ("affects", "item")  # the keys of such an entry that name items
_REPORTS: Final = ("partner", "period", "updates")  # the keys of a return without which nothing of it is known


class Doubts:
    """What is not known of a plan.

    `causes` are the errors that say so, `contradicted` those of entries that are at odds with themselves, `missing`
    the names that nothing has, `about` the items that judgements are about.
    """

    def __init__(
        self,
        causes: Sequence[Finding],
        contradicted: Sequence[Finding],
        missing: Collection[str],
        about: Collection[str],
        index: Index,
        opened: Documents,
    ) -> None:
        self._index = index
        self._opened = opened
        self._about = about
        self._entries = {(each.path, entry_of(each)) for each in causes}
        self._settings = any(_is_setting(each) for each in causes)
        self._everybody = any(each.path == "partners.yaml" and len(steps_of(each)) < 2 for each in causes)
        self._wrong = frozenset(self._named_wrongly(causes))
        self._bodies = self._with_groups({*missing, *self._wrong, *self._not_heard(causes)})
        self._reporters = {_stem(each) for each in (*causes, *contradicted) if _is_of_report(each)}
        self._dark = {kind_of(each.path) for each in (*index.unreadable, *causes) if _hides_items(each)}
        self._items = {item for each in (*causes, *contradicted) for item in self._items_of(each)}

    def stand_around(self, finding: Finding) -> bool:
        """Whether the entry a finding stands in, or one around it, holds an unknown value."""
        at = steps_of(finding)
        return any((finding.path, at[:length]) in self._entries for length in range(len(at) + 1))

    def name(self, finding: Finding) -> bool:
        """Whether what a finding quotes is the code of a partner or board whose entry holds an unknown value."""
        return quoted_in(finding) in self._wrong

    def touch(self, finding: Finding) -> bool:
        """Whether a judgement is about something of which not all is known."""
        if self._settings or self._everybody or self.stand_around(finding):
            return True
        if not self._dark.isdisjoint(_LEANS_ON.get(finding.code, ())):
            return True
        if finding.item in self._bodies or quoted_in(finding) in self._bodies:
            return True
        if finding.path == "partners.yaml":  # who is silent, who leads for whom
            return finding.item in self._reporters or any(finding.item in self._who(each) for each in self._items)
        about = self._about_of(finding)
        if not self._items.isdisjoint(each for item in about for each in self_and_above(item)):
            return True
        if self._bodies and finding.path.startswith("returns/") and _stem(finding) in self._bodies:
            return True
        return bool(self._bodies) and any(not self._bodies.isdisjoint(self._who(item)) for item in about)

    def _named_wrongly(self, causes: Iterable[Finding]) -> Iterator[str]:
        """The codes of partners and boards whose entries hold an unknown value."""
        for each in causes:
            if each.path in ("partners.yaml", "workplan.yaml") and len(steps_of(each)) > 1:
                entry = value_at(self._opened.data_of(each.path), entry_of(each))
                if (code := text_under(entry, "code")) is not None:
                    yield code

    def _not_heard(self, causes: Iterable[Finding]) -> Iterator[str]:
        """The partners of whom a return can't be used as a whole."""
        for each in (*self._index.unreadable, *causes):
            if each.path.startswith("returns/") and each.path.count("/") == 2:
                at = steps_of(each)
                if not at or (len(at) == 1 and (each.on_key or at[0] in _REPORTS)) or quoted_in(each) in _REPORTS:
                    yield _stem(each)

    def _with_groups(self, codes: set[str]) -> set[str]:
        """Codes of partners with those of the groups they are in."""
        file = self._index.frame.file("partners") if codes else None
        for partner in file.entries("partners") if file is not None else ():
            code = partner.text("code")
            if code is not None and not codes.isdisjoint(words_in(partner.data.get("members"))):
                codes = {*codes, code}
        return codes

    def _items_of(self, cause: Finding) -> Iterator[str]:
        """The items of which something is not known: those a cause is about, those its entry names, and those meant."""
        known = self._index.levels
        if cause.item in known and cause.item is not None:
            yield cause.item
        if cause.path.startswith("priorities/"):
            return
        yield from (each for each in map(str, entry_of(cause)) if each in known)
        yield from self._named_beside(cause)
        if given := quoted_in(cause):
            yield from (each for each in self._meant_by(given) if each in known)

    def _named_beside(self, finding: Finding) -> Iterator[str]:
        """The items that the entry a finding stands in names."""
        entry = entry_of(finding)
        words = words_in(value_at(self._opened.data_of(finding.path), entry)) if entry else ()
        return (each for each in words if each in self._index.levels)

    def _meant_by(self, given: str) -> tuple[str, ...]:
        """What may have been meant by the name of an item: one of the same letters or like it, or any beside it."""
        same = self._by_letters.get("".join(sorted(given)), ())
        near = () if same else (nearest(given, tuple(self._index.levels)) or "",)
        return (*same, *near, given.rpartition(".")[0])

    @cached_property
    def _by_letters(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for each in self._index.levels:
            found.setdefault("".join(sorted(each)), []).append(each)
        return found

    def _about_of(self, finding: Finding) -> Collection[str]:
        """The items that a judgement is about: the one it names, or those that its change or register entry names."""
        if finding.item is not None and finding.item in self._index.levels:
            return (finding.item,)
        return set(self._named_beside(finding))

    def _who(self, item: str) -> frozenset[str]:
        """The codes of those who lead, help or report on an item."""
        asked = [self._items_asked[each].data for each in self_and_above(item) if each in self._items_asked]
        return frozenset(word for data in asked for key in _WHO for word in words_in(data.get(key)))

    @cached_property
    def _items_asked(self) -> Mapping[str, Item]:
        """The items that judgements are about or that are in doubt, and what they hang from."""
        return self._index.items({each for item in (*self._about, *self._items) for each in self_and_above(item)})


def _is_setting(cause: Finding) -> bool:
    """Whether a setting that everything is weighed by is not known, or the whole of workplan.yaml."""
    if cause.path != "workplan.yaml":
        return False
    at = steps_of(cause)
    if len(at) == 1 and cause.on_key:
        return nearest(str(at[0]), _WEIGHED_BY, likeness=_LIKE) is not None
    return not at or at[0] in _WEIGHED_BY


def _hides_items(cause: Finding) -> bool:
    """Whether it is not known which items an entry is about, or whether it is one."""
    at = steps_of(cause)
    return (len(at) < 2 and quoted_in(cause) != "id") or any(key in at or quoted_in(cause) == key for key in _ITEMS_OF)


def _is_of_report(cause: Finding) -> bool:
    return cause.path.startswith("returns/") and steps_of(cause)[:1] != ("no_change",)


def _stem(finding: Finding) -> str:
    """The name of a file without its ending: for a return, the code of its partner."""
    return finding.path.rpartition("/")[2].removesuffix(".yaml")
