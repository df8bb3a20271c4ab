"""Where the plan stands: priorities by rounds, with a sign and how many are done in each, and sums."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from npa_cli.document.blocks import Grid, Span, Text
from npa_cli.model.plan import Plan
from npa_cli.model.rating_scale import RatingScale
from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed
from npa_cli.progress.rating import Rated
from npa_cli.progress.replacement import replacements
from npa_cli.progress.reported import is_tracked
from npa_cli.progress.roll_up import count, counting_day, is_done
from npa_cli.views.pictures.spans import Days, line_at, plan_columns, spans_of
from npa_cli.views.wording import listed, long_day, tone_of_rated

_WORST: Final[tuple[Rating, ...]] = (
    "off_track", "at_risk", "not_reported", "on_hold", "on_track", "not_yet_due", "complete", "business_as_usual",
    "superseded", "cancelled",
)  # fmt: skip
_UNREAD: Final = Rated("not_reported", 0)  # what no date was made of
_MOST_OF: Final = 0.5  # of what is late, for a title to name where it sits
_NAMED: Final = 2  # columns in a title
_EXTRA: Final = ("ongoing", "closed")  # columns of what has no one date, and of what is no longer to be done

_Placed = tuple[Assessed, date | None]


def standing_grid(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> Grid:
    """A row for each priority that any of these deliverables is in, and a column for each round of the plan.

    The cells left of the as-at line add up to the counts of the headline, since they are counted in the same way: a
    superseded deliverable stands where what took its place stands. All cells add up to all the deliverables.
    """
    replaced, tracked = replacements(plan, assessed, as_at), is_tracked(plan, as_at)
    scale = plan.workplan.scale
    placed = [(each.commitment.priority.id, one) for each, one in _placed(assessed, replaced, as_at)]
    days = [day for _, (_, day) in placed if day is not None]
    columns, counts = plan_columns(plan, days), count(assessed, as_at, replaced, tracked=tracked)
    titles = {each.commitment.priority.id: each.commitment.priority.title for each in assessed}
    every = [one for _, one in placed]
    noun = columns[0].noun if columns else plan.rhythm.noun

    def drawn(*, years: bool) -> Grid:
        spans = spans_of(columns, days, as_at, years=years)
        sums = _by_column(every, spans)
        rows = {id_: _by_column([one for its, one in placed if its == id_], spans) for id_ in titles}
        shown = [at for at, found in enumerate(sums) if at < len(spans) or found]
        headings = (*(each.span for each in spans), *(Span(name, "") for name in _EXTRA))
        worst = [_worst(found, scale) for row in rows.values() for found in row if found]

        def number(found: Sequence[Assessed], at: int) -> str:
            done = f"{sum(map(is_done, found)):,}/" if tracked and at < len(spans) else ""
            return f"{done}{len(found):,}"

        def cell(found: Sequence[Assessed], at: int) -> Text:
            rated = _worst(found, scale)
            return Text(f"{rated.shown[0]} {number(found, at)}", tone_of_rated(rated))

        return Grid(
            title=_title(every, spans, tracked=tracked, due=counts.due, done=counts.done or 0, noun=noun),
            reading=_reading(worst, scale, tracked=tracked),
            corner="Priority",
            columns=tuple(headings[at] for at in shown),
            rows=tuple(
                (
                    Text(id_, "strong"),
                    Text(titles[id_]),
                    tuple(cell(row[at], at) if row[at] else Text("") for at in shown),
                )
                for id_, row in rows.items()
            ),
            totals=tuple(Text(number(sums[at], at) if sums[at] else "") for at in shown),
            line=line_at(spans, as_at),
            as_at=f"as at {long_day(as_at)}",
            unit=noun,
        )

    return drawn(years=False)._replace(coarser=drawn(years=True))


def standing_columns(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> dict[str, str]:
    """The column of that grid in which each deliverable is counted, by its id: `FY18/19 Q4`, `ongoing`."""
    placed = tuple(_placed(assessed, replacements(plan, assessed, as_at), as_at))
    days = [day for _, (_, day) in placed if day is not None]
    spans = spans_of(plan_columns(plan, days), days, as_at, years=False)
    names = (*(each.span.words for each in spans), *_EXTRA)
    return {each.commitment.id: names[_column(one, spans)] for each, one in placed}


def _placed(
    assessed: Iterable[Assessed], replaced: Mapping[str, Assessed], as_at: date
) -> Iterator[tuple[Assessed, _Placed]]:
    """Each deliverable with what stands for it, which is what took its place or itself, and the day that counts."""
    for each in assessed:
        stands = replaced.get(each.commitment.id, each)
        yield each, (stands, counting_day(each, stands, as_at))


def _column(placed: _Placed, spans: tuple[Days, ...]) -> int:
    each, day = placed
    if day is None:
        return len(spans) + (each.schedule == "closed")
    return next(at for at, span in enumerate(spans) if span.first <= day <= span.last)


def _by_column(placed: Iterable[_Placed], spans: tuple[Days, ...]) -> list[list[Assessed]]:
    found: list[list[Assessed]] = [[] for _ in range(len(spans) + len(_EXTRA))]
    for each in placed:
        found[_column(each, spans)].append(each[0])
    return found


def _worst(found: Iterable[Assessed], scale: RatingScale) -> Rated:
    return min((each.rated or _UNREAD for each in found), key=lambda each: _badness(each, scale))


def _badness(rated: Rated, scale: RatingScale) -> tuple[int, int]:
    """The place of a rating from the worst, of the plan's own words for one the worse first; before them npa's."""
    return _WORST.index(rated.rating), -scale.own.index(rated.own) if rated.own else -len(scale.own)


def _reading(worst: list[Rated], scale: RatingScale, *, tracked: bool) -> str:
    """How to read a cell, and what the signs mean that stand in any."""
    ordered = sorted(worst, key=lambda each: _badness(each, scale))
    signs = ", ".join(dict.fromkeys(each._replace(reason=None).shown.lower() for each in ordered))
    cell = "2/5: 2 of 5 done" if tracked else "Number: how many are due then"
    return f"{cell}. Sign and colour: the worst of them ({signs})."


def _title(placed: Sequence[_Placed], spans: tuple[Days, ...], *, tracked: bool, due: int, done: int, noun: str) -> str:
    """What to see: where most of what is late sits, as far as two columns or one row hold most of it."""
    start = "Where the plan stands: "
    if not tracked:
        return start + (f"{due:,} were due, and nobody has reported on them" if due else "nothing was due yet")
    late = list({one[0].commitment.id: one for one in placed if one[0].schedule == "overdue"}.values())
    if not late:
        return start + (f"{done:,} of {due:,} due are done, and nothing is overdue" if due else "nothing was due yet")
    priorities = len({each.commitment.priority.id for each, _ in placed})
    rows = Counter(each.commitment.priority.id for each, _ in late)
    row, most = rows.most_common(1)[0]
    if most == len(late) and priorities > 1:
        return f"{start}{'all that is' if most > 1 else 'the one that is'} late sits in {row}"
    columns = Counter(_column(one, spans) for one in late)
    named = [at for at, _ in sorted(columns.items(), key=lambda found: (-found[1], found[0]))[:_NAMED]]
    held = sum(columns[at] for at in named)
    where = listed(tuple(_name(spans[at], noun) for at in sorted(named)))
    if held == len(late):
        return f"{start}what is late was due in {where}"
    if held >= _MOST_OF * len(late) and len(columns) > _NAMED:
        return f"{start}{held:,} of the {len(late):,} that are late were due in {where}"
    return f"{start}{len(late):,} of {due:,} due are late, in {len(rows):,} of {priorities:,} priorities"


def _name(days: Days, noun: str) -> str:
    return f"{noun}s before it" if days.first == date.min else days.span.words
