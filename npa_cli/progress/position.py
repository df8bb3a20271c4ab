"""Where the reports on a deliverable leave it: whose word counts, and whose is worse."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.rating_scale import Rag
from npa_cli.progress.reported import DONE, Report

if TYPE_CHECKING:  # a plan without returns does not load their model
    from npa_cli.model.partner_return import Update

_CLOSED: Final = (*DONE, "superseded", "cancelled")  # said once, and stays so


def words_of_others(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The last word of each partner that does not report on a deliverable, the latest first."""
    last = {each.partner: each for each in reports}
    found = (each for each in last.values() if each.place is None)
    return tuple(sorted(found, key=lambda each: each.confirmed_on, reverse=True))


def warnings_of_others(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Of these last words, those that it is at risk or off track, whether they still count or are stale by now."""
    found = words_of_others(reports)
    return tuple(filter(_warns, found))


def _warns(report: Report) -> bool:
    """Whether a report says that work is at risk or off track."""
    return report.update.rag is not None and report.update.rag.meaning != "on_track"


class Position(NamedTuple):
    """What is reported of a deliverable: the reporting partner's last word, made worse by others' where they differ."""

    update: Update
    confirmed_on: date
    said: tuple[Report, ...]  # the reporting partner's last word, then that of each other partner that counts
    disputed: bool = False

    @property
    def heard(self) -> tuple[Report, ...]:
        """Whose words are printed: the reporting partner's; where another's differ and are worse, theirs too."""
        return self.said if self.disputed else self.said[:1]


def position(
    reports: tuple[Report, ...], as_at: date, stale_after_days: int, *, anybody: bool = False
) -> Position | None:
    """The position of a deliverable from what is known of it, oldest first; None if nothing is.

    Whoever reported on it in a quarter speaks for it then, and the latest of these words is its own word. Another
    partner's counts while it is not stale, and of two that differ the worse shows: not done before done, the worse word
    of the plan's scale, the later forecast. Where its own word is missing or stale, another's shows if it means at risk
    or off track, and nothing better: only its own word can say that work is on track or done. With `anybody`, where the
    plan names nobody to report on it, the latest word that is not stale is taken for its own.
    """
    own = [each for each in reports if each.place is not None]
    latest = [each for each in own if each.quarter == own[-1].quarter]
    main = min(latest, key=lambda each: each.place or 0, default=None)
    beside = [each for each in latest if main and each.partner != main.partner]

    def is_fresh(report: Report) -> bool:
        return (as_at - report.confirmed_on).days <= stale_after_days

    others = [each for each in (*beside, *words_of_others(reports)) if is_fresh(each)]
    if anybody and main is None and others:
        main, *others = others
    if main is not None and (is_fresh(main) or main.update.status in _CLOSED):
        update = main.update
        for other in others:
            update = _worse(update, other.update)
        return Position(update, main.confirmed_on, (main, *others), disputed=update != main.update)
    warning = max(others, key=lambda each: _place(each.update.rag), default=None)
    if warning is not None and _warns(warning):
        update = warning.update
        if update.status in _CLOSED:
            update = update.model_copy(update={"status": "in_progress"})
        said = (main, *others) if main is not None else tuple(others)
        return Position(update, warning.confirmed_on, said, disputed=main is not None)
    return Position(main.update, main.confirmed_on, (main, *others)) if main is not None else None


def _worse(one: Update, other: Update) -> Update:
    if one.status in DONE and other.status not in DONE:
        return other
    if other.status in DONE or one.status != other.status:
        return one if _place(one.rag) >= _place(other.rag) else one.model_copy(update={"rag": other.rag})
    rag = max(one.rag, other.rag, key=_place)
    forecasts = [each for each in (one.forecast, other.forecast) if each is not None]
    return one.model_copy(update={"rag": rag, "forecast": max(forecasts, default=None)})


def _place(rag: Rag | None) -> int:
    """How far down its scale a word stands, the worst highest; below all where nothing was said."""
    return -1 if rag is None else rag.place
