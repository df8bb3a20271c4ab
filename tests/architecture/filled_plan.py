"""A plan in which every field of every model says something of its own, made from the models."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from npa_cli.model.base import PlanModel
from npa_cli.model.key_types import alternatives, fields_by_key, model_in
from npa_cli.store.file_kinds import FILE_KINDS

# What can't be made up, as other parts of the plan rely on it.
_GIVEN: Final[Mapping[str, Any]] = {
    "Workplan.id": "made-up", "Workplan.conventions": {}, "Workplan.names": {"activity": "Workplan names"},
    "Period.start": "2018-04-01", "Period.end": "2021-03-31", "MeetingDay.months": [1],
    "RegisterThresholds.moderate_from": 4, "RegisterThresholds.high_from": 8, "RegisterThresholds.extreme_from": 15,
    "RegisterThresholds.board_from": 15,
    "ScaleWord.code": "made_code", "ScaleWord.symbol": "◆", "ScaleWord.meaning": "at_risk", "Update.rag": "made_code",
    "Rounds.every": "quarter", "Rounds.names": {},
    "Objective.id": "O1", "Priority.id": "P1", "Priority.objectives": ["O1"], "Activity.id": "P1.1",
    "Theme.id": "P1.T1",
    "Deliverable.id": "P1.1.1", "Deliverable.timeframe": "FY18/19 Q4", "Partner.code": "MADE", "Partner.kind": "group",
    "Section.id": "section-of-it", "SectionParagraph.level": 0,
    "Return.period": "FY18/19 Q3", "Return.no_change": [], "Update.status": "in_progress",
    "Change.id": "CHG-001", "Change.item": "P1.1", "Change.field": "text", "Change.status": "approved",
    "Measure.id": "M1", "Measure.items": ["P1.1"], "Reading.measure": "M1", "Link.from": "P1.1", "Link.to": "P1",
    "Risk.id": "R-001", "Risk.status": "open", "Risk.affects": ["P1.1.1"], "Score.likelihood": 3, "Score.impact": 5,
    "Issue.id": "I-001", "Issue.status": "open", "Issue.affects": ["P1.1.1"], "Escalation.on": "2019-01-15",
    "Dependency.id": "DEP-001", "Dependency.status": "agreed", "Dependency.from": "P1.1.1", "Dependency.to": "P1.1",
    "Decision.id": "DEC-001", "Decision.affects": ["P1.1.1"], "Action.id": "ACT-001", "Action.status": "open",
}  # fmt: skip
_KEYED_BY: Final = {"Return.updates": "P1.1.1", "Measure.trajectory": "FY18/19 Q4", "Guard.partners": "MADE",
                    "Workplan.fields": "made_field"}  # fmt: skip
_PLACES: Final = {"priority": "priorities/01.yaml", "return": "returns/FY18-19-Q3/A.yaml", "readings": "readings/a.csv"}


@dataclass
class FilledPlan:
    """A plan made from the models. `said` has what each field says, by its model and key: `Risk.title`.

    `words` makes the text of a field from its model and key.
    """

    said: dict[str, Any] = field(default_factory=dict)
    words: Callable[[str], str] = "the {} of it".format
    _day: date = date(2018, 4, 1)
    _number: int = 1000

    def write(self, root: Path) -> None:
        """Write every kind of file that a plan can have into the folder `root`."""
        for kind, each in FILE_KINDS.items():
            model = get_args(each.model)[0] if each.many else each.model
            data = self._model(model)
            path = root / _PLACES.get(kind, each.pattern)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                if path.suffix == ".csv":
                    csv.writer(file).writerows([data.keys(), data.values()])
                else:
                    json.dump([data] if each.many else data, file)  # which is YAML too

    def _model(self, model: type[PlanModel]) -> dict[str, Any]:
        made = {}
        for key, each in fields_by_key(model).items():
            place = f"{model.__name__}.{key}"
            made[key] = _GIVEN[place] if place in _GIVEN else self._value(each.annotation, place)
            if not any(
                isinstance(value, dict) for value in (made[key] if isinstance(made[key], list) else [made[key]])
            ):
                self.said.setdefault(place, made[key])
        return made

    def _value(self, hint: Any, place: str) -> Any:
        if model := model_in(hint):
            return self._model(model)
        of = alternatives(hint)[0]
        if get_origin(of) is Literal:
            return get_args(of)[-1]
        if get_origin(of) is tuple:
            return [self._value(get_args(of)[0], place)]
        if get_origin(of) is Mapping:
            return {_KEYED_BY.get(place, self.words(place)): self._value(get_args(of)[1], place)}
        if of is date:
            self._day += timedelta(1)
            return self._day.isoformat()
        if of in (int, float):
            self._number += 1
            return self._number
        return True if of is bool else self.words(place)


def plain_values(value: Any) -> Iterator[Any]:
    """The plain values in what a field says."""
    if isinstance(value, dict):
        for each in value.values():
            yield from plain_values(each)
    elif isinstance(value, list):
        for each in value:
            yield from plain_values(each)
    else:
        yield value
