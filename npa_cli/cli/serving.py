"""`npa serve` from its first word to its last: which pages there are, and the port."""

from __future__ import annotations

import errno
import gc
from urllib.parse import quote

from npa_cli.cli.boundary import FINE, complain
from npa_cli.cli.opening import ALL, find_folder, plans_asked, today
from npa_cli.cli.options import Day, OfPlan
from npa_cli.cli.site_files import named_pages
from npa_cli.model.proposed_command import proposed_here
from npa_cli.model.vocabulary import Audience
from npa_cli.serve.latest import Latest
from npa_cli.serve.living_page import LivingPage
from npa_cli.serve.server import HOST, PageServer
from npa_cli.store.find_plan import Member, PlanFolder
from npa_cli.work.faults import UsageFault


def serve(of: OfPlan, audience: Audience, day: Day, port: int) -> int:
    """Serve the pages until somebody stops it. Raises UsageFault for a day that can't be meant, or a port in use."""
    with _listening(port, _pages(of, audience, day)) as server:
        what = "the plans are" if of.plan == ALL else "the plan is"
        complain(f"{what} at http://{HOST}:{server.port}/ for this machine alone; Ctrl-C ends it")
        gc.enable()  # which a command that gives one answer does without
        server.serve_forever()
    return FINE


def _pages(of: OfPlan, audience: Audience, day: Day) -> dict[str, Latest]:
    """The pages by their paths: of one plan, its own; of several, one over all and one for each.

    Each is made once, so that what can't be meant is said before anybody opens it.
    """

    def latest(*folders: PlanFolder, over_all: str = "") -> Latest:
        living = LivingPage(folders, audience, day.as_at, day.period, over_all)
        made = Latest(lambda: living.version(today()), lambda version: living.make(version, today()))
        made.newest()
        return made

    if of.plan != ALL:
        return {"/": latest(find_folder(of.data, of.plan))}
    own: dict[Member, Latest] = {}
    for member in plans_asked(of.data):
        try:
            own[member] = latest(PlanFolder(member.root), over_all="/")
        except UsageFault as fault:
            complain(f"{member.id}: {fault}")
    if not own:
        raise UsageFault("no plan can be asked this")
    names = named_pages([each.id for each in own])
    over_all = latest(*(PlanFolder(each.root) for each in own))
    return {"/": over_all, **{f"/{quote(name)}": each for name, each in zip(names, own.values(), strict=True)}}


def _listening(port: int, pages: dict[str, Latest]) -> PageServer:
    try:
        return PageServer(port, pages)
    except OSError as error:
        if error.errno == errno.EACCES:
            raise UsageFault(f"port {port} is only for the system; choose another: --port 8018") from None
        if error.errno != errno.EADDRINUSE:
            raise
        other = port + 1 if port < 65_535 else 8018  # the last port there is
        typed = proposed_here("serve", "--port", str(other))
        raise UsageFault(f"port {port} is in use, perhaps by another npa; type: {typed}") from None
