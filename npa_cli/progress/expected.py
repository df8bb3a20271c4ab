"""What a partner is expected to report on for a round."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assessments
from npa_cli.progress.plan_period import beyond_period
from npa_cli.progress.position import warnings_of_others
from npa_cli.progress.reported import Told
from npa_cli.timeframe import Round


def expected_of(plan: Plan, partner: str, quarter: Round) -> tuple[Assessed, ...]:
    """The open deliverables that a partner is asked about for a round: see `expected_by_partner`."""
    return expected_by_partner(plan, quarter).get(partner, ())


def expected_by_partner(plan: Plan, quarter: Round) -> Mapping[str, tuple[Assessed, ...]]:
    """The open deliverables each partner reports on, by its code, as known the day before the round's returns count.

    Those that have begun, are overdue, go on without an end or are on hold, and those due in this round or the
    next; not what is done or closed, nor what lies further ahead and was never reported. One whose reporting partner
    changed within the round is expected of both. For a round before or after the plan's period nothing is expected.
    Each is assessed as at the day after the round ends, without the round's own returns.
    """
    found: dict[str, tuple[Assessed, ...]] = {}
    for reporters, each in _expected(plan, quarter, Told(plan)):
        for code in reporters:
            found[code] = (*found.get(code, ()), each)
    return found


def asked_again(plan: Plan, quarter: Round) -> Mapping[str, tuple[Assessed, ...]]:
    """What each partner warned of for the round before, of open work that others report on, by its code.

    Its word would be too old to count at the end of this round, though it never took it back: so it is asked whether
    that still stands. It owes no answer. Each is assessed as in `expected_by_partner`.
    """
    found: dict[str, tuple[Assessed, ...]] = {}
    for each in assessments(plan, quarter.end + timedelta(1), told=Told(plan).without(quarter)):
        for said in warnings_of_others(each.reports) if each.is_open else ():
            if said.quarter.next == quarter:
                found[said.partner] = (*found.get(said.partner, ()), each)
    return found


def expected_to_report(plan: Plan, quarter: Round, among: Collection[str], told: Told) -> frozenset[str]:
    """Which of some partners have anything to report on for a round: looked through until all of them have.

    `told` is what the plan's returns say.
    """
    found: set[str] = set()
    for reporters, _ in _expected(plan, quarter, told) if among else ():
        found.update(code for code in reporters if code in among)
        if len(found) == len(among):
            break
    return frozenset(found)


def _expected(plan: Plan, quarter: Round, told: Told) -> Iterator[tuple[tuple[str, ...], Assessed]]:
    """What is expected for a round, each with the partners that are asked about it."""
    if beyond_period(plan, quarter):
        return
    for each in assessments(plan, quarter.end + timedelta(1), told=told.without(quarter)):
        if _is_expected(each, quarter):
            yield told.who.during(each.commitment, quarter).asked, each


def _is_expected(each: Assessed, quarter: Round) -> bool:
    if each.scheduled is None:
        return True  # its date can't be read, so whether it is due is not known either
    if not each.is_open:
        return False
    if each.occurrences is not None and each.occurrences.every and not each.facts.tracked:
        first = each.occurrences.every[0]  # it may have begun, whatever came of it
        return first.due <= quarter.next.end or (first.start is not None and first.start <= quarter.next.start)
    if each.schedule != "not_yet_due":
        return True
    due = each.facts.baseline
    # A recurring commitment whose last occurrence is done has nothing said of it for the one that follows.
    return each.facts.status is not None or (due is not None and due <= quarter.next.end)
