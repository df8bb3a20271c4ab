"""`npa return check`: what one return lacks or contradicts, in sentences its author can act on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.base import read_day
from npa_cli.model.located import Located
from npa_cli.model.pack import BY_FIELD, Column, columns_of
from npa_cli.model.partner_return import Update
from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import STATUSES
from npa_cli.progress.expected import expected_of
from npa_cli.progress.reported import Entry, first_days_to_come
from npa_cli.views.period_note import beyond_words
from npa_cli.views.report_words import not_counting_words
from npa_cli.views.view import InBlocks, fields_named
from npa_cli.views.wording import counted, listed, with_days

_TYPED: Final = re.compile(r"`(\w+)`")


@dataclass(frozen=True, slots=True)
class ReturnCheck(InBlocks):
    """A return's state: what must be corrected, what is worth a second look, and what it does not mention."""

    kind: ClassVar[str] = "return_check"

    as_at: date
    partner: str
    period: str
    noun: str  # what the plan calls the period: a quarter, a month
    to_mend: tuple[str, ...]
    to_consider: tuple[str, ...]
    blank: tuple[str, ...]
    not_mentioned: tuple[str, ...]
    answered: int
    expected: int  # deliverables of which word was expected this round
    answered_of_expected: int
    ignored: tuple[str, ...] = ()  # what a comment in the file silences
    to_come: Mapping[str, date] = field(default_factory=dict)
    """Of what its entries that do not count yet are about, the first day on which they do."""
    is_form: bool = False  # it came as a workbook

    def blocks(self) -> Iterator[Block]:
        """The state in sentences, the worst first."""
        yield Heading(1, f"{self.partner or 'This return'}, {self.period or 'no period given'}")
        yield Paragraph(f"{counted(self.answered, 'deliverable').capitalize()} reported on{_of_expected(self)}.")
        if self.to_come:
            yield Paragraph(f"Written, and {not_counting_words(self.to_come, self.as_at)}")
        if self.to_mend:
            yield Paragraph("This has to be corrected:", "bad")
            yield Bullets(tuple(Text(each) for each in self.to_mend))
        if self.to_consider:
            yield Paragraph("Worth a second look:", "warn")
            yield Bullets(tuple(Text(each) for each in self.to_consider))
        if self.blank:
            yield Paragraph(
                f"Still blank, so shown as not reported: {listed(self.blank)}. "
                + ("Choose No change for" if self.is_form else "Write under no_change")
                + " what is as it was last reported."
            )
        if self.not_mentioned:
            yield Paragraph(f"Expected for this {self.noun} and not mentioned: {listed(self.not_mentioned)}.")
        if self.ignored:
            yield Paragraph("Found, and silenced by a comment in the file:")
            yield Bullets(tuple(Text(each) for each in self.ignored))
        if not (self.to_mend or self.to_consider or self.blank or self.not_mentioned or self.ignored):
            yield Paragraph("Nothing is missing and nothing contradicts itself. Thank you.", "good")

    def payload(self) -> dict[str, Any]:
        counts = fields_named("partner period as_at answered expected answered_of_expected", self)
        lists = fields_named("to_mend to_consider blank not_mentioned ignored", self)
        return {**counts, **lists, "counting_from": dict(self.to_come)}


def build_return_check(
    plan: Plan,
    data: Any,
    as_at: date,
    located: Sequence[Located],
    ignored: Sequence[Located] = (),
    asked: Sequence[str] = (),
    *,
    is_form: bool = False,
) -> ReturnCheck:
    """Check the plain data of a return that belongs to `plan`, given the findings on its file.

    Reported on is what has an entry that counts at the start of `as_at`, as in every other view.

    `ignored` are those that a comment in the file silences: they are named, since they are findings all the same.
    `asked` is what has to be asked about the workbook that it came in, and with `is_form` all is said in its headings.
    """
    sentence = partial(_sentence_on_form, columns_of(plan.workplan)) if is_form else _sentence
    said: dict[str, Any] = data if isinstance(data, dict) else {}
    partner, period = str(said.get("partner") or ""), str(said.get("period") or "")
    updates = said.get("updates") if isinstance(said.get("updates"), dict) else {}
    unchanged = said.get("no_change") if isinstance(said.get("no_change"), list) else []
    assert isinstance(updates, dict) and isinstance(unchanged, list)
    confirmed = {each for each in unchanged if isinstance(each, str)}
    updated = {item for item, update in updates.items() if _status(update) in STATUSES}
    blank = tuple(item for item, update in updates.items() if _status(update) is None and item not in confirmed)
    quarter = plan.round_called(period)
    entries: list[Entry] = []
    expected: tuple[str, ...] = ()
    beyond = None
    if quarter:
        said_on = {item: read_day(updates[item].get("said_on")) for item in sorted(updated)}
        entries = [Entry(item, partner, quarter, None) for item in sorted(confirmed)]
        entries += [Entry(item, partner, quarter, Update(said_on=day)) for item, day in said_on.items()]
        expected = tuple(each.commitment.id for each in expected_of(plan, partner, quarter))
        beyond = beyond_words(plan, quarter)
    to_come = first_days_to_come(entries, plan, as_at)
    reported = (confirmed | updated) - to_come.keys()
    return ReturnCheck(
        as_at=as_at,
        partner=partner,
        period=period,
        noun=plan.rhythm.noun,
        to_mend=(*asked, *(sentence(each) for each in located if each.finding.severity == "error")),
        to_consider=(
            *((beyond,) if beyond else ()),
            *(sentence(each) for each in located if each.finding.severity != "error"),
        ),
        blank=blank,
        not_mentioned=tuple(each for each in expected if each not in updates and each not in confirmed),
        answered=len(reported),
        expected=len(expected),
        answered_of_expected=len(reported.intersection(expected)),
        ignored=tuple(_sentence(each) for each in ignored),
        to_come=to_come,
        is_form=is_form,
    )


def _of_expected(check: ReturnCheck) -> str:
    """How many of those are the ones that `npa return status` counts."""
    if not check.expected:
        return ""
    more = check.answered - check.answered_of_expected
    return f": {check.answered_of_expected:,} of {check.expected:,} expected this {check.noun}" + (
        f", and {more:,} more" if more else ""
    )


def _status(update: Any) -> Any:
    """The status that an entry gives, whatever it is; None if it gives none, so that it is no report."""
    return update.get("status") if isinstance(update, dict) else None


def _sentence(located: Located) -> str:
    finding = located.finding
    about = f", {finding.item}" if finding.item else ""
    hint = f"; {finding.hint}" if finding.hint else ""
    said = with_days(f"Line {located.point.line}{about}: {finding.message}{hint}")
    return said if said.endswith("?") else f"{said}."


def _sentence_on_form(columns: Sequence[Column], located: Located) -> str:
    """The same for who sees a workbook: without lines of a file, and with the headings of its columns."""
    finding = located.finding
    about = f"{finding.item}: " if finding.item else ""
    return with_days(f"{about}{_TYPED.sub(partial(_as_on_form, columns), finding.message)}.")


def _as_on_form(columns: Sequence[Column], typed: re.Match[str]) -> str:
    """The heading of a column, or the word of its list, that stands for what a file would have."""
    word = typed[1]
    if word in BY_FIELD:
        return f"“{BY_FIELD[word].heading}”"
    return next((f"“{each.choices[word]}”" for each in columns if word in each.choices), typed[0])
