"""A plan that ends the process which reads it. In a file of its own: that process loads what it is read by, and no more."""

from __future__ import annotations

import os
import signal
from datetime import date

from npa_cli.work.estate import EstateRow, ask_one


def dying(path: str, *, job: str, as_at: date, heard_today: date | None, **_: object) -> EstateRow:
    if path.endswith("plan-002"):
        os.kill(os.getpid(), signal.SIGKILL)
    return ask_one(path, job=job, as_at=as_at, heard_today=heard_today)
