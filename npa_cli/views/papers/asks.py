"""What a board is asked: sentences to vote on, each decision told once, however many records speak of it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from npa_cli.model.change import Change
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.given_up import SAYS_SO, given_up_undecided
from npa_cli.progress.group import by_item
from npa_cli.progress.registers.action import open_actions
from npa_cli.progress.registers.dependency import open_dependencies
from npa_cli.progress.registers.escalation import Escalated, escalated_entries, should_be
from npa_cli.progress.registers.risk import open_risks
from npa_cli.progress.select import is_within
from npa_cli.timeframe import read
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.papers.sentences import ended, first_of, run_on, short, some_of
from npa_cli.views.wording import counted, listed, long_day, schedule_words

_NUMBERS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_REASONS: Final = {
    "dependency": "it waits for something else", "resource": "there are not the people for it",
    "funding": "there is not the money for it", "policy": "policy has changed", "legislation": "the law has changed",
    "scope": "its scope has changed", "estimate": "the first estimate was wrong", "other": "",
}  # fmt: skip


def asks(view: RoundView) -> tuple[str, ...]:
    """Everything the board is asked by what a paper is about: changes, leads' asks, steers, and what the tool can see.

    What the tool can see is one ask for each kind: work given up on a partner's word alone, risks at the threshold that
    nobody has brought, returns that did not come in, and work that nobody answers for. A change or a lead's ask takes
    in the risks and issues about the same work that wait for the board's steer.
    """
    return tuple(_Asks(view).every())


def open_changes(view: RoundView) -> tuple[Change, ...]:
    """The changes that waited for the board on the day of the paper, about something the paper is about."""
    items, known = by_item(view.assessed), view.plan.known_before(view.as_at)
    return tuple(each for each in view.plan.changes if each.waits_before(known) and each.item in items)


def by_worst(assessed: Sequence[Assessed]) -> tuple[Assessed, ...]:
    """Off track before at risk before the rest, in each the latest first."""
    order = {"off_track": 0, "at_risk": 1}

    def key(each: Assessed) -> tuple[int, int]:
        rating = each.rated.rating if each.rated else ""
        late = each.scheduled.days_late if each.scheduled else None
        return order.get(rating, 2), -(late or 0)

    return tuple(sorted(assessed, key=key))


def live_asks(each: Assessed, view: RoundView) -> tuple[tuple[str, str], ...]:
    """What is asked of the board and by whom, where it was said recently enough to count."""
    if each.position is None or not each.facts.is_live(view.plan.thresholds, view.as_at):
        return ()
    return tuple((report.update.ask, report.partner) for report in each.position.heard if report.update.ask)


class _Asks:
    def __init__(self, view: RoundView) -> None:
        self.view = view
        self.items = by_item(view.assessed)
        self.ids = frozenset(each.commitment.id for each in view.assessed)
        self.steers = list(self._steers())
        self.undecided = given_up_undecided(view.plan, view.assessed, view.as_at)

    def every(self) -> Iterator[str]:
        changes = open_changes(self.view)
        yield from map(self._change, changes)
        told = {each.commitment.id for change in changes for each in self.items.get(change.item, ())}
        ending = {each.item for each in changes if each.field in SAYS_SO}
        decides = {each.commitment.id for item in ending for each in self.items.get(item, ())}
        for each in by_worst(self.view.assessed):
            asked = live_asks(each, self.view)
            if asked and each.commitment.id not in told:
                decides.add(each.commitment.id)
                yield self._lead_asks(each, asked)
        yield from self._given_up(decides)
        yield from map(self._steer, self.steers)
        yield from self._at_threshold()
        yield from self._to_close()
        yield from self._returns()
        yield from self._nobody()

    @cached_property
    def waiting(self) -> tuple[tuple[str, str], ...]:
        """Where each open dependency comes from, and what waits for it."""
        plan, as_at = self.view.plan, self.view.as_at
        found = open_dependencies(plan, assess(plan, as_at), as_at) if plan.dependencies else ()
        return tuple((each.dependency.from_, each.dependency.to) for each in found if each.state != "handed_over")

    def _hangs(self, item: str) -> str:
        """How much waits for an item, as a sentence; empty if nothing does."""
        waits = len({to for source, to in self.waiting if is_within(source, item) or is_within(item, source)})
        number = _NUMBERS[waits] if waits < len(_NUMBERS) else f"{waits:,}"
        return f"{number} {'deliverable waits' if waits == 1 else 'deliverables wait'} for it." if waits else ""

    def _change(self, change: Change) -> str:
        held = self.items.get(change.item, ())
        first = held[0] if held else None
        name = f"{_title(first)} ({change.item})" if first and len(held) == 1 else change.item
        by = f", as {change.proposed_by} asks" if change.proposed_by else ""
        why = change.narrative or _REASONS[change.reason]
        said = [f"Agree that {name} {self._altered(change, first)}{by}{f': {run_on(why)}' if why else ''}."]
        said += [f"{partner} asks: {ended(ask)}" for each in held for ask, partner in live_asks(each, self.view)]
        said += [self._hangs(change.item), self._otherwise(change, first)]
        ids = frozenset(each.commitment.id for each in held)
        return " ".join(filter(None, (*said, *self._same(ids), f"({change.id})")))

    def _altered(self, change: Change, first: Assessed | None) -> str:
        to = change.to if isinstance(change.to, str) else listed(change.to)
        match change.field:
            case "timeframe":
                conventions, now = self.view.plan.conventions, first.facts.baseline if first else None
                due = read(to, conventions).due if conventions is not None else None
                before = long_day(now) if now else f"“{first.commitment.timeframe}”" if first else "its date"
                return f"moves from {before} to {long_day(due) if due else f'“{to}”'}"
            case "leads":
                return f"is led by {to}, not by {listed(first.led_by) if first and first.led_by else 'nobody'}"
            case _:
                return f"has as its {'words' if change.field == 'text' else change.field} “{to}”"

    def _otherwise(self, change: Change, first: Assessed | None) -> str:
        """What happens where the board does not agree."""
        if change.field != "timeframe" or first is None or first.facts.baseline is None:
            return "Otherwise it stays as it is."
        late = first.scheduled.days_late if first.scheduled else None
        return f"Otherwise it is {schedule_words(first)}." if late else "Otherwise its date stays."

    def _lead_asks(self, each: Assessed, asked: Sequence[tuple[str, str]]) -> str:
        commitment = each.commitment
        about = frozenset((commitment.id,))
        leads = tuple(dict.fromkeys(partner for _, partner in asked))
        words = " ".join(ended(ask) for ask, _ in asked)
        due = f", due {long_day(each.facts.baseline)}" if each.facts.baseline else ""
        rating = f"It is {each.rated.words.lower()}{due}." if each.rated else ""
        who = f"Decide what {listed(leads)} {'asks' if len(leads) == 1 else 'ask'}"
        given_up = "Nobody has decided that it is given up." if each in self.undecided else ""
        said = (f"{who} for {_title(each)} ({commitment.id}): {words}", rating, given_up, self._hangs(commitment.id))
        return " ".join(filter(None, (*said, *self._same(about))))

    def _given_up(self, elsewhere: set[str]) -> Iterator[str]:
        """Work that a partner reports as given up, which no board has agreed to and no other ask speaks of."""
        found = [each for each in self.undecided if each.commitment.id not in elsewhere]
        if not found:
            return
        if len(found) == 1 and found[0].position is not None:
            each, held = found[0], found[0].position
            why = f": {run_on(held.update.narrative)}" if held.update.narrative else ""
            named = f"{_title(each)} ({each.commitment.id}) is {_end(each)}, as {held.said[0].partner} reports{why}"
        else:
            named = some_of([f"{each.commitment.id} is {_end(each)}" for each in found])
        ids = frozenset(each.commitment.id for each in found)
        yield " ".join((f"Agree that {named}. Nobody has decided it.", *self._same(ids)))

    def _concerns(self, affects: Sequence[str]) -> bool:
        """Whether an entry of a register is about something the paper is about, or about the plan as a whole."""
        return not affects or any(item in self.items for item in affects)

    def _steers(self) -> Iterator[Escalated]:
        """Risks and issues that were brought to the board and wait for its steer."""
        for each in escalated_entries(self.view.plan, self.view.as_at):
            if each.level == "board" and each.waiting_days is not None and self._concerns(each.entry.affects):
                yield each

    def _same(self, about: frozenset[str]) -> Iterator[str]:
        """The risks and issues about the same work that wait for a steer: the one decision answers them too."""
        for each in list(self.steers):
            if any(is_within(item, one) for item in about & self.ids for one in each.entry.affects):
                self.steers.remove(each)
                yield f"{each.entry.id} ({each.weight}) has waited {_waited(each)} for the same answer."

    def _steer(self, each: Escalated) -> str:
        on = f" It bears on {some_of(each.entry.affects)}." if each.entry.affects else ""
        why = f" {ended(each.step.reason)}" if each.step and each.step.reason else ""
        named = f"{each.entry.id} ({each.weight}), “{each.entry.title}”"
        return f"Give a steer on {named}: it has waited {_waited(each)}.{why}{on}"

    def _at_threshold(self) -> Iterator[str]:
        """Risks that should be the board's and are still with somebody below it."""
        plan = self.view.plan
        found = [each for each in should_be(open_risks(plan, self.view.as_at)) if self._concerns(each.risk.affects)]
        if found:
            names = first_of([f"{each.risk.id} ({each.score} {each.band}), “{each.risk.title}”" for each in found])
            scores, them = ("it scores", "it") if len(found) == 1 else ("they score", "them")
            threshold = f"{scores} {plan.workplan.registers.board_from} or more"
            yield f"Take up {names}: {threshold}, and nobody has brought {them} to the board."

    def _to_close(self) -> Iterator[str]:
        """Actions that their owners say are done, and which the board has to agree to close."""
        every = open_actions(self.view.plan, self.view.as_at)
        found = [each for each in every if each.is_proposed_for_closure and self._concerns(each.affects)]
        if found:
            names = first_of([f"{each.action.id}, “{each.action.text.rstrip('.')}”" for each in found])
            says, it = ("its owner says", "it is") if len(found) == 1 else ("their owners say", "they are")
            yield f"Agree to close {names}: {says} that {it} done."

    def _returns(self) -> Iterator[str]:
        """Returns of this round that did not come in about something the paper is about."""
        silent = {
            each.partner: [item for item, _ in each.answers if item in self.ids] for each in self.view.returns.missing
        }
        missing = tuple(partner for partner, items in silent.items() if items)
        if missing:
            about = tuple(dict.fromkeys(item for items in silent.values() for item in items))
            what, it = ("return", "it") if len(missing) == 1 else ("returns", "them")
            stand = "stands" if len(about) == 1 else "stand"
            yield (
                f"Require the {what} of {listed(missing)} for {self.view.round.label} by the next meeting: without "
                f"{it}, how {some_of(about)} {stand} is not known."
            )

    def _nobody(self) -> Iterator[str]:
        """Work that nobody leads or nobody reports on, unless it is done or closed."""
        silent = set(self.view.returns.unassigned) if not self.view.returns.none_expected else set()
        found = [
            each.commitment.id
            for each in self.view.assessed
            if (each.commitment.id in silent or not each.led_by)
            and each.scheduled is not None
            and not each.scheduled.schedule.startswith(("complete", "closed"))
        ]
        if found:
            it, they = ("it", "it stands") if len(found) == 1 else ("them", "they stand")
            yield (
                f"Name who answers for {counted(len(found), 'deliverable')} ({some_of(found)}): nobody reports on "
                f"{it}, so how {they} is not known."
            )


def _waited(each: Escalated) -> str:
    return counted(each.waiting_days or 0, "day")


def _end(each: Assessed) -> str:
    """How what is given up is reported: `cancelled`, or `superseded by P2.3.4`."""
    return f"{each.facts.status} by {each.facts.superseded_by}" if each.facts.superseded_by else f"{each.facts.status}"


def _title(each: Assessed | None) -> str:
    return f"“{short(each, 70)}”" if each is not None else ""
