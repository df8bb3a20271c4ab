"""A new edition of a document held against the plan that was made of an older one. What matches exactly is known again;
what does not is asked about, and nothing is ever put into the plan a second time.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from npa_cli.model.did_you_mean import nearest
from npa_cli.model.import_rules import Difference, Imported, ImportRules
from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed
from npa_cli.work.importing.place_rows import Placing

NEW: Final = "new"
_LEVELS: Final = ("priority", "activity", "deliverable")


class Edition(NamedTuple):
    """What is different, how much is as it was, and where each item that was known again stands now."""

    differences: tuple[Difference, ...]
    same: int
    items: Mapping[str, Imported]


class _Item(NamedTuple):
    """A priority, activity or deliverable of the new edition. `under` is the item above it, as this edition counts."""

    id: str
    under: str
    words: str
    said: Mapping[str, Any]


def imported_items(placing: Placing) -> dict[str, Imported]:
    """Where each item stands, and its words, by the ids of this document."""
    return {each.id: Imported(placing.places[each.id], each.words) for each in _items(placing)}


def _items(placing: Placing) -> Iterator[_Item]:
    for priority in placing.priorities:
        yield _Item(priority["id"], "", priority["printed"], priority)
        for theme in priority.get("themes", ()):
            for activity in theme["activities"]:
                yield _Item(activity["id"], priority["id"], activity["text"], {**activity, "theme": theme.get("title")})
                for each in activity["deliverables"]:
                    yield _Item(each["id"], activity["id"], each.get("text") or each.get("timeframe", ""), each)


class Comparison:
    """A new edition held against the plan; `compare` tells what it says otherwise, with the command for each."""

    def __init__(self, placing: Placing, rules: ImportRules, plan: Plan, folder: str) -> None:
        self.placing, self.rules, self.folder = placing, rules, folder
        self.held: dict[str, dict[str, Any]] = {}
        for priority in plan.priorities:
            self.held[priority.id] = {"text": priority.title, **priority.model_dump(exclude={"themes"})}
            for activity in priority.activities:
                self.held[activity.id] = activity.model_dump()
                self.held |= {each.id: each.model_dump() for each in activity.deliverables}
        for change in plan.changes:
            if change.status == "approved" and change.item in self.held:
                self.held[change.item][change.field] = change.to
        self.imported = rules.imported()
        self.partners = {each.code for each in plan.partners}
        self.proposed = {
            (each.item, each.field, tuple(_words(each.to))): each.id
            for each in plan.changes
            if each.status == "proposed"
        }
        self.known = {
            item: self.imported.get(item) or Imported("", each.get("text") or each.get("timeframe") or "")
            for item, each in self.held.items()
        }  # what was added by hand since is known by its words in the plan
        self.by_words: dict[tuple[int, str], list[str]] = defaultdict(list)
        for item, known in self.known.items():
            self.by_words[item.count("."), known.words].append(item)
        self.found: dict[str, str] = {}  # the plan's id of each item of this edition
        self.items: dict[str, Imported] = {}
        self.differences: list[Difference] = []

    def compare(self) -> Edition:
        """The whole comparison."""
        items = list(_items(self.placing))
        for level in range(3):  # priorities first: what hangs from one is looked for under it
            for each in (one for one in items if one.id.count(".") == level):
                self._match(each)
        altered = {each.item for each in self.differences}
        gone = [item for item in self.known if item in self.imported and item not in self.items]
        for item in gone:
            if not any(item.startswith(f"{above}.") for above in gone):
                words = f"`{self.known[item].words}` is not in this edition"
                self.differences.append(Difference("gone", item, "", words))
        same = sum(item not in altered for item in self.items)
        return Edition(tuple(self.differences), same, {**self.imported, **self.items})

    def _command(self, *words: str) -> str:
        return proposed(*words, "--data", self.folder)

    def _match(self, each: _Item) -> None:
        if each.under and each.under not in self.found:
            return  # what it hangs from is new, or asked about
        place = self.placing.places[each.id]
        under = self.found.get(each.under, "")
        item = self._same_words(each, under) or self.rules.same.get(each.words) or self._answered(each)
        if item == NEW:
            words = each.words + self._besides(each)
            self.differences.append(Difference("new", "", place, words, self._adding(each, under)))
        elif item is None:
            left = {known.words: one for one, known in self.known.items() if self._is_free(one, each)}
            meant = nearest(each.words, left)
            like = f"; is it {left[meant]}, `{meant}`, in other words?" if meant else ""
            like += f" Write under `same`: `{place}: {left[meant] if meant else 'ID'}`, or `{place}: {NEW}`"
            self.differences.append(Difference("asked", "", place, f"`{each.words}` matches none exactly{like}"))
        else:
            self.found[each.id] = item
            self.items[item] = Imported(place, each.words)
            self._altered(each, item, place)

    def _is_free(self, item: str, each: _Item) -> bool:
        return item not in self.items and item.count(".") == each.id.count(".")

    def _same_words(self, each: _Item, under: str) -> str | None:
        """The item of the plan with exactly these words: one under the same item, else the only one there is."""
        alike = [item for item in self.by_words[each.id.count("."), each.words] if item not in self.items]
        if each.id.count(".") == 2:
            alike = [item for item in alike if item.startswith(f"{under}.")]
            if not alike and "text" not in each.said:  # of a row that has a date alone, the date may be another
                alike = [
                    item
                    for item in self.known
                    if self._is_free(item, each) and item.startswith(f"{under}.") and not self.held[item]["text"]
                ]
        near = [item for item in alike if item.startswith(f"{under}.")]
        return next(iter(near), alike[0] if len(alike) == 1 else None)

    def _answered(self, each: _Item) -> str | None:
        """What the rules say its place is, if that is an item of this level that no other row is."""
        item = self.rules.same.get(self.placing.places[each.id], "")
        return item if item == NEW or (item and self._is_free(item, each)) else None

    def _altered(self, each: _Item, item: str, place: str) -> None:
        held, level = self.held[item], item.count(".")
        own_title = "title" not in each.said.get("inferred", ())
        signed = (
            ("title",) if own_title else ("statement",), ("text", "leads"), ("text", "timeframe", "leads")
        )[level]  # fmt: skip
        own = [name for name, field in self.rules.fields.items() if field.on == _LEVELS[level]]
        for field in (*signed, *own):
            before, after = _words(held.get(field)), _words(each.said.get(field))
            if before != after:
                words = f"{field}: `{', '.join(before)}` is now `{', '.join(after)}`"
                if change := self.proposed.get((item, field, tuple(after))):
                    words += f", as {change} proposes"
                elif field in own:
                    words += "; no command sets a field of the plan's own: correct it in the priority's file"
                to = [word for one in after for word in ("--to", one)]
                command = self._command("change", "propose", item, "--field", field, *to, "--reason", "other")
                can_be = bool(after) and field in signed and level > 0 and not change
                self.differences.append(Difference("altered", item, place, words, command if can_be else ""))

    def _besides(self, each: _Item) -> str:
        """What the command that adds a row leaves to do: partners before it, fields of the plan's own after it."""
        printed = {code: name for name, code in self.rules.names.items()}
        first = [
            self._command("add", "partner", code, printed[code])
            for code in each.said.get("leads", ())
            if code not in self.partners
        ]
        said = {**each.said, **next(iter(each.said.get("deliverables", ())), {})}
        then = [f"{name}: {said[name]}" for name in self.rules.fields if name in said]
        told = f"; first {' and '.join(first)}" if first else ""
        return told + (f"; then write {' and '.join(then)} beside it in its file" if then else "")

    def _adding(self, each: _Item, under: str) -> str:
        if each.id.count(".") == 0:
            return self._command("add", "priority", each.words, "--statement", each.words)
        if each.id.count(".") == 2:
            return self._command("add", "deliverable", under, each.words, "--timeframe", each.said.get("timeframe", ""))
        first = each.said["deliverables"][0]
        leads = [word for lead in each.said.get("leads", ()) for word in ("--lead", lead)]
        theme = ["--theme", each.said["theme"]] if each.said["theme"] else []
        own = ["--deliverable", first["text"]] if first.get("text") else []
        when = first.get("timeframe", "")
        return self._command("add", "activity", under, each.words, *theme, *leads, *own, "--timeframe", when)


def _words(value: object) -> list[str]:
    """A value as words to compare: a list for what has several."""
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)] if value else []
