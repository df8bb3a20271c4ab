"""A partner's return on its page: what is asked of it for the round, what it has answered, and what it last said."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Table, Text
from npa_cli.progress.assess import Assessed
from npa_cli.timeframe import Round
from npa_cli.views.log import report_event
from npa_cli.views.return_status import Answer, PartnerReturn
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import due_lines, short_day, with_days

_ANSWERS: Final[dict[Answer, Text]] = {
    "silent": Text("nothing said yet", "warn"),
    "no_change": Text("no change said"),
    "updated": Text("reported"),
}


def my_return(
    partner: str, given: PartnerReturn | None, asked_for: Round, assessed: Mapping[str, Assessed], paper: str = ""
) -> Iterator[Block]:
    """What a partner is asked for a round, with a row for each deliverable, or else the command for its `paper`."""
    yield Heading(2, "My return")
    if given is None or not given.answers:
        yield Paragraph(f"{asked_for.label}: nothing is asked of this partner.")
        return
    yield Paragraph(_in_all(given, asked_for))
    if given.others:
        yield Paragraph(f"Reported on too, without being asked: {', '.join(given.others)}.", "quiet")
    if paper:
        yield Paragraph(f"Each of them stands in its paper: {paper}", "quiet")
    else:
        yield _asked(partner, given, assessed)._replace(caption=f"What is asked for {asked_for.label}")


def _in_all(given: PartnerReturn, asked_for: Round) -> str:
    """What is asked and answered, in one sentence."""
    silent, unchanged, said = (len(given.having(answer)) for answer in _ANSWERS)
    approval = f"Approved{with_days(given.approval)}." if given.approval else "Not approved yet." * given.received
    return (
        f"{asked_for.label}, whose returns count from {short_day(asked_for.end + timedelta(1))}: asked about "
        f"{len(given.answers):,}, reported on {said:,}, no change said of {unchanged:,}, nothing said yet of "
        f"{silent:,}. {approval}"
    ).strip()


def _asked(partner: str, given: PartnerReturn, assessed: Mapping[str, Assessed]) -> Table:
    """A row for each deliverable that it is asked about: first those that still wait for an answer."""
    answers = tuple((assessed[item], answer) for answer in _ANSWERS for item in given.having(answer))
    return table_of(
        answers,
        (Column("ID"), lambda each: Text(each[0].commitment.id, "strong", goes_to=each[0].commitment.id)),
        (Column("Deliverable", wraps=True, least=16), lambda each: each[0].commitment.words),
        (Column("Answer"), lambda each: _ANSWERS[each[1]]),
        (Column("Due", wraps=True, least=11), lambda each: "\n".join(due_lines(each[0]))),
        (Column("What it last said", wraps=True, least=30), lambda each: _last_said(partner, each[0])),
    )


def _last_said(partner: str, assessed: Assessed) -> str:
    """What this partner last said of a deliverable, and for which round."""
    own = [each for each in assessed.reports if each.partner == partner]
    if not own:
        return "nothing"
    last = max(own, key=lambda each: each.confirmed_on)
    return f"For {last.quarter.label}. {report_event(last, assessed).words}"
