"""`npa find`: the places in a plan's files where some words stand."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, opening, options
from npa_cli.cli.only_reads import only_reads
from npa_cli.work import find

EXAMPLES: Final = (
    "npa find dental",
    "npa find suicide custody",
    'npa find "night cover" --data examples/riverside',
    "npa find P3.1.2 --format csv",
)


@only_reads
def command(
    *,
    words: Annotated[
        list[str],
        Argument(metavar="WORDS...", help="Words that stand together; in quotes, one after another."),
        only_reads,
    ],
    of: options.OfPlan,
    form: options.TextJsonOrCsv,
) -> answers.Answer:
    """Find words. In the plan, its returns, registers and changes: whatever is in its files, with place and id."""
    session = opening.open_session(of, sections=True)
    return answers.answer(find.find_words(session, words), *form, is_whole=session.is_whole)
