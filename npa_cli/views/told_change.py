"""What is different between two versions of a plan, told in words: one thing that changed, in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from npa_cli.differences.changed_words import changed_words
from npa_cli.differences.compare import Difference
from npa_cli.model.rating_scale import Rag
from npa_cli.views.report_words import assured_words
from npa_cli.views.wording import listed, short_day

Sort = Literal[
    "date_moved",
    "lead_changed",
    "new",
    "taken_away",
    "report",
    "report_altered",
    "report_taken_back",
    "return",
    "risk_up",
    "risk_down",
    "change",
    "other",
]
"""What kind of change is told, as the line of counts counts them."""


class Told(NamedTuple):
    """One change in words. `differences` are the ones it tells; `days` how much later a date is, where both are known.

    `item` is what it is told under: an id of the plan, of a register or of a board, or words such as `workplan.yaml`.
    """

    sort: Sort
    item: str
    words: str
    differences: tuple[Difference, ...] = ()
    days: int | None = None


_LONG: Final = 40  # characters of a wording from which on it is told by what was taken out and put in
_MARKS: Final = {"kept": ("", ""), "out": ("[-", "-]"), "in": ("{+", "+}")}
MARKS_WORDS: Final = "Of altered wording, [-this was taken out-] and {+this was put in+}."
"""How to read the marks, said where any are."""


def value_words(value: Any) -> str:
    """A value of a field as a person would say it."""
    if value is None or value == ():
        return "blank"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, Rag):
        return value.words
    if isinstance(value, tuple):
        return ", ".join(map(value_words, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key.replace('_', ' ')} {value_words(each)}" for key, each in value.items())
    return " ".join(str(value).split()).replace("_", " ") if _is_code(value) else " ".join(str(value).split())


def _is_code(value: Any) -> bool:
    """Whether it is a value of a closed list, such as `in_progress`."""
    return isinstance(value, str) and value.replace("_", "").isalpha() and value.islower()


def altered(was: Any, now: Any) -> str:
    """A value that became another: `amber → red`; of longer wording what was taken out and put in, word by word."""
    if was is None or was == ():
        return f"{value_words(now)} (was blank)"
    if not (isinstance(was, str) and isinstance(now, str)) or max(len(was), len(now)) < _LONG:
        return f"{value_words(was)} → {value_words(now)}"
    return " ".join(
        f"{_MARKS[run.kind][0]}{' '.join(run.words.split())}{_MARKS[run.kind][1]}" for run in changed_words(was, now)
    )


def field_words(each: Difference) -> str:
    """A field that is another than it was: `forecast 30 Jun 2019 → 30 Sep 2019`."""
    return f"{each.field.replace('_', ' ')} {altered(each.before, each.after)}"


def told_thing(key_kind: str, differences: Sequence[Difference]) -> Told:
    """What became of one thing, from all that is different in it. `key_kind` is its kind."""
    first = differences[0]
    if key_kind == "report":
        return _report(differences)
    if key_kind == "risk" and (scored := _risk(differences)) is not None:
        return scored
    item, name = _place(first)
    if key_kind == "guard":  # which addresses people have on a forge is no reader's business
        what = listed(tuple(each.field for each in differences)) if first.field else "all of it"
        return Told("other", item, f"who is who on the forge altered: {what}", tuple(differences))
    sort: Sort = "change" if key_kind == "change" else "other"
    if key_kind == "return" and first.before is None:
        sort = "return"
    if first.field:
        return Told(sort, item, f"{name}{'; '.join(map(field_words, differences))}", tuple(differences))
    if key_kind in ("priority", "activity", "deliverable"):
        sort = "new" if first.before is None else "taken_away"
    fields = first.after if first.before is None else first.before
    what = "new" if first.before is None else "taken away"
    return Told(sort, item, f"{name}{what}{_gist(key_kind, fields)}", tuple(differences))


def _report(differences: Sequence[Difference]) -> Told:
    first = differences[0]
    item, _, label = first.key.id.partition(" ")
    quarter, _, partner = label.rpartition(" ")
    who = f"{partner} for {quarter}"
    if first.field:
        assured = [assured_words(**each.after) for each in differences if each.field == "assurance" and each.after]
        others = "; ".join(field_words(each) for each in differences if each.field != "assurance" or not each.after)
        altered_words = f"what was reported altered: {others}" if others else ""
        words = ", ".join(filter(None, (who, *assured, altered_words)))
        return Told("report_altered", item, words, tuple(differences))
    if first.before is None:
        return Told("report", item, f"{who} reported {_said(first.after)}", tuple(differences))
    return Told("report_taken_back", item, f"{who}, report taken away: {_said(first.before)}", tuple(differences))


def _said(fields: Mapping[str, Any]) -> str:
    words = ["no change"] if fields.get("no_change") else []
    words += [value_words(fields[each]) for each in ("status", "rag") if each in fields]
    words += [assured_words(**fields["assurance"])] if "assurance" in fields else []
    named = [each for each in fields if each not in ("status", "rag", "assurance", "no_change", "narrative")]
    words += [
        f"{'done on' if each == 'actual' else each.replace('_', ' ')} {value_words(fields[each])}" for each in named
    ]
    said = f": “{value_words(fields['narrative'])}”" if "narrative" in fields else ""
    return f"{', '.join(words) or 'no status'}{said}"


def _risk(differences: Sequence[Difference]) -> Told | None:
    """A risk whose score is another; None for one of which only other fields are."""
    scored = next((each for each in differences if each.field == "current"), None)
    if scored is None or not (scored.before and scored.after):
        return None
    was, now = (each["likelihood"] * each["impact"] for each in (scored.before, scored.after))
    rest = [field_words(each) for each in differences if each is not scored]
    words = f"score {was} → {now} ({altered(scored.before, scored.after)})"
    sort: Sort = "risk_up" if now > was else "risk_down" if now < was else "other"
    return Told(sort, scored.key.id, "; ".join((words, *rest)), tuple(differences))


def _place(difference: Difference) -> tuple[str, str]:
    """What a thing is told under, and how it is named there: nothing if that is itself."""
    kind, own = difference.key
    fields = difference.after or difference.before if not difference.field else {}
    if kind == "workplan":
        return "workplan.yaml", ""
    if kind == "reading":
        return own.partition(" ")[0], f"reading of {own.partition(' ')[2]}, "
    if kind == "link":
        return own.partition(" ")[0], f"link {own}, "
    if kind == "return":
        return f"Return {own}", ""
    if kind == "change" and fields:
        return fields["item"], f"{own} "
    return own, ""


_GIST: Final[Mapping[str, tuple[str, ...]]] = {
    "deliverable": ("text", "timeframe"),
    "activity": ("text", "leads"),
    "theme": ("title", "leads"),
    "priority": ("title", "statement"),
    "change": ("field", "to", "reason", "status", "decided_by", "decided_on", "narrative"),
    "risk": ("title", "current", "status", "owner"),
    "issue": ("title", "severity", "status", "owner"),
    "dependency": ("title", "from", "to", "status"),
    "decision": ("title", "decision", "board", "date"),
    "action": ("text", "owner", "due", "status"),
    "return": ("approved_by", "approved_on", "note"),
    "partner": ("name",),
    "board": ("name",),
    "measure": ("title", "text"),
    "reading": ("value", "status"),
    "section": ("title",),
}
"""Of a thing that came or went, the fields that say what it is."""


def _gist(kind: str, fields: Mapping[str, Any]) -> str:
    """What it is, behind a colon; empty for what says nothing of itself yet, as a return that nobody has approved."""
    if kind == "change":
        return f": {change_gist(fields)}"
    named = [value_words(fields[each]) for each in _GIST.get(kind, tuple(fields)) if each in fields]
    return f": {', '.join(named)}" if named else ""


def change_gist(fields: Mapping[str, Any]) -> str:
    """A change to the signed plan in a line: `timeframe to FY19/20 Q3 (dependency), approved by RPB 21 May 2019`."""
    to = fields["to"] if isinstance(fields["to"], str) else listed(fields["to"])
    return f"{fields['field']} to {to} ({fields['reason']}), {decided(fields)}"


def decided(fields: Mapping[str, Any]) -> str:
    """What became of a change: `approved by RPB 21 May 2019`."""
    by = f" by {fields['decided_by']}" if fields.get("decided_by") else ""
    on = f" {short_day(fields['decided_on'])}" if fields.get("decided_on") else ""
    return f"{fields['status']}{by}{on}"
