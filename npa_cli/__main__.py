"""`python -m npa_cli`, and the `npa` command: a kept answer where there is one, else the command line itself."""

from __future__ import annotations

import os
import sys

_UNWRITTEN = 3  # the exit code where something can't be read or written


def main() -> None:
    """Run the command line and leave with its exit code."""
    import gc

    gc.disable()  # one answer and out: nothing made on the way is worth looking through again and again
    try:
        _go()
    except KeyboardInterrupt:
        _leave(130)  # what shells expect after Ctrl-C
    except BrokenPipeError:
        _leave(0)  # whoever read it has gone
    except OSError as error:  # all else that can fail has been said by now: it could not be written
        _leave(_unwritten(error))


def _go() -> None:
    _speak_utf8()
    words = sys.argv[1:]
    if words == ["--version"]:
        _leave(_version())
    if "_NPA_COMPLETE" in os.environ:
        _complete()
    if "--no-cache" in words:
        words.remove("--no-cache")
        os.environ["NPA_NO_CACHE"] = "1"
        _run(words)
    else:
        _answer(words)


def _answer(words: list[str]) -> None:
    from npa_cli.speed.fingerprint import fingerprint

    question = fingerprint(words)
    if question is None:
        _run(words)
        return
    from npa_cli.speed.answers import find

    kept = find(question)
    if kept is None:
        _run_and_remember(words, question)
    else:
        _leave(_say(*kept))


def _version() -> int:
    from npa_cli import __version__

    sys.stdout.write(f"npa {__version__}\n")
    return 0


def _run(words: list[str]) -> None:
    from npa_cli.cli.boundary import run

    _leave(run(lambda: _app(words)))


def _run_and_remember(words: list[str], question: bytes) -> None:
    from npa_cli.cli.boundary import recording, run
    from npa_cli.speed.answers import remember
    from npa_cli.speed.fingerprint import fingerprint

    with recording() as pieces:
        code = run(lambda: _app(words))
    if fingerprint(words) == question:  # nothing was changed while it was being answered
        remember(question, pieces, code)
    _leave(code)


def _app(words: list[str]) -> None:
    from npa_cli.cli.app import app

    app(words, prog_name="npa")


def _complete() -> None:
    """Answer a shell that asks what could be typed next, and leave."""
    sys.modules["rich"] = None  # type: ignore[assignment]  # Typer would load it, at three times the time of a Tab
    try:
        _app([])
    except SystemExit as stop:
        _leave(stop.code if isinstance(stop.code, int) else 0)
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell
        _leave(1)


def _say(pieces: tuple[tuple[int, str], ...], code: int) -> int:
    for stream, text in pieces:
        to = sys.stdout if stream == 1 else sys.stderr
        try:
            to.write(text)
            to.flush()
        except BrokenPipeError:
            return 0
    return code


def _unwritten(error: OSError) -> int:
    try:
        sys.stderr.write(f"npa: can't write: {(error.strerror or type(error).__name__).lower()}\n")
    except OSError:
        return _UNWRITTEN  # nor is there anywhere to say it
    return _UNWRITTEN


def _leave(code: int) -> None:
    """Leave at once: there is nothing to take down but what was written."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 0
    except OSError:
        if code != _UNWRITTEN:  # else it is said already
            raise
    os._exit(code)


def _speak_utf8() -> None:
    """UTF-8 whatever the locale; what can't be encoded is shown, never fatal. A stream that was closed takes all."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        for name in ("stdin", "stdout", "stderr"):
            if getattr(sys, name) is None:
                setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "surrogateescape")


if __name__ == "__main__":
    main()
