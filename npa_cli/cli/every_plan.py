"""`--plan all`: one command, asked of every plan in turn, its answers joined to one. No command knows of it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from npa_cli.cli.boundary import FINE, USAGE, complain
from npa_cli.work.faults import UsageFault

ALL: Final = "all"
_ABOUT_ONE_PLAN: Final = frozenset(("export sqlite", "return check"))


def answering_for_all(name: str, command: Callable[..., None]) -> Callable[..., None]:
    """The command, which `--plan all` asks of each plan. Everything else reaches it untouched."""

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:
        if given.get("plan") == ALL:
            _answer_for_all(name, command, given)
        else:
            command(**given)

    return wrapped


class _Asked(NamedTuple):
    """What came of asking one plan: its answer, if it gave one; its exit code; and why it could not be asked."""

    answer: Any = None
    code: int = FINE
    miss: str | None = None


def _answer_for_all(name: str, command: Callable[..., None], given: dict[str, Any]) -> None:
    if "dry_run" in given or given.get("fix") or given.get("verify") or name in _ABOUT_ONE_PLAN:
        raise UsageFault(f"`npa {name}` is about one plan; name it: --plan ID (`npa plans` lists them)")
    from npa_cli.cli.session import find_folder
    from npa_cli.store.find_plan import family_of
    from npa_cli.views.several_plans import PlanAnswer, SeveralPlans

    asked = [
        (member, _ask_one(command, {**given, "plan": member.id, "data": str(member.root)}))
        for member in family_of(find_folder(given.get("data")).root)
    ]
    for member, each in asked:
        if each.miss is not None:
            complain(f"{member.id}: {each.miss}")
    answers = [(member, each.answer) for member, each in asked if each.answer is not None]
    if answers:
        joined = SeveralPlans(tuple(PlanAnswer(member.id, member.title, each.view) for member, each in answers))
        answers[0][1].write(joined)
    raise SystemExit(max((each.code for _, each in asked if each.miss is None), default=USAGE))


def _ask_one(command: Callable[..., None], given: dict[str, Any]) -> _Asked:
    from npa_cli.cli.answer import gathering
    from npa_cli.progress.select import UnknownNameError

    code = FINE
    with gathering() as answers:
        try:
            command(**given)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else FINE
        except (UnknownNameError, UsageFault) as fault:  # what was named may be of another plan
            return _Asked(code=USAGE, miss=str(fault))
    return _Asked(answers[0] if answers else None, code)
