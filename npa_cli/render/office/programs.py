"""The office program and the browser of the computer npa runs on, which turn its papers into PDF."""

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


class ProgramRefusedError(Exception):
    """A program did not do what it was asked. The message is what it said of why."""


def find_office(environment: Mapping[str, str]) -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return _first_of(_OFFICES, environment)


def find_browser(environment: Mapping[str, str]) -> str | None:
    """Where Chromium, or a browser made of it, is; None where there is none."""
    return _first_of(_BROWSERS, environment)


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
    name = Path(words[0]).stem
    try:
        ran = subprocess.run(words, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # words of ours
    except subprocess.TimeoutExpired:
        raise ProgramRefusedError(f"{name} did not end within {_PATIENCE} seconds") from None
    except OSError as error:
        raise ProgramRefusedError(f"{name} can't be started: {(error.strerror or 'unknown reason').lower()}") from None
    target = source.with_suffix(".pdf")
    if not target.is_file():
        raise ProgramRefusedError(f"{name} made no PDF (it ended with {ran.returncode})")
    return target


def _first_of(names: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The first of some programs that there is; one found by a relative path, beside the plan, is none."""
    for name in names:
        found = shutil.which(name, path=environment.get("PATH"))
        if found is not None and Path(found).is_absolute():
            return found
    return None
