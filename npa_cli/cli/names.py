"""What a shell offers at a Tab, as Typer's completion callbacks: the names of the plan that the words typed are about.

They are kept from one Tab to the next, as long as no file of the plan changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Final, get_args

from typer import Context

from npa_cli.cli.only_reads import Cache
from npa_cli.model.vocabulary import CHANGE_STATUSES, PAPERS, RATINGS, STATUSES, AssuranceLevel

Offers = Sequence[tuple[str, str]]
"""Words to type, each with what it is."""

_NEEDS_QUOTES: Final = re.compile(r"[^\w.,/:@%+=-]")
_NOT_PROSE: Final = re.compile(r"[^\w .,;()/+-]")
_LONGEST: Final = 80  # letters of what is said about a word


def _names_of_the_plan(kind: str) -> Callable[[Context], Offers]:
    """The callback that offers the plan's names of one kind; none if the plan can't be read.

    A shell may run what it is given: a word that has to stand in quotes is left out, and of what is said about one only
    letters stay.
    """
    return lambda ctx: _offered(ctx, kind)


def _offered(ctx: Context, kind: str, plan: str | None = None) -> Offers:
    found = _names(ctx, plan).get(kind, ())
    return [(word, _plain(about)) for word, about in found if not _NEEDS_QUOTES.search(word)]


priorities: Final = _names_of_the_plan("priorities")
activities: Final = _names_of_the_plan("activities")
items: Final = _names_of_the_plan("items")
boards: Final = _names_of_the_plan("boards")
partners: Final = _names_of_the_plan("partners")
periods: Final = _names_of_the_plan("periods")
plans: Final = _names_of_the_plan("plans")
changes: Final = _names_of_the_plan("changes")
rules: Final = _names_of_the_plan("rules")
measures: Final = _names_of_the_plan("measures")
actions: Final = _names_of_the_plan("actions")
issue_ids: Final = _names_of_the_plan("issues")
themes: Final = _names_of_the_plan("themes")
titles: Final = _names_of_the_plan("titles")
fields: Final = _names_of_the_plan("fields")


def things(ctx: Context, incomplete: str) -> Offers:
    """Whatever has an id or code, and the plans; after a plan's id and a colon, what that plan has."""
    plan, colon, _ = incomplete.partition(":")
    if colon:
        return [(f"{plan}:{word}", about) for word, about in _offered(ctx, "things", plan)]
    return [*_offered(ctx, "things"), *(each for each in plans(ctx) if each[0] != "all")]


def revisions(ctx: Context) -> Offers:
    """The branches and tags of the repository around the plan; none if git does not tell."""
    from npa_cli.work.plan_names import revision_names  # late: at such a Tab alone

    try:
        found = revision_names(ctx.params.get("data"), ctx.params.get("plan"))
    except Exception:  # noqa: BLE001  # as below
        return ()
    return [(each, "") for each in found if not _NEEDS_QUOTES.search(each)]


def revisions_and_items(ctx: Context) -> Offers:
    """What can be compared, and ids."""
    return [*revisions(ctx), *items(ctx)]


def boards_and_revisions(ctx: Context) -> Offers:
    """Since when: a board, of which the last meeting is meant, or a branch or tag."""
    return [*boards(ctx), *revisions(ctx)]


def cells(ctx: Context) -> Offers:
    """The cells of a pack: a deliverable's id, a colon and a field."""
    from npa_cli.model.pack import BY_FIELD  # late: at such a Tab alone

    fields = [name for name, field in BY_FIELD.items() if field.is_free]
    return [(f"{item}:{field}", about) for item, about in items(ctx) if item.count(".") == 2 for field in fields]


def teams(ctx: Context) -> Offers:
    """Each partner, for its team to be typed behind."""
    return [(f"{code}=", about) for code, about in partners(ctx)]


def sections(ctx: Context) -> Offers:
    """The parts of the documents of the plan that is to be shown."""
    return _offered(ctx, "sections", ctx.params.get("what") or next(iter(ctx.args), None))


def papers_and_items(ctx: Context) -> Offers:
    """The papers and, for a summary, the ids; after the paper of a priority or a partner, which one it can be about."""
    typed = ctx.params.get("what") or ()
    if not typed:
        return [*PAPERS.items(), *items(ctx)]
    return {"priority": priorities, "partner": partners, "summary": items}.get(typed[0], _nothing)(ctx)


def ratings(ctx: Context) -> Offers:
    """The ratings of every plan, and the words of this one's own scale."""
    return [*((each, "") for each in RATINGS), *_offered(ctx, "ratings")]


def _nothing(ctx: Context) -> Offers:
    return ()


def _one_of(values: Iterable[str]) -> Callable[[], Sequence[str]]:
    """The callback that offers a closed list."""
    return lambda: list(values)


def _list_in(module: str, name: str) -> Callable[[], Sequence[str]]:
    """The callback that offers a closed list of another room, which is loaded when it is asked for."""
    return lambda: list(getattr(import_module(f"npa_cli.{module}"), name))


statuses: Final = _one_of(STATUSES)
change_statuses: Final = _one_of(CHANGE_STATUSES)
rags: Final = _names_of_the_plan("rags")
assurances: Final = _one_of(get_args(AssuranceLevel))
levels: Final = _list_in("model.register", "ESCALATION_LEVELS")
severities: Final = _list_in("model.register", "SEVERITIES")
bands: Final = _list_in("progress.registers.risk", "BANDS")
kinds: Final = _list_in("views.things", "KINDS")
file_kinds: Final = _list_in("store.file_kinds", "FILE_KINDS")


def conventions_and_values() -> Sequence[str]:
    """Each setting of how words for dates are read, with each of its values."""
    from npa_cli.timeframe.conventions import Conventions  # late: at such a Tab alone

    return [f"{each.name}={value}" for each in Conventions.settings() for value, _ in each.values]


def new_words(ctx: Context) -> Offers:
    """Of new leads, the partners; of a new timeframe, the plan's quarters."""
    field = ctx.params.get("field")
    return partners(ctx) if field == "leads" else [] if field in ("text", "measure") else periods(ctx)


def _plain(about: str) -> str:
    return " ".join(_NOT_PROSE.sub(" ", about).split())[:_LONGEST]


def _names(ctx: Context, plan: str | None = None) -> Mapping[str, Offers]:
    cache: Cache | None = ctx.obj
    data, plan = ctx.params.get("data"), plan or ctx.params.get("plan")

    def read() -> bytes:
        from npa_cli.work.plan_names import plan_names  # late: three times the time of a Tab whose names are kept

        return json.dumps(plan_names(data, plan)).encode()

    try:
        names: Mapping[str, Offers] = json.loads(cache.names(data, plan, read) if cache else read())
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell; the command itself will
        return {}
    return names
