"""The names that can be typed about a plan: its ids, partners, quarters and changes, the plans beside it, the rules."""

import os
from collections import Counter
from itertools import chain, islice
from pathlib import Path
from typing import Final

from npa_cli.history.repository import find_repository
from npa_cli.model.plan import Plan
from npa_cli.store.find_plan import family_of, find_plan
from npa_cli.store.load import load
from npa_cli.views.rule_page import EVERY_RULE
from npa_cli.views.words_page import known_words

Named = list[tuple[str, str]]
"""Names, each with what it stands for."""

_MOST_QUARTERS: Final = 200


def plan_names(data: str | None, plan_id: str | None) -> dict[str, Named]:
    """The names of the plan that --data and --plan mean, by kind. Raises PlanNotFoundError, OSError."""
    root = _root(data, plan_id)
    plan = load(root, sections=True).plan  # kept from one Tab to the next
    activities: Named = []
    items: Named = []
    for priority in plan.priorities:
        items.append((priority.id, priority.title))
        items += [(each.id, each.title) for each in priority.themes if each.id]
        for activity in priority.activities:
            activities.append((activity.id, activity.text))
            items.append((activity.id, activity.text))
            items += [(each.id, each.text or each.timeframe) for each in activity.deliverables]
    others: dict[str, Named] = {  # what has an id or a code, and is no item of the plan
        "objectives": [(each.id, each.text) for each in plan.workplan.objectives],
        "partners": [(each.code, each.name) for each in plan.partners],
        "boards": [(each.code, each.name) for each in plan.workplan.boards],
        "risks": [(each.id, each.title) for each in plan.risks],
        "issues": [(each.id, each.title) for each in plan.issues],
        "decisions": [(each.id, each.title) for each in plan.decisions],
        "measures": [(each.id, each.title) for each in plan.measures],
        "actions": [(each.id, each.text) for each in plan.actions],
        "dependencies": [(each.id, each.title or f"{each.from_} to {each.to}") for each in plan.dependencies],
        "changes": [(each.id, f"{each.item} {each.field}") for each in plan.changes],
    }
    ratings = [(each.code, each.word) for each in plan.workplan.rating_scale]
    return {
        **others,
        "priorities": [(each.id, each.title) for each in plan.priorities],
        "activities": activities,
        "items": items,
        "things": [*items, *chain.from_iterable(others.values())],
        "periods": _quarters(plan),
        "fields": [(name, each.heading(name)) for name, each in plan.workplan.fields.items()],
        "themes": _words_of_themes(plan),
        "titles": [
            (each.title, priority.title) for priority in plan.priorities for each in priority.themes if each.title
        ],
        "plans": [*((each.id, each.title) for each in family_of(root)), ("all", "every one of them")],
        "ratings": ratings,
        "rags": list(plan.workplan.scale.choices.items()),
        "sections": [(each.id, each.title or "") for each in plan.sections],
        "rules": [
            *((rule.code, rule.title) for rule in EVERY_RULE),
            *((word, "what it means") for word in known_words()),
            *ratings,
        ],
    }


def revision_names(data: str | None, plan_id: str | None) -> list[str]:
    """The branches and tags of the repository around a plan. Raises PlanNotFoundError, NoHistoryError."""
    return list(find_repository(_root(data, plan_id), os.environ).names())


def _root(data: str | None, plan_id: str | None) -> Path:
    named = data or os.environ.get("NPA_DATA") or None
    return find_plan(named=named, working_folder=Path.cwd(), plan_id=None if plan_id == "all" else plan_id).root


def _words_of_themes(plan: Plan) -> Named:
    """For each theme the word of its title that stands in the fewest titles: `--theme` asks for words that do."""
    titles = [each.title for priority in plan.priorities for each in priority.themes if each.title]
    words = [[word.strip(".,;:()'") for word in title.split()] for title in titles]
    often = Counter(word.casefold() for each in words for word in set(each))
    found = {min(each, key=lambda word: (often[word.casefold()], -len(word))): " ".join(each) for each in words if each}
    return list(found.items())


def _quarters(plan: Plan) -> Named:
    """The quarters of the plan's period, as --period takes them: FY18/19-Q3, with the months of each."""
    period = plan.workplan.period
    if period.start is None or period.end is None:
        return []
    first = islice(plan.rhythm.between(period.start, period.end), _MOST_QUARTERS)
    return [(each.one_word, each.months) for each in first]
