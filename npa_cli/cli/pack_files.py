"""What `npa return pack` and `npa return chase` share: where their files go, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from npa_cli.cli import opening, options
from npa_cli.cli.boundary import complain
from npa_cli.cli.written import tell_written
from npa_cli.timeframe import Round
from npa_cli.views.wording import counted
from npa_cli.work.days_typed import day_typed
from npa_cli.work.packs import Outgoing, write_packs
from npa_cli.work.session import Session

_FORTNIGHT: Final = 14  # days to answer in, where an example is given
Maker = Callable[[Session, Round, Sequence[str], date | None], Iterator[Outgoing]]


def write(
    make: Maker,
    partners: Sequence[str] | None,
    period: str | None,
    out: options.Outgoing,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Make the files for the partners that are asked, write them unless they are only to be told, and tell of them.

    A workbook has no lines that --diff could show, so that it tells the same as --dry-run.
    """
    session = opening.open_in(opening.find_folder(of.data, of.plan, to_check=True))
    quarter = session.round_to_ask(period)
    wanted = day_typed("by", out.by, session.plan) if out.by is not None else None
    made = list(make(session, quarter, partners or (), wanted))
    folder = Path(out.to or f"packs/{quarter.file_name}")
    if not made:
        complain(f"nothing is missing for {quarter.label}: there is nobody to write to")
        return
    if not writing.only_shows:
        write_packs(folder, made, force=out.force)
    for each in made:
        names = [(folder / name).as_posix() for name in each.files]
        tell_written(names, f"{counted(each.rows, 'row')} for {each.partner}", only_shown=writing.only_shows)
    if wanted is None:
        example = max(session.as_at, quarter.end) + timedelta(_FORTNIGHT)
        complain(f"the letters name no day: --by {example} says by when the answers are wanted")
