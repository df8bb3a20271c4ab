"""`npa timeline`: a picture of when everything is due."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Option

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.views import timeline

EXAMPLES: Final = (
    "npa timeline --priority 3",
    "npa timeline 3.1 --as-at 2019-04-01",
    "npa timeline --format svg -o timeline.svg",
    "npa timeline --priority 3 --format mermaid",
)


@only_reads
def command(
    *,
    ids: options.Ids = None,
    filters: options.Filters,
    day: options.Day,
    ascii_only: Annotated[bool, Option("--ascii", help="Draw with plain letters only."), only_reads] = False,
    of: options.OfPlan,
    form: options.TextOrPicture,
) -> answers.Answer:
    """Draw when everything is due. Windows, dates as signed and as approved, forecasts, and the day it is as at."""
    session = opening.open_session(of, day)
    selected = opening.select(session, ids, filters)
    view = timeline.view_timeline(session.plan, selected, session.as_at)
    return answers.answer(view, *form, is_whole=session.is_whole, ascii_only=ascii_only)
