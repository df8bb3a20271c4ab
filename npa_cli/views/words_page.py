"""What the words and colours mean, defined once for a reader: `npa explain rating`, docs/words.md."""

from collections.abc import Iterator
from typing import Final

from npa_cli.document.blocks import Block, Bullets, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import THREE_COLOURS, ScaleWord
from npa_cli.model.vocabulary import RATINGS, SCHEDULES, STATUSES
from npa_cli.model.workplan import Thresholds
from npa_cli.progress.rating import NOT_VERIFIED
from npa_cli.progress.rating import ROWS as RATING_ROWS
from npa_cli.progress.schedule import ROWS as SCHEDULE_ROWS
from npa_cli.views.papers.key import own_meaning, rating_meanings, scale_blocks
from npa_cli.views.wording import SCHEDULE_WORDS, rating_heading, tone_of

_LISTS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "status": (
        "Where the work is, in the words of its lead. It is reported in a return; nobody works it out.",
        STATUSES,
    ),
    "rag": (
        "How confident its lead is that the work will be done by its date: green, amber or red. It is reported in a "
        "return, beside the status. A plan may have other words, under rating_scale in its workplan.yaml.",
        tuple(THREE_COLOURS.rags),
    ),
    "schedule": (
        "Where the dates alone put the work on a day. It is worked out anew each time and stored nowhere. The first "
        "row that fits decides.",
        SCHEDULES,
    ),
    "rating": (
        "What is shown for a deliverable: the worse of what its lead reported (rag) and what the dates allow "
        "(schedule). Dates can make a rating worse, never better. If nobody has reported, it is never green.",
        RATINGS,
    ),
}
_STATUSES: Final[dict[str, str]] = {
    "not_started": "work on it has not begun",
    "in_progress": "work on it has begun and is not done",
    "complete": "it is done; the day is given as its actual",
    "business_as_usual": "it is part of everyday work now, and no longer followed as a deliverable",
    "on_hold": "work on it has stopped for now",
    "superseded": "something else has taken its place, and the report names it",
    "cancelled": "it will not be done",
}
_RAGS: Final[dict[str, str]] = {
    "green": "it will be done by its date",
    "amber": "it may not be done by its date unless something is done about it",
    "red": "it will not be done by its date as things stand",
}


_OTHER_WORDS: Final[dict[str, str]] = {
    "silence": "nobody who reports on the work has said anything about it, for as long as that is asked of them. It is "
    "shown as not reported, and is never green",
    "convention": "how words that can be read in two ways are read in a plan, such as whether a year in a date is a "
    "calendar year. A plan can choose in workplan.yaml; npa when WORDS says which convention a date was read by",
    "live": "a report or a forecast that still counts: it is recent enough, and the day that it names has not passed",
    "forecast": "the day on which the lead expects the work to be done. It counts while it is live, and moves no date",
    "actual": "the day on which the work was done, as it was reported",
    "baseline": "the date that work is held against: as it was signed, or as the latest approved change has it",
    "signed": "the words and dates of the plan as its partners signed it. They are never edited; changes.yaml has what "
    "was decided since",
    "slippage": "how many days after its date the work was done or is expected, against the date as signed and against "
    "the latest approved one",
    "assurance": "how it is known that work reported as complete is done: by its lead's own word (self), or by that of "
    "somebody who does not lead it (verified); withdrawn if it was verified and no longer is. A plan may ask for it",
    "scale": "the words that a plan rates work by, best to worst, each meaning on track, at risk or off track: "
    "rating_scale in workplan.yaml; without it green, amber and red",
    "done": "reported as complete, with the day if it was given",
}


def is_word(given: str, plan: Plan | None = None) -> bool:
    """Whether `npa explain` knows this: a word or name of the four lists, another word of its own, or the plan's."""
    return _plain(given) in known_words() or _own(given, plan) is not None


def _own(given: str, plan: Plan | None) -> ScaleWord | None:
    """The word of the plan's own scale that this is, by its code or as it is shown."""
    own = plan.workplan.rating_scale if plan is not None else ()
    return next((each for each in own if _plain(given) in (_plain(each.code), _plain(each.word))), None)


def known_words() -> tuple[str, ...]:
    """The names of the four lists, the words in them, and the others that npa uses."""
    listed = (word for _, words in _LISTS.values() for word in words)
    return tuple(dict.fromkeys((*_LISTS, *listed, *_OTHER_WORDS)))


def words_page(given: str, plan: Plan | None = None) -> Document:
    """What a word of the plan's own scale means; or one of `known_words`, in each list that has it.

    Days are by the plan's thresholds, or by the usual ones.
    """
    word, own = _plain(given), _own(given, plan)
    if plan is not None and own is not None:
        return Document((*_own_blocks(own, plan), _thresholds(plan)))
    if word in _OTHER_WORDS:
        return Document((Heading(1, word.capitalize()), Paragraph(f"{_OTHER_WORDS[word]}.", label="It means")))
    if word in _LISTS:
        return Document((Heading(1, word.capitalize()), *_list_blocks(word, plan)))
    blocks: list[Block] = [Heading(1, word.replace("_", " ").capitalize())]
    for name, (told, words) in _LISTS.items():
        if word in words:
            meaning = [row[1] for row in _rows(name, plan) if _plain(row[0].text.partition(" (")[0]) == word]
            blocks += [Paragraph("; or ".join(each.text for each in meaning) + ".", label=f"As a {name}")]
            blocks += [Paragraph(told, "quiet")]
    return Document((*blocks, _thresholds(plan)))


def _own_blocks(own: ScaleWord, plan: Plan) -> Iterator[Block]:
    """A word of the plan's own scale: what its key says, and when work shows so."""
    asks = plan.workplan.asks_to_verify
    rating = "complete" if own.meaning == "assured" else own.meaning
    beside = NOT_VERIFIED if asks and own.meaning == "complete" else ""
    every = rating_meanings(plan.thresholds, to_verify=asks)
    yield Heading(1, f"{own.symbol} {own.word}")
    yield Paragraph(f"{own_meaning(own)}.", label="In this plan")
    shown = next(words for ratings, said, words in every if rating in ratings and said == beside)
    yield Paragraph(f"{shown}.", label="As a rating")


def every_word() -> Document:
    """All four lists, each with its table, and the row numbers that `--why` names; then the other words."""
    parts = [block for name in _LISTS for block in (Heading(2, name.capitalize()), *_list_blocks(name))]
    others = Table(
        (Column("Word"), Column("It means", wraps=True, least=30)),
        tuple((Text(word, "strong"), Text(meaning)) for word, meaning in _OTHER_WORDS.items()),
    )
    return Document((Heading(1, "What the words and colours mean"), *parts, Heading(2, "Other words"), others))


def _list_blocks(name: str, plan: Plan | None = None) -> Iterator[Block]:
    yield Paragraph(_LISTS[name][0])
    yield Table((Column(name.capitalize()), Column("It means", wraps=True, least=30)), tuple(_rows(name, plan)))
    if name == "rag" and plan is not None:
        yield from scale_blocks(plan.workplan)
    rows = {"rating": tuple(RATING_ROWS.items()), "schedule": tuple(SCHEDULE_ROWS.items())}.get(name, ())
    if rows:
        yield Paragraph("The rows that npa status --why names:")
        yield Bullets(tuple(Text(f"row {number}: {words}") for number, words in rows))
        yield _thresholds(plan)


def _rows(name: str, plan: Plan | None) -> Iterator[tuple[Text, Text]]:
    if name == "rating":
        for ratings, beside, words in rating_meanings(plan.thresholds if plan is not None else Thresholds()):
            for rating in ratings:
                shown = f"{rating_heading(rating)} ({beside})" if beside else rating_heading(rating)
                yield Text(shown, tone_of(rating)), Text(words)
    elif name == "schedule":
        for schedule in SCHEDULES:
            yield Text(SCHEDULE_WORDS[schedule], "strong"), Text(_SCHEDULES[schedule])
    else:
        for word, meaning in {"status": _STATUSES, "rag": _RAGS}[name].items():
            yield Text(word.replace("_", " "), "strong"), Text(meaning)


_SCHEDULES: Final[dict[str, str]] = {
    "closed": SCHEDULE_ROWS[1],
    "business_as_usual": _STATUSES["business_as_usual"],
    "complete_on_time": SCHEDULE_ROWS[3],
    "complete_late": SCHEDULE_ROWS[4],
    "complete": SCHEDULE_ROWS[5],
    "on_hold": _STATUSES["on_hold"],
    "ongoing": SCHEDULE_ROWS[7],
    "no_recent_update": f"{SCHEDULE_ROWS[8]}; or {SCHEDULE_ROWS['8a']}",
    "overdue": SCHEDULE_ROWS[10],
    "date_passed": SCHEDULE_ROWS["10a"],
    "forecast_late": SCHEDULE_ROWS[11],
    "due_soon": SCHEDULE_ROWS[12],
    "not_yet_due": SCHEDULE_ROWS[13],
}


def _thresholds(plan: Plan | None) -> Paragraph:
    days = plan.thresholds if plan is not None else Thresholds()
    whose = "In this plan" if plan is not None else "If a plan sets no others"
    return Paragraph(
        f"{whose}: red after {days.red_after_days} days, due soon within {days.due_soon_days} days, "
        f"a report no longer recent after {days.stale_after_days} days.",
        "quiet",
    )


def _plain(word: str) -> str:
    """`▼ Off track`, `off-track` and `Off_Track` as `off_track`."""
    letters = "".join(each if each.isalpha() else " " for each in word.casefold())
    return "_".join(letters.split())
