"""Two folders of one file system let change places in one step, where the system can: no moment is between."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "linux" or sys.platform == "darwin":
    _HERE = -100 if sys.platform == "linux" else -2  # that names are meant from the working folder: AT_FDCWD
    _EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
    _CALL = "renameat2" if sys.platform == "linux" else "renameatx_np"

    def exchange(one: Path, other: Path) -> bool:
        """Let them change places. False if the system, or this file system, can't: then nothing was done."""
        import ctypes  # late: every run reads this file, few write, and it takes a tenth of an interpreter start

        call = getattr(ctypes.CDLL(None), _CALL, None)
        return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0

else:

    def exchange(one: Path, other: Path) -> bool:  # as above
        """Windows has no such step."""
        return False
