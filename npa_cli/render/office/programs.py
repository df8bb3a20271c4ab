"""The programs of the computer npa runs on: an office program and a browser, which turn papers into PDF, and pandoc,
which reads other people's documents.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_OFFICES: Final = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_BROWSERS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_PATIENCE: Final = 180  # seconds for one paper
_TAGGED: Final = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


_PANDOCS: Final = ("pandoc", "C:/Program Files/Pandoc/pandoc.exe")
_ENOUGH: Final = "-M1G"  # memory that pandoc may take


class ProgramRefusedError(Exception):
    """A program did not do what it was asked. The message is what it said of why."""


def find_office(environment: Mapping[str, str]) -> str | None:
    """Where LibreOffice is; None if it is not installed."""
    return _first_of(_OFFICES, environment)


def find_browser(environment: Mapping[str, str]) -> str | None:
    """Where Chromium, or a browser made of it, is; None if there is none."""
    return _first_of(_BROWSERS, environment)


def find_pandoc(environment: Mapping[str, str]) -> str | None:
    """Where pandoc is; None if it is not installed."""
    return _first_of(_PANDOCS, environment)


def read_with_pandoc(pandoc: str, raw: bytes, form: str) -> bytes:
    """A document as pandoc's JSON, with all that was tracked in it. Raises ProgramRefusedError.

    It reads no other file and asks nothing of the network (`--sandbox`), within limits of time and memory.
    """
    words = [pandoc, "+RTS", _ENOUGH, "-RTS", "--sandbox", "-f", form, "-t", "json", "--track-changes=all"]
    ran = _run(words, raw)
    if ran.returncode:
        why = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ProgramRefusedError(f"pandoc can't read it ({why[0] if why else f'it ended with {ran.returncode}'})")
    return ran.stdout


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


def _run(words: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, with `given` as its input: in its own folder, never where a plan's files are."""
    name, folder = Path(words[0]).stem, Path(words[0]).parent
    try:
        return subprocess.run(words, input=given, capture_output=True, timeout=_PATIENCE, check=False, cwd=folder)  # noqa: S603  # words of ours
    except subprocess.TimeoutExpired:
        raise ProgramRefusedError(f"{name} did not end within {_PATIENCE} seconds") from None
    except OSError as error:
        raise ProgramRefusedError(f"{name} can't be started: {(error.strerror or 'unknown reason').lower()}") from None


def _first_of(names: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The first of some programs that there is; one found by a relative path, beside the plan, is none."""
    for name in names:
        found = shutil.which(name, path=environment.get("PATH"))
        if found is not None and Path(found).is_absolute():
            return found
    return None
