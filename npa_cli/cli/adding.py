"""`npa add risk` and its like: one command for each kind of entry, whose options are the fields of its model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from inspect import Parameter, Signature
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from typer import Argument, Option

from npa_cli.cli import names, options, revisions
from npa_cli.model import key_types
from npa_cli.model.entry_kind import ENTRY_KINDS, EntryKind
from npa_cli.model.register import Score
from npa_cli.work import add, days_typed, revise
from npa_cli.work import session as plan_session
from npa_cli.work.faults import UsageFault

_OFFERED: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("owner", "raised_by", "giver", "receiver", "members", "part_of", "successors"), names.partners),
    **dict.fromkeys(("affects", "items"), names.items),
    **dict.fromkeys(("from", "to", "predecessors"), names.things),
    **dict.fromkeys(("board", "reports_to", "escalates_to"), names.boards),
    "measure": names.measures,
    "actions": names.actions,
    "issue": names.issue_ids,
}
_METAVARS: Final[Mapping[Any, str]] = {Score: "LIKELIHOODxIMPACT", date: "DATE", int: "NUMBER", float: "NUMBER"}
_NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_SCORE: Final = re.compile(r"([1-5])\s*[x×*]\s*([1-5])")


def adding(kind: str, about: str) -> Callable[..., None]:
    """The command that adds an entry of a kind; `about` is its help.

    What is nested in an entry, such as the steps of an escalation, is not typed: it is written in the file.
    """
    how = ENTRY_KINDS[kind]
    fields = how.fields

    def command(*, writing: options.Writing, of: options.OfPlan, **typed: Any) -> None:
        given = {key: _value(fields[key], key, typed[_name(key)]) for key in fields if _is_given(typed.get(_name(key)))}

        def work_out(session: plan_session.Session) -> revise.Revision:
            return add.new_entry(session, kind, given)

        revisions.make_revision(of, work_out, writing)

    shown = [_parameter(key, fields[key], how) for key in (*how.typed, *fields) if _is_shown(key, fields[key], how)]
    shown = list({each.name: each for each in reversed(shown)}.values())[::-1]
    shown += [
        Parameter("writing", Parameter.KEYWORD_ONLY, annotation=options.Writing),
        Parameter("of", Parameter.KEYWORD_ONLY, annotation=options.OfPlan),
    ]
    command.__signature__ = Signature(shown)  # type: ignore[attr-defined]  # which Typer asks for
    command.__annotations__ = {each.name: each.annotation for each in shown}
    command.__doc__ = about
    return command


def _name(key: str) -> str:
    """A key of a file as the name of a parameter."""
    return f"{key}_" if key == "from" else key


def _is_shown(key: str, field: Any, how: EntryKind) -> bool:
    """Whether it can be typed: words, numbers, days, choices, lists of words and scores can; an entry in it can't."""
    return not (key == "id" and how.start) and key != "inferred" and _typed_as(field) is not None


def _typed_as(field: Any) -> Any:
    """How the value of a field is typed: a list, a yes, a choice or words; None for what only a file can hold."""
    arms = [each for each in key_types.alternatives(field.annotation) if each is not type(None)]
    if any(get_origin(each) is tuple and get_args(each)[0] is str for each in arms):
        return list[str] | None
    if bool in arms:
        return bool
    choice = next((each for each in arms if get_origin(each) is Literal and isinstance(get_args(each)[0], str)), None)
    if choice is not None:
        return choice | None
    return str | None if any(each in (str, int, float, date, Score) for each in arms) else None


def _parameter(key: str, field: Any, how: EntryKind) -> Parameter:
    """One field as it is typed: an argument, an option that is needed, or one that may be left out."""
    hint, about = _typed_as(field), (field.description or "").replace("`", "")
    if key in how.typed:
        metavar = "NEW-CODE" if key == "code" else key.upper()
        mark: Any = Argument(metavar=metavar, autocompletion=_OFFERED.get(key), help=about)
        return Parameter(_name(key), Parameter.KEYWORD_ONLY, annotation=Annotated[get_args(hint)[0], mark])
    default = "today" if key == how.dated else how.given.get(key, False)
    mark = Option(
        f"--{key.replace('_', '-')}",
        metavar=_metavar(field),
        autocompletion=_OFFERED.get(key),
        help=about,
        show_default=default,
    )
    if hint is bool:
        return Parameter(_name(key), Parameter.KEYWORD_ONLY, default=False, annotation=Annotated[bool, mark])
    if field.is_required() and not default:
        return Parameter(_name(key), Parameter.KEYWORD_ONLY, annotation=Annotated[get_args(hint)[0], mark])
    return Parameter(_name(key), Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[hint, mark])


def _metavar(field: Any) -> str | None:
    """What stands for a field's value in help; None for a yes and for a choice, whose words stand there."""
    arms = key_types.alternatives(field.annotation)
    if bool in arms or any(get_origin(each) is Literal for each in arms):
        return None
    return next((word for each, word in _METAVARS.items() if each in arms), "TEXT")


def _is_given(typed: object) -> bool:
    return typed not in (None, False, [], ())


def _value(field: Any, key: str, typed: Any) -> Any:
    """What was typed as the file has it. Raises UsageFault for a day, a number or a score that is none."""
    arms = key_types.alternatives(field.annotation)
    if Score in arms:
        scored = _SCORE.fullmatch(typed.strip())
        if scored is None:
            raise UsageFault(f"--{key} `{typed}` is no score; write likelihood and impact, each 1 to 5, such as 3x4")
        return {"likelihood": int(scored[1]), "impact": int(scored[2])}
    if date in arms:
        return days_typed.day_typed(key.replace("_", "-"), typed)
    if str not in arms and (int in arms or float in arms):
        return _number(key, typed)
    return list(typed) if isinstance(typed, list | tuple) else typed


def _number(key: str, typed: str) -> int | float:
    if not _NUMBER.fullmatch(typed.strip()):
        raise UsageFault(f"{key} `{typed}` is no number; write it like 42 or 4.5")
    return float(typed) if "." in typed else int(typed)
