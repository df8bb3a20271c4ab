"""`npa report --verify`: whether a paper that somebody holds still follows from the plan's files."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.reported import Told
from npa_cli.store.house_template import template_words
from npa_cli.store.plan_files import fingerprint
from npa_cli.views.papers.paper import Paper
from npa_cli.views.wording import long_day
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.data import describe_csv
from npa_cli.work.formats.table import FORMATS, Setting, ending_of, formats_with, render
from npa_cli.work.own_making import LARGEST, words_of
from npa_cli.work.papers import make_paper
from npa_cli.work.report_request import PAPER_FORMATS, Asked, read_command
from npa_cli.work.session import Session

_COMMAND: Final = re.compile(r"\bCommand\b\W{1,14}(npa report [^\n\x00]+)")
_ANOTHER_PLAN: Final = "; if it is of another plan, --data names its folder"
_SAYS: Final[Mapping[str, re.Pattern[str]]] = {
    "command": _COMMAND,
    "files": re.compile(r"\bFiles\b\W{1,14}([0-9a-f]{16})\b"),
    "commit": re.compile(r"\bCommit\b\W{1,14}((?:[0-9a-f]{40,64}(?:, edited since)?)|not in git|not known)"),
    "npa": re.compile(r"\bnpa\b[^\w-]{1,14}([0-9]+\.[0-9]+[\w.]*)"),
}
"""How a paper says each field of its stamp."""
_TEMPLATE: Final = re.compile(r"\bTemplate\b\W{1,14}([^\n\x00]+ \([0-9a-f]{16}\))")


class Verdict(NamedTuple):
    """Whether a paper follows from the files, and the sentence that says so or why not."""

    follows: bool
    words: str
    notices: tuple[str, ...] = ()
    is_compared: bool = True  # else it could not be told


class Stamp(NamedTuple):
    """What a paper says of itself: the command, the plan's files, the commit, npa's version and the template."""

    command: str
    files: str
    commit: str
    npa: str
    template: str = ""  # its name and fingerprint; empty where it was made without one


class HeldPaper(NamedTuple):
    """A paper that somebody holds: its file and bytes, the formats it may be in, and what it says of itself."""

    file: str
    raw: bytes
    forms: tuple[str, ...]
    stamp: Stamp

    @property
    def asked(self) -> Asked:
        """What its own command asks for. Raises UsageFault if that writes no paper."""
        return read_command(self.stamp.command)


def read_paper(file: str) -> HeldPaper:
    """Read a paper from its file. Raises UsageFault if there is none, or it says nothing of itself."""
    path = Path(file)
    if not path.is_file():
        raise UsageFault(f"`{file}`: no such file")
    if path.stat().st_size > LARGEST:
        raise UsageFault(f"`{file}` is larger than any paper of npa's")
    raw = path.read_bytes()
    if raw.startswith(b"%PDF"):
        raise UsageFault(f"`{file}` is printed, which is not the same twice; {_what_to_verify(path, raw)}")
    forms = formats_with(ending_of(file), PAPER_FORMATS)
    if not forms:  # the name does not say it
        forms = tuple(each for each in PAPER_FORMATS if FORMATS[each].is_binary == raw.startswith(b"PK"))
    return HeldPaper(file, raw, forms, _stamp_of((_beside(path) if "csv" in forms else b"") or raw, file))


def _what_to_verify(printed: Path, raw: bytes) -> str:
    """Which paper to verify instead of a PDF: the one beside it, or one to be written there."""
    for ending in (".odt", ".html", ".docx"):
        if printed.with_suffix(ending).is_file():
            return (
                f"verify the paper beside it: {proposed_here('report', '--verify', str(printed.with_suffix(ending)))}"
            )
    command = re.search(rb"% made by npa: (npa report [^\n]+)", raw)
    words = command[1].decode("utf-8", "replace") if command else "npa report PAPER"
    return f"write the paper that it shows beside it, and verify that: {words} -o {printed.with_suffix('.odt').name}"


def verify_paper(session: Session, held: HeldPaper, setting: Setting, *, is_named: bool = True) -> Verdict:
    """Make the paper again of the plan that is open, as its command says, and compare.

    What it says is what has to follow: a comment that somebody added to a file since is told, and is no difference.
    `is_named` says that the plan was named by its folder: if it was not, the verdict says that it may be another.
    """
    asked = replace(held.asked, template=held.stamp.template or None, files=held.stamp.files)
    paper, notices = make_paper(session, asked, commit=held.stamp.commit)
    files = fingerprint(session.root)
    if files == held.stamp.files and paper.made.version != held.stamp.npa:
        reason = (
            f"{held.file} was made by npa {held.stamp.npa}; this is {paper.made.version}, which may say it otherwise"
        )
        return Verdict(False, reason, notices)
    alien = _other_template(held, setting.template)
    if alien is not None:
        return Verdict(False, alien, notices, is_compared=False)
    if not _is_written_so(paper, held, setting):
        reason = f"{held.file} was changed after it was made: `{held.stamp.command}` writes something else"
        if files != held.stamp.files:
            reason = (
                f"{held.file} no longer follows: the plan's files were {held.stamp.files} then and are {files}"
                f"{late_words(session.plan, paper.as_at)}{'' if is_named else _ANOTHER_PLAN}"
            )
        return Verdict(False, reason, notices)
    words = f"{held.file} follows from the plan's files as they are ({files})"
    if files != held.stamp.files:
        words += f"; they were {held.stamp.files} when it was made, and nothing that it says has changed since"
    if paper.made.left_out:
        words += f", of which some could not be read: {', '.join(paper.made.left_out)}"
    return Verdict(True, words, notices)


def _other_template(held: HeldPaper, template: str | None) -> str | None:
    """Why a paper can't be compared: it was made with a template that is not the one given. None if it can be.

    Raises UsageFault for a template where the paper speaks of none, and for one that is not there.
    """
    file, used = held.file, held.stamp.template
    if not used:
        if template is not None:
            raise UsageFault(f"{file} does not say that it was made with a template; leave out --template")
        return None
    wants = f"{file} was made with the template {used}, so it can be compared with that one alone"
    if template is None:
        return f"{wants}: add --template and its file"
    given = template_words(template)
    return None if used[-18:] == given[-18:] else f"{wants}; this is {given}"


def late_words(plan: Plan, as_at: date) -> str:
    """Which reports for the quarter that ended last before `as_at` were made on that day or later; empty for none.

    They count from the end of their quarter, so a paper made before them as at `as_at` does not have them.
    """
    late = sorted(
        (each.update.said_on, each.item, each.partner, each.quarter.label)
        for each in Told(plan).known_of_all(as_at)
        if each.update is not None and each.update.said_on is not None and each.update.said_on >= as_at
    )
    if not late:
        return ""
    day, item, partner, quarter = late[-1]
    more = f", the latest of {len(late)} such" if len(late) > 1 else ""
    return (
        f"; if it was made before {long_day(day)}, it lacks what {partner} reported on {item} for {quarter} that day"
        f"{more}: a report for a {plan.rhythm.noun} that has ended counts from its end, whenever it was written"
    )


def _is_written_so(paper: Paper, held: HeldPaper, setting: Setting) -> bool:
    """Whether a paper has the bytes that somebody holds, in one of the formats that these may be in."""
    beside = _beside(Path(held.file)) if "csv" in held.forms else b""
    if beside and describe_csv(paper, Path(held.file).name).encode() != beside:
        return False  # what it was made from, which has no room in the file itself, is no longer so
    forms = (each for each in held.forms if setting.template is None or FORMATS[each].takes_template)
    made = (render(paper, setting._replace(form=each)) for each in forms)
    return any((each.encode() if isinstance(each, str) else each) == held.raw for each in made)


def _beside(path: Path) -> bytes:
    """What says of a CSV file from what it was made: there is no room for that in the file itself."""
    metadata = path.with_name(f"{path.name}-metadata.json")
    return metadata.read_bytes() if metadata.is_file() and metadata.stat().st_size < LARGEST else b""


def _stamp_of(raw: bytes, file: str) -> Stamp:
    text = words_of(raw)
    if len(set(_COMMAND.findall(text))) > 1:
        raise UsageFault(
            f"`{file}` holds the papers of several plans, which are not compared together; write that of one plan, and "
            f"verify it: {proposed_here('report', '--plan', 'ID', '-o', 'FILE')}"
        )
    found = {name: form.search(text) for name, form in _SAYS.items()}
    lacking = ", ".join(name for name, match in found.items() if match is None)
    if lacking:
        raise UsageFault(f"`{file}` does not say from what it was made ({lacking}); is it a paper of `npa report`?")
    template = _TEMPLATE.search(text)
    said = {name: match[1].strip() for name, match in found.items() if match is not None}
    return Stamp(**said, template=template[1] if template else "")
