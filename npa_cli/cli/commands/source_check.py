"""`npa source check`: whether signed words still stand in their source."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import answers, opening, options
from npa_cli.work import source_check

EXAMPLES: Final = ("npa source check", "npa source check --plan west-midlands-2010", "npa source check --format json")


def command(*, of: options.OfPlan, form: options.TextOrJson) -> answers.Answer:
    """Say whether signed words still stand in their source. Each has to begin on the line that `source` gives.

    The text of a document is the file that `kept` names under `sources` in workplan.yaml; `npa import` writes it. What
    the plan lists as `inferred` is not looked for. Ends with 1 if words are not there, with 3 if no text could be read.
    """
    session = opening.open_session(of)
    view = source_check.check_sources(session.plan, session.root)
    is_whole = session.is_whole and (view.stands + len(view.strayed) > 0 or not view.unkept)
    return answers.answer(view, *form, is_whole=is_whole, is_amiss=bool(view.strayed))
