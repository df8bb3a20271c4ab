"""`python -m npa_cli`, and the `npa` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    import gc

    gc.disable()  # one answer and out: nothing made on the way is worth looking through again and again
    from npa_cli.cli.boundary import run

    sys.exit(run(_app))


def _app() -> None:
    from npa_cli.cli.app import app

    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # UTF-8 whatever the locale; what can't be encoded is shown, never fatal
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "surrogateescape")
    app(prog_name="npa")


if __name__ == "__main__":
    main()
