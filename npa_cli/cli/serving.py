"""`npa serve` from its first word to its last."""

from __future__ import annotations

import errno
import gc

from npa_cli.cli.boundary import FINE, complain
from npa_cli.cli.opening import today
from npa_cli.cli.options import Day
from npa_cli.model.proposed_command import proposed_here
from npa_cli.model.vocabulary import Audience
from npa_cli.serve.latest import Latest
from npa_cli.serve.living_page import LivingPage
from npa_cli.serve.server import HOST, PageServer
from npa_cli.store.find_plan import PlanFolder
from npa_cli.work.faults import UsageFault


def serve(folder: PlanFolder, audience: Audience, day: Day, port: int) -> int:
    """Serve the page until somebody stops it. Raises UsageFault for a day that can't be meant, or a port in use."""
    living = LivingPage(folder, audience, day.as_at, day.period)
    latest = Latest(lambda: living.version(today()), lambda version: living.make(version, today()))
    latest.newest()  # what can't be meant is said before anybody opens it
    with _listening(port, latest) as server:
        complain(f"the plan is at http://{HOST}:{server.port}/ for this machine alone; Ctrl-C ends it")
        gc.enable()  # which a command that gives one answer does without
        server.serve_forever()
    return FINE


def _listening(port: int, latest: Latest) -> PageServer:
    try:
        return PageServer(port, latest)
    except OSError as error:
        if error.errno == errno.EACCES:
            raise UsageFault(f"port {port} is only for the system; choose another: --port 8018") from None
        if error.errno != errno.EADDRINUSE:
            raise
        other = port + 1 if port < 65_535 else 8018  # the last port there is
        typed = proposed_here("serve", "--port", str(other))
        raise UsageFault(f"port {port} is in use, perhaps by another npa; type: {typed}") from None
