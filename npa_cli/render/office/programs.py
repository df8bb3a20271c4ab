"""The programs of the computer npa runs on: an office program and a browser, which turn papers into PDF, and pandoc,
which reads other people's documents.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

OFFICES: Final = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
"""LibreOffice, by its names and the places it is at."""
BROWSERS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Chromium, and browsers made of it."""
PANDOCS: Final = ("pandoc", "C:/Program Files/Pandoc/pandoc.exe")
_PATIENCE: Final = 180  # seconds for one paper
_TAGGED: Final = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_ENOUGH: Final = "-M128M"  # memory for what pandoc holds; it takes up to twice as much
_PANDOC_SECONDS: Final = 4  # of the processor, and five times as many by the clock; the signed plan takes 0.2
_MOST_TOLD: Final = 8 * 2**20  # bytes; the signed plan is 170,000
_DIES_WITH_NPA: Final = 1  # Linux's PR_SET_PDEATHSIG
_TOO_MUCH: Final = "it takes pandoc more time or memory than any plan; leave out what is no part of it"


class ProgramRefusedError(Exception):
    """A program did not do what it was asked. The message is what it said of why."""


def find_program(names: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The first of some programs that there is; one found by a relative path, beside the plan, is none."""
    for name in names:
        found = shutil.which(name, path=environment.get("PATH"))
        if found is not None and Path(found).is_absolute():
            return found
    return None


def read_with_pandoc(pandoc: str, raw: bytes, form: str) -> bytes:
    """A document as pandoc's JSON, with all that was tracked in it. Raises ProgramRefusedError.

    It reads no other file and asks nothing of the network (`--sandbox`), within limits of time and memory.
    """
    words = [pandoc, "+RTS", _ENOUGH, "-RTS", "--sandbox", "-f", form, "-t", "json", "--track-changes=all"]
    ran = _run(words, raw, 5 * _PANDOC_SECONDS, _limits())
    if ran.returncode < 0 or b"heap exhausted" in ran.stderr.lower() or len(ran.stdout) > _MOST_TOLD:
        raise ProgramRefusedError(_TOO_MUCH)
    if ran.returncode:
        why = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ProgramRefusedError(f"pandoc can't read it ({why[0] if why else f'it ended with {ran.returncode}'})")
    return ran.stdout


def _limits() -> Callable[[], object] | None:
    """What limits a process from within before it becomes another program; None on Windows, which has no such moment.

    Its time of the processor, so that it ends also if npa was killed; on Linux it ends with npa at once.
    """
    if sys.platform == "win32":
        return None
    import resource  # Windows has none

    seconds = (_PANDOC_SECONDS, _PANDOC_SECONDS)
    kernel = ctypes.CDLL(None) if sys.platform == "linux" else None

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, seconds)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if kernel is not None:
            kernel.prctl(_DIES_WITH_NPA, signal.SIGKILL)

    return limit


def print_document(office: str, source: Path) -> Path:
    """A document as a PDF beside it, with tags for those who hear it, by LibreOffice. Raises ProgramRefusedError.

    A profile of its own in the same folder, so that no settings, extension or open window of the user's takes part.
    """
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    folder = str(source.parent)
    words = [office, profile, "--headless", "--norestore", "--convert-to", _TAGGED, "--outdir", folder, str(source)]
    return _made(words, source)


def print_page(browser: str, source: Path, *, is_ours: bool) -> Path:
    """A page as a PDF beside it, by the browser, as with `print_document`. Raises ProgramRefusedError.

    A browser started by root prints without its sandbox or not at all. So that user gets only a page that is npa's own
    (`is_ours`): its policy lets it load nothing and run no script but npa's.
    """
    target = source.with_suffix(".pdf")
    profile = f"--user-data-dir={source.parent / 'profile'}"
    words = [browser, "--headless", "--disable-gpu", profile, "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if not is_ours:
            raise ProgramRefusedError("root can't print a page with a template by the browser; be another user for it")
        words.append("--no-sandbox")
    return _made([*words, source.as_uri()], source)


def _made(words: Sequence[str], source: Path) -> Path:
    """Run a program that is to make a PDF beside its source."""
    ran = _run(words)
    target = source.with_suffix(".pdf")
    if not target.is_file():
        raise ProgramRefusedError(f"{Path(words[0]).stem} made no PDF (it ended with {ran.returncode})")
    return target


def _run(
    words: Sequence[str], given: bytes = b"", patience: int = _PATIENCE, limit: Callable[[], object] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, with `given` as its input: in its own folder, never where a plan's files are.

    `patience` is in seconds; `limit` is called in its process before it starts.
    """
    name, folder = Path(words[0]).stem, Path(words[0]).parent
    try:
        return subprocess.run(  # noqa: S603  # words of ours
            words, input=given, capture_output=True, timeout=patience, check=False, cwd=folder, preexec_fn=limit
        )
    except subprocess.TimeoutExpired:
        raise ProgramRefusedError(f"{name} did not end within {patience} seconds") from None
    except (OSError, subprocess.SubprocessError) as error:
        why = (getattr(error, "strerror", None) or "unknown reason").lower()
        raise ProgramRefusedError(f"{name} can't be started: {why}") from None
