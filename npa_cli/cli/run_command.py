"""A command as Typer calls it: its function asked, and the answer written. `--plan all` asks it of every plan in turn.

A command's function gives an Answer, its exit code, or nothing if all went well. None of them knows of `all`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from inspect import Signature
from typing import Any, Final, NamedTuple

from npa_cli.cli import answers, opening, options, output
from npa_cli.cli.boundary import FINE, USAGE, complain
from npa_cli.cli.option_groups import formats_offered, grouped, typed_parameters
from npa_cli.model.proposed_command import asked_of, proposed
from npa_cli.progress import select
from npa_cli.store import once
from npa_cli.views import several_plans
from npa_cli.work import faults

_ABOUT_ONE: Final = frozenset(("return check",))  # plan: it is never asked of every plan of a folder
_ASKS_ALL_AS_ONE: Final = frozenset(("sql", "export sqlite", "serve"))  # with one database or server of them all
_LOOKS_AT_FILES: Final = frozenset(("fmt", "validate"))  # of as many plans as there are; other writers add to one


def as_typed(name: str, command: Callable[..., Any]) -> Callable[..., None]:
    """The function that takes what is typed after `npa name`, one parameter for each argument and option.

    The format is settled here: what was asked for, or what the file to write ends in.
    """
    parameters = typed_parameters(command)
    offered = formats_offered(parameters)
    writes_one_file = any(each.annotation == options.Output for each in parameters)

    @functools.wraps(command)
    def run(**typed: Any) -> None:
        if writes_one_file and offered:
            typed["format"] = output.settle_format(typed["format"], typed["output"], offered)
        plan = typed.get("plan")
        with asked_of(typed.get("data"), plan if isinstance(plan, str) else None):  # `npa schema --plan` takes no id
            if plan == opening.ALL and name not in _ASKS_ALL_AS_ONE:
                raise SystemExit(_answer_for_all(name, command, typed))
            given = command(**grouped(command, typed))
            raise SystemExit(given.give() if isinstance(given, answers.Answer) else given or FINE)

    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # which Typer asks for
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


class _Asked(NamedTuple):
    """What came of asking one plan: its answer, if it gave one; its exit code; and why it could not be asked."""

    answer: answers.Answer | None = None
    code: int = FINE
    miss: str | None = None


def _answer_for_all(name: str, command: Callable[..., Any], typed: dict[str, Any]) -> int:
    adds_to_it = "dry_run" in typed and name not in _LOOKS_AT_FILES
    if adds_to_it or typed.get("fix") or typed.get("verify") or name in _ABOUT_ONE:
        raise faults.UsageFault(
            f"`{proposed(*name.split())}` is about one plan; name it: --plan ID (`npa plans` lists them)"
        )
    with once.for_every_plan():
        asked = [
            (member, _ask_one(command, {**typed, "plan": member.id, "data": str(member.root)}))
            for member in opening.plans_asked(typed.get("data"))
        ]
    for member, each in asked:
        if each.miss is not None:
            complain(f"{member.id}: {each.miss}")
    given = [(member, each.answer) for member, each in asked if each.answer is not None]
    if given:
        found = tuple(several_plans.PlanAnswer(member.id, member.title, each.view) for member, each in given)
        given[0][1].write(several_plans.SeveralPlans(found))
    return max((each.code for _, each in asked if each.miss is None), default=USAGE)


def _ask_one(command: Callable[..., Any], typed: dict[str, Any]) -> _Asked:
    try:
        given = command(**grouped(command, typed))
    except (select.UnknownNameError, faults.UsageFault) as fault:  # what was named may be of another plan
        return _Asked(code=USAGE, miss=str(fault))
    if not isinstance(given, answers.Answer):
        return _Asked(code=given or FINE)
    for each in given.notes:
        complain(each)
    return _Asked(given, given.code)
