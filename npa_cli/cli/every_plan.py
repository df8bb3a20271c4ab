"""`--plan all`: one command, answered for every plan in turn, in one output. No command knows of it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any, Final

from npa_cli.cli.boundary import USAGE, UsageFault, complain

ALL: Final = "all"
_ONE_PLAN_ONLY: Final = frozenset(("export sqlite", "report --verify"))
_BINARY: Final = ("odt", "docx", "ods", "xlsx")


def answering_for_all(name: str, command: Callable[..., None]) -> Callable[..., None]:
    """The command, which `--plan all` runs once for each plan. Everything else reaches it untouched."""

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:
        if given.get("plan") != ALL:
            command(**given)
            return
        _refuse_what_writes(name, given)
        _answer_for_all(command, given)

    return wrapped


def _answer_for_all(command: Callable[..., None], given: dict[str, Any]) -> None:
    from npa_cli.cli.session import write_answer
    from npa_cli.work.sister_plans import members

    form = given.get("format") or "markdown" if "template" in given else given.get("format")
    answers: list[tuple[str, str, str]] = []
    codes: list[int] = []
    misses: list[str] = []
    for member in members(given.get("data")):
        text, code, miss = _ask_one(command, {**given, "plan": member.id, "output": None})
        if miss is not None:
            misses.append(f"{member.id}: {miss}")
            continue
        codes.append(code)
        answers.append((member.id, member.title, text))
    for miss in misses:
        complain(miss)
    write_answer(_JOINERS.get(form or "text", _as_text)(answers), given.get("output"))
    raise SystemExit(max(codes) if codes else USAGE)


def _ask_one(command: Callable[..., None], given: dict[str, Any]) -> tuple[str, int, str | None]:
    """What a command writes for one plan, and its exit code; or why it could not be asked of this plan."""
    from npa_cli.cli.session import collecting
    from npa_cli.progress.select import UnknownNameError

    code = 0
    with collecting() as written:
        try:
            command(**given)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        except (UnknownNameError, UsageFault) as fault:  # what was named may be of another plan
            return "", USAGE, str(fault)
    return "".join(written), code, None


def _refuse_what_writes(name: str, given: dict[str, Any]) -> None:
    if "dry_run" in given or given.get("fix") or name in _ONE_PLAN_ONLY or given.get("verify"):
        raise UsageFault(f"`npa {name}` is about one plan; name it: --plan ID (`npa plans` lists them)")
    if given.get("format") in _BINARY or any(str(given.get("output") or "").endswith(f".{form}") for form in _BINARY):
        raise UsageFault("--plan all writes text; name one plan for an office format")


def _as_text(answers: list[tuple[str, str, str]]) -> str:
    return "\n".join(
        f"{_line(plan, title)}\n{'═' * len(_line(plan, title))}\n\n{text}" for plan, title, text in answers
    )


def _as_markdown(answers: list[tuple[str, str, str]]) -> str:
    from npa_cli.render.markdown import escape

    return "\n".join(f"# {escape(_line(plan, title))}\n\n{_deeper(text)}" for plan, title, text in answers)


def _deeper(markdown: str) -> str:
    """Headings moved down by one, so that each plan's own stands above its answer."""
    return "\n".join(f"#{line}" if line.startswith("#") else line for line in markdown.split("\n"))


def _as_json(answers: list[tuple[str, str, str]]) -> str:
    import json

    plans = []
    for plan, _, text in answers:
        payload = json.loads(text)
        plans.append({"plan": plan, **{key: value for key, value in payload.items() if key != "schema_version"}})
    return json.dumps({"schema_version": 1, "kind": "plans", "plans": plans}, ensure_ascii=False, indent=2) + "\n"


def _as_csv(answers: list[tuple[str, str, str]]) -> str:
    """One table with a column for the plan in front, unless the rows have one of that name already."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows(_csv_rows(answers))
    return text.getvalue()


def _csv_rows(answers: list[tuple[str, str, str]]) -> Iterator[list[str]]:
    import csv
    import io

    headed = False
    for plan, _, text in answers:
        rows = list(csv.reader(io.StringIO(text)))
        if not rows:
            continue
        own = rows[0][:1] == ["plan"]
        if not headed:
            yield rows[0] if own else ["plan", *rows[0]]
            headed = True
        yield from rows[1:] if own else ([plan, *row] for row in rows[1:])


def _line(plan: str, title: str) -> str:
    return f"{plan}  {title}" if title else plan


_JOINERS: Final = {"json": _as_json, "csv": _as_csv, "markdown": _as_markdown}
