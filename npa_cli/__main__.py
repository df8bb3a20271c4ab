"""`python -m npa_cli`, and the `npa` command: a kept answer where there is one, else the command line itself."""

import os
import sys

_UNWRITTEN = 3  # the exit code where something can't be read or written


def main() -> None:
    """Run the command line and leave with its exit code."""
    import gc

    gc.disable()  # one answer and out: nothing made on the way is worth looking through again and again
    _heed_interrupts()
    try:
        _go()
    except KeyboardInterrupt:
        _leave(130)  # what shells expect after Ctrl-C
    except BrokenPipeError:
        _leave(0)  # whoever read it has gone
    except OSError as error:  # all else that can fail has been said by now: it could not be written
        _leave(_unwritten(error))


def _heed_interrupts() -> None:
    """Leave at once at Ctrl-C, until the command line is loaded and heeds it: there is nothing yet to clear up."""
    import _signal as signals  # type: ignore[import-not-found]  # `signal` is made of it, and takes ten times as long

    if signals.getsignal(signals.SIGINT) is signals.default_int_handler:
        signals.signal(signals.SIGINT, lambda *_: os._exit(130))


def _go() -> None:
    _speak_utf8()
    words = sys.argv[1:]
    if words == ["--version"]:
        _leave(_version())
    if "--no-cache" in words:
        words.remove("--no-cache")
        os.environ["NPA_NO_CACHE"] = "1"
    cache = None
    from npa_cli.speed.answers import open_cache  # late: `npa --version` needs none

    cache = open_cache(words)  # to have nothing kept, delete what store/entries.py says
    if "_NPA_COMPLETE" in os.environ:
        _leave(_complete(cache))
    kept = cache.find() if cache else None
    _leave(_repeat(*kept) if kept else _run(words, cache))


def _version() -> int:
    from npa_cli import __version__

    sys.stdout.write(f"npa {__version__}\n")
    return 0


def _run(words: list[str], cache: object) -> int:
    from npa_cli.cli.boundary import run

    _look_for_no_plugins()
    return run(lambda: _parse_and_run(words, cache))


def _look_for_no_plugins() -> None:
    """Other programs' plugins for pydantic are none of ours: neither look for them, nor load the library that would."""
    loader = type(sys)("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules[loader.__name__] = loader
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # for the processes that npa starts


def _complete(cache: object) -> int:
    """Answer a shell that asks what could be typed next."""
    from npa_cli.cli.tab import complete_joined_words  # late: at a Tab alone

    complete_joined_words()
    sys.modules["rich"] = None  # type: ignore[assignment]  # Typer would load it, at three times the time of a Tab
    try:
        _parse_and_run([], cache)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell
        return 1
    return 0


def _parse_and_run(words: list[str], cache: object) -> None:
    """Hand the words to Typer; commands find the cache in its `ctx.obj`."""
    from npa_cli.cli.app import app  # late: an answer that is kept needs no command line

    app(words, prog_name="npa", obj=cache)


def _repeat(pieces: tuple[tuple[int, str], ...], code: int) -> int:
    """Write what was written before, each piece to where it went, and give the exit code."""
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
