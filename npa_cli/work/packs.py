"""The packs that go out to the partners for a round, and the letters that ask again for what has not come back."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from npa_cli.history.checked_out import checked_out
from npa_cli.model.file_name import NotAFileNameError, return_name
from npa_cli.model.pack import Pack
from npa_cli.progress.assess import Assessed
from npa_cli.progress.expected import asked_again, expected_by_partner
from npa_cli.progress.who_reports import WhoReports
from npa_cli.render.letter import render_letter
from npa_cli.render.office.ods import render_ods
from npa_cli.render.office.pack_book import pack_book
from npa_cli.render.office.xlsx import render_xlsx
from npa_cli.store.house_template import read_template
from npa_cli.store.plan_files import files_on_disk
from npa_cli.store.replace_file import Change, read_file, replace_files
from npa_cli.store.unwritable import folder_made, writing
from npa_cli.timeframe import Round
from npa_cli.views.pack import build_pack, chasing_letter, covering_letter, what_is_missing
from npa_cli.work.check import check_given
from npa_cli.work.faults import UsageFault
from npa_cli.work.return_file import return_place
from npa_cli.work.session import Session


class Outgoing(NamedTuple):
    """The files for one partner, by their names in the folder they go to, and how many rows are to be filled in."""

    partner: str
    rows: int
    files: Mapping[str, bytes]


def packs_for(session: Session, quarter: Round, partners: Sequence[str], wanted: date | None) -> Iterator[Outgoing]:
    """The workbooks and the letter of each partner with work to report: of all, unless some are named.

    What it warned of last time, of work that others report on, is asked about too. `wanted` is the day they are to be
    back by. Raises UsageFault if there is nothing to ask, UnknownNameError, and ModuleNotFoundError where the libraries
    of the office formats are not installed.
    """
    commit, again = checked_out(session.root, os.environ).commit or "", asked_again(session.plan, quarter)
    for partner, expected in _asked(session, quarter, partners).items():
        asked = (*expected, *again.get(partner, ()))
        pack = build_pack(session.plan, partner, quarter, asked, made_on=session.as_at, commit=commit)
        yield _outgoing(partner, quarter, pack, *covering_letter(pack, wanted))


def reminders_for(session: Session, quarter: Round, partners: Sequence[str], wanted: date | None) -> Iterator[Outgoing]:
    """The same for what has not been answered yet, and for those partners alone whose return lacks something."""
    commit, asked = checked_out(session.root, os.environ).commit or "", _asked(session, quarter, partners)
    files = ((name, raw) for _, name, raw in files_on_disk(session.root))
    checked = check_given(session.root, files, as_at=session.as_at, heard_today=session.plan.heard_today)
    for partner, expected in asked.items():
        place = return_place(session, partner, quarter)
        found = [each.finding for each in checked.found if each.finding.path == place]
        missing = what_is_missing(session.plan, partner, quarter, [each.commitment.id for each in expected], found)
        if missing.items:
            lacking = [each for each in expected if each.commitment.id in missing.items]
            pack = build_pack(session.plan, partner, quarter, lacking, made_on=session.as_at, commit=commit)
            yield _outgoing(
                partner, quarter, pack, *chasing_letter(pack, missing, wanted), suffix=f"-reminder-{session.as_at}"
            )


def _asked(session: Session, quarter: Round, partners: Sequence[str]) -> Mapping[str, Sequence[Assessed]]:
    """What is expected of each partner that is asked."""
    expected = expected_by_partner(session.plan, quarter)
    chosen = session.partners(partners) if partners else tuple(expected)
    idle = [each for each in chosen if each not in expected]
    if idle or not chosen:
        has = "has" if len(idle) == 1 else "have"
        who = f"{', '.join(idle)} {has} nothing" if idle else "no partner has anything"
        who_reports = WhoReports(session.plan)
        whose = {each: who_reports.in_whose_return(each) for each in idle}
        instead = "".join(f"; {other} reports for {each}" for each, other in whose.items() if other not in (None, each))
        raise UsageFault(f"{who} to report on for {quarter.label}{instead}")
    return {partner: expected[partner] for partner in chosen}


def _outgoing(
    partner: str, quarter: Round, pack: Pack, subject: str, paragraphs: tuple[str, ...], *, suffix: str = ""
) -> Outgoing:
    try:
        stem = Path(return_name(partner, quarter.file_name)).stem + suffix
    except NotAFileNameError as why:
        raise UsageFault(f"a pack is called by its partner's code, and {why}; change it in partners.yaml") from None
    book = pack_book(pack)
    sheets = {
        f"{stem}.xlsx": render_xlsx(book),
        f"{stem}.ods": render_ods(book, read_template("workbook_styles.xml")),
    }
    return Outgoing(partner, len(pack.rows), {**sheets, f"{stem}.eml": render_letter(subject, paragraphs, sheets)})


def write_packs(folder: Path, made: Sequence[Outgoing], *, force: bool) -> None:
    """Write packs to a folder, all of them or none.

    Raises UsageFault if a file is there that says something else, unless `force`: somebody may have filled it in.
    Raises UnwritableError.
    """
    with writing(folder.as_posix()), folder_made(folder):
        changes: dict[str, Change] = {}
        for name, raw in ((name, raw) for each in made for name, raw in each.files.items()):
            before = read_file(folder / name)
            if before not in (None, raw) and not force:
                shown = (folder / name).as_posix()
                raise UsageFault(
                    f"`{shown}` is there already, and may have been filled in; --to names another folder, --force "
                    "replaces it"
                )
            if before != raw:
                changes[name] = Change(before, raw)
        if changes:
            replace_files(folder, changes)
