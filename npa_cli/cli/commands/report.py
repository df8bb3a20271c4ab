"""`npa report`: the board's papers."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import options

EXAMPLES: Final = (
    "npa report board --period FY18/19-Q3",
    "npa report board --period FY18/19-Q3 -o board.html",
    "npa report board --period FY18/19-Q3 -o board.odt --template house.odt",
    "npa report priority 3",
    "npa report partner PHE --format text",
    "npa report exceptions --audience public -o exceptions.html",
    "npa report plan-on-a-page",
    "npa report --priority 3",
)


def command(
    what: Annotated[
        list[str] | None,
        Argument(
            metavar="[PAPER] [ID]...",
            help="board, summary, priority N, partner CODE, exceptions or plan-on-a-page. A summary unless given, of "
            "the ids after it.",
        ),
    ] = None,
    priority: options.Priorities = None,
    partner: options.Partners = None,
    theme: options.Themes = None,
    status: options.Statuses = None,
    rating: options.Ratings = None,
    period: options.Period = None,
    as_at: options.AsAt = None,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: options.PaperFormat = None,  # noqa: A002  # named as it is typed
    template: options.Template = None,
    audience: options.ForAudience = "internal",
    verify: options.Verify = None,
    output: options.Output = None,
) -> None:
    """Write one of the board's papers. About a quarter: the one you name, else the last that has ended."""
    from npa_cli.cli.session import exit_code, open_session, tell
    from npa_cli.cli.write_paper import write_paper
    from npa_cli.work.papers import make_paper
    from npa_cli.work.report_request import Asked

    if verify is not None:
        from npa_cli.cli.verification import tell_verdict

        raise SystemExit(tell_verdict(verify, data=data, template=template))
    asked = Asked(
        words=tuple(what or ()),
        priorities=tuple(priority or ()),
        partners=tuple(partner or ()),
        themes=tuple(theme or ()),
        statuses=tuple(status or ()),
        ratings=tuple(rating or ()),
        period=period,
        as_at=as_at,
        plan=plan,
        audience=audience,
    )
    session = open_session(data=data, plan_id=plan, as_at=as_at, period=period)
    paper, notices = make_paper(session, asked)
    tell(notices)
    write_paper(paper, format, output, template=template)
    raise SystemExit(exit_code(session))
