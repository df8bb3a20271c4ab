"""The rows of a document put in their places: priorities, themes, activities and deliverables, by its rules."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Final, NamedTuple

from npa_cli.intake.foreign import Block, Cell, words_of
from npa_cli.model.import_rules import ImportRules, Left, Refusal
from npa_cli.work.importing.account import ByHand, Placed, mark_left, place_by_hand
from npa_cli.work.importing.cells import Entry, cut_cell, cut_names, is_bare, own_value, who_leads, words_said

_CONTINUED: Final = re.compile(r"\s*\W?\bcontinued\b\W*$", re.IGNORECASE)
_UNREAD: Final = (None, "leave", "unsure")
_SHORT: Final = 8  # words of a title that is made of a statement's


@dataclass(slots=True)
class Placing:
    """What became of a document. `priorities` are plain data as their files hold it."""

    priorities: list[dict[str, Any]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)  # what of `leave` is about nothing
    refused: list[Refusal] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)  # names that the rules have no code for, with a place
    places: dict[str, str] = field(default_factory=dict)  # of each item, by id
    by_hand: ByHand = field(default_factory=ByHand)
    words: int = 0
    rows: int = 0


def place_rows(blocks: Sequence[Block], rules: ImportRules) -> Placing:
    """Put each row in its place. Nothing is guessed: what the rules do not say is left over or refused."""
    placer = _Placer(blocks, rules)
    for number, block in enumerate(blocks):
        placer.take(number, block)
    return placer.result()


class _Row(NamedTuple):
    """A row of a table by its roles, such as `activity`: the column that holds each, its cell and what that says."""

    number: int  # of its block
    block: Block
    columns: Mapping[str, int]
    cells: Mapping[str, Cell]

    def said(self, role: str) -> str:
        """What it says of a role; empty where it says nothing, or has no such column."""
        return self.cells[role].text if role in self.cells else ""


class _Placer:
    def __init__(self, blocks: Sequence[Block], rules: ImportRules) -> None:
        self.blocks, self.rules = blocks, rules
        self.made = Placing(words=sum(len(words_of(block.text)) for block in blocks))
        self.placed = Placed()
        self.heads: dict[int, tuple[str, ...]] = {}
        self.waits = ""  # what the next paragraph is: statement, measure
        self.activity: dict[str, Any] | None = None

    def result(self) -> Placing:
        """What was made of it, its words accounted for."""
        made, rules = self.made, self.rules
        made.priorities.sort(key=lambda each: int(each["id"][1:]))  # the last is the one that rows go on from
        made.by_hand = place_by_hand(self.blocks, rules, made.priorities, self.placed)
        made.refused += made.by_hand.refused
        for priority in made.priorities:
            priority.setdefault("statement", priority["title"])
            priority["themes"] = [each for each in priority["themes"] if each["activities"]]
        left = self.placed.left_over(self.blocks, self.heads)
        unplaced = [name for name, role in rules.columns.items() if role == "leave"]
        made.left, made.idle = mark_left(left, self.blocks, rules.leave, unplaced)
        return made

    def take(self, number: int, block: Block) -> None:
        """Put one block in its place, if it has one."""
        if not block.line:
            return  # found by the second reader alone, so nobody knows what it belongs to
        if not block.table:
            self._paragraph(number, block)
        elif self._begins_above(number):
            self._new_priority(number, block)
        else:
            self.waits = ""  # what a heading says comes before its table
            if self._is_head(block):
                self.heads[block.table] = tuple(cell.line for cell in block.cells)
                for at, cell in enumerate(block.cells):
                    self.placed.take(number, at, cell.text)
            elif block.table in self.heads and "activity" in self.rules.columns.values():
                self._row(number, block)

    def _is_head(self, block: Block) -> bool:
        return len(block.lines) > 1 and set(block.lines) <= self.rules.columns.keys()

    def _begins_above(self, number: int) -> bool:
        """Whether a table's headings come next, and what stands here is not the end of the table before."""
        if self.rules.priorities != "above" or number + 1 >= len(self.blocks):
            return False
        block, after = self.blocks[number], self.blocks[number + 1]
        filled = [cell for cell in block.cells if cell.text]
        return bool(after.table) and len(filled) == 1 and not self._is_head(block) and self._is_head(after)

    def _paragraph(self, number: int, block: Block) -> None:
        text, how, rules = block.text, self.rules.priorities, self.rules
        if how == f"heading {block.level}" or self._is_named(text) or self._begins_above(number):
            self._new_priority(number, block)
        elif text in rules.labels and self.made.priorities:
            self.waits = rules.labels[text]
            self.placed.take(number, 0, text)
        elif self.waits and self.made.priorities and not block.level:
            priority = self.made.priorities[-1]
            if self.waits == "statement" and is_bare(priority["printed"], how):
                bold = " ".join(" ".join(run.text for run in block.cells[0].runs if run.bold).split())
                short = " ".join(text.split()[:_SHORT])
                title = bold or short
                priority.update(title=title[:1].upper() + title[1:], inferred=["title"])
            priority[self.waits] = text
            self.placed.take(number, 0, text)
            self.waits = ""
        elif rules.themes == "heading" and block.level and self.made.priorities:
            self._theme(number, 0, text)

    def _is_named(self, text: str) -> bool:
        """Whether words are those that begin a priority."""
        return "*" in self.rules.priorities and fnmatchcase(_CONTINUED.sub("", text), self.rules.priorities)

    def _new_priority(self, number: int, block: Block) -> None:
        at = next(at for at, cell in enumerate(block.cells) if cell.text)
        title = _CONTINUED.sub("", block.cells[at].text)
        self.placed.take(number, at, block.cells[at].text)
        last = self.made.priorities[-1] if self.made.priorities else None
        if last is not None and title == last["printed"]:
            self.waits = ""
            return
        self._start_priority(title, block)
        self.waits = "statement"

    def _start_priority(self, title: str, block: Block) -> dict[str, Any]:
        item = f"P{len(self.made.priorities) + 1}"
        source = self._source(block)
        priority: dict[str, Any] = {"id": item, "printed": title, "title": title, "source": source, "themes": []}
        self.made.priorities.append(priority)
        self.made.places[item] = block.place
        self.activity = None
        return priority

    def _source(self, block: Block) -> dict[str, Any]:
        return {"document": self.rules.document, "line": block.line}

    def _theme(self, number: int, at: int, text: str) -> None:
        self.placed.take(number, at, text)
        self.made.priorities[-1]["themes"].append({"title": text.removesuffix(":"), "activities": []})
        self.activity = None

    def _row(self, number: int, block: Block) -> None:
        head, columns = self.heads[block.table], self.rules.columns
        roles: dict[str, int] = {columns[name]: at for at, name in enumerate(head) if columns.get(name) not in _UNREAD}
        cells = {role: block.cells[at] if at < len(block.cells) else Cell() for role, at in roles.items()}
        filled = [at for at, cell in enumerate(block.cells) if cell.text]
        is_alone = len(filled) == 1 and filled[0] <= roles.get("activity", 0)
        if is_alone and self._is_named(block.text):
            self._new_priority(number, block)
            return
        if is_alone and self.rules.themes == "row" and "priority" not in roles:
            self._first_priority(block)
            self._theme(number, filled[0], block.cells[filled[0]].text)
            return
        for role, cell in cells.items():
            across = f"it lies over {cell.across} columns, so nobody can tell which it fits" if cell.across > 1 else ""
            if cell.text and (cell.doubt or across):
                self._refuse(block, head[roles[role]], cell.doubt or across)
                return
        if any(cell.text for cell in cells.values()):
            self.made.rows += 1
            self._place(_Row(number, block, roles, cells))

    def _refuse(self, block: Block, column: str, why: str) -> None:
        self.made.refused.append(Refusal(f"{block.place}, {column}" if column else block.place, why))

    def _first_priority(self, block: Block) -> None:
        """Begin the priority of a plan that has one alone, where none has begun."""
        if not self.made.priorities:
            self._start_priority(self.rules.plan.title, block)["inferred"] = ["title", "statement"]

    def _take(self, row: _Row, role: str, *texts: str | None) -> None:
        self.placed.take(row.number, row.columns.get(role, 0), *texts)

    def _place(self, row: _Row) -> None:
        self._above(row)
        goes_on = self.activity is not None and row.said("activity") in ("", self.activity["text"])
        if not (goes_on and "deliverable" in row.columns):
            if not row.said("activity"):
                self._refuse(row.block, "", "it has no words for what is to be done")
                return
            self._start_activity(row)
        activity = self.activity
        assert activity is not None
        for role in ("activity", "leads", "owner"):
            if row.said(role):
                self._take(row, role, *words_said(activity, role))
        if row.said("contributors"):  # each is a partner under the name that is printed
            self._take(row, "contributors", cut_names(row.said("contributors"), self.rules.names).taken)
        self._deliverables(row, activity)
        self._own_people(row, activity)
        self._own_fields(row, activity)

    def _own_people(self, row: _Row, activity: dict[str, Any]) -> None:
        """Who leads a deliverable, or helps with it, if they are not its activity's."""
        for role in ("leads", "contributors") if "deliverable" in row.columns else ():
            names = cut_names(row.said(role), self.rules.names)
            if names.codes and list(names.codes) != activity.get(role):
                activity["deliverables"][-1][role] = list(names.codes)
                self.placed.retake(row.number, row.columns[role], names.taken)
            self.made.unknown += [(each, row.block.place) for each in names.unknown]

    def _own_fields(self, row: _Row, activity: dict[str, Any]) -> None:
        """Fields of the plan's own, each with what its cell says; a cell that can't be that is refused."""
        for name, own in self.rules.fields.items():
            said = row.said(name)
            value = own_value(own, said) if said else None
            if not said or (value is None and said in self.rules.leave):
                continue  # left over, and on purpose
            has = activity if own.on == "activity" else activity["deliverables"][-1]
            if value is not None and has.setdefault(name, value) == value:
                self._take(row, name, said)
            else:
                why = f"`{said}` can't be its {own.heading(name).lower()}"
                why += "; leave these words" if value is None else ", for it has another already"
                self._refuse(row.block, self.heads[row.block.table][row.columns[name]], why)

    def _above(self, row: _Row) -> None:
        """The priority and theme that a row belongs to, begun where its own columns say so."""
        priorities = self.made.priorities
        if self.rules.priorities == "column":
            title = row.said("priority")
            if title and (not priorities or title != priorities[-1]["printed"]):
                known = next((each for each in priorities if each["printed"] == title), None)
                if known is not None:
                    priorities.remove(known)
                    priorities.append(known)  # it goes on further down
                    self.activity = None
                else:
                    self._start_priority(title, row.block)
            self._take(row, "priority", title)
        self._first_priority(row.block)
        themes, title = priorities[-1]["themes"], row.said("theme")
        if title and (not themes or title.removesuffix(":") != themes[-1].get("title")):
            self._theme(row.number, row.columns["theme"], title)
        elif title:
            self._take(row, "theme", title)

    def _start_activity(self, row: _Row) -> None:
        priority = self.made.priorities[-1]
        if not priority["themes"]:
            priority["themes"].append({"activities": []})
        held = sum(len(theme["activities"]) for theme in priority["themes"])
        item = f"{priority['id']}.{held + 1}"
        who, unknown = who_leads({role: row.said(role) for role in row.cells}, self.rules.names)
        activity: dict[str, Any] = {"id": item, "text": row.said("activity"), **who}
        self.made.unknown += [(each, row.block.place) for each in unknown]
        for role in ("number", "measure", "note"):
            if row.said(role):
                activity[role] = row.said(role)
                self._take(row, role, row.said(role))
        activity |= {"source": self._source(row.block), "deliverables": []}
        priority["themes"][-1]["activities"].append(activity)
        self.made.places[item] = row.block.place
        self.activity = activity

    def _deliverables(self, row: _Row, activity: dict[str, Any]) -> None:
        """Put what a row says there will be, one or cut out of a cell, into its activity."""
        words = when = "deliverables"
        if words in row.cells:
            entries, note = cut_cell(row.cells[words], is_bold=self.rules.deliverables == "bold")
        else:
            words, when = "deliverable", "timeframe"
            entries, note = (Entry(row.said(words), row.said(when).replace("\n", " ")),), ""
        if note:
            activity["note"] = note
            self._take(row, words, note)
        for entry in entries or (Entry("", ""),):
            item = f"{activity['id']}.{len(activity['deliverables']) + 1}"
            said = {"id": item, "text": entry.text, "timeframe": entry.timeframe}
            deliverable: dict[str, Any] = {key: value for key, value in said.items() if value}
            if row.block.line != activity["source"]["line"]:
                deliverable["source"] = self._source(row.block)
            activity["deliverables"].append(deliverable)
            self.made.places[item] = row.block.place
            self._take(row, words, entry.text)
            self._take(row, when, entry.timeframe)
