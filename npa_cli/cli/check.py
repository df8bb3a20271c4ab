"""Loads a plan for checking and locates what the rules find. Writes nothing, ever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from npa_cli.cli.boundary import UsageFault, complain
from npa_cli.cli.session import shown_path
from npa_cli.model.finding import Located
from npa_cli.model.shape import find_faults
from npa_cli.rules.rule import CheckedFile, Context
from npa_cli.rules.validate import shape_findings, validate
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.load import Loaded, load
from npa_cli.store.locate import locate
from npa_cli.store.read_yaml import read_yaml
from npa_cli.views.findings import in_order


def check_plan(root: Path, base: str | None = None) -> tuple[Loaded, tuple[Located, ...]]:
    """Every finding of every file of the plan in `root`, in order, with paths as the user would type them.

    With `base`, a commit, also those of what has changed since; what could not be compared is told on standard error.
    """
    loaded = load(root)
    findings = validate(context_of(loaded))
    if base is not None:
        from npa_cli.cli.base import findings_since

        since, notes = findings_since(root, base, loaded)
        findings = (*findings, *since)
        for note in notes:
            complain(note)
    source = loaded.source
    located = (Located(each, shown_path(root, each.path), locate(source, each)) for each in findings)
    return loaded, in_order(located)


def context_of(loaded: Loaded) -> Context:
    """What the rules may look at."""
    return Context(
        plan=loaded.plan,
        files=tuple(
            CheckedFile(
                kind=file.kind,
                path=file.document.path,
                data=file.document.data,
                faults=find_faults(FILE_KINDS[file.kind].model, file.document.data),
                doubtful=file.document.doubtful,
            )
            for file in loaded.source.files
        ),
        file_findings=loaded.source.findings,
        convention_findings=loaded.convention_findings,
    )


def within(root: Path, located: Sequence[Located], paths: Sequence[str]) -> tuple[Located, ...]:
    """Those in the files and folders named. Raises UsageFault for one that is not part of the plan."""
    wanted = [_part_of_plan(root, path) for path in paths]
    return tuple(
        each for each in located if any((root / each.finding.path).resolve().is_relative_to(path) for path in wanted)
    )


def _part_of_plan(root: Path, path: str) -> Path:
    given = Path(path).resolve()
    if not given.exists():
        raise UsageFault(f"no file or folder `{path}`")
    if not given.is_relative_to(root.resolve()) and not root.resolve().is_relative_to(given):
        raise UsageFault(f"`{path}` is not part of the plan in `{shown_path(root, '')}`")
    return given


def faults_of(name: str, raw: bytes) -> tuple[str, ...]:
    """What is wrong with a file's bytes by its own kind's model, in sentences; empty where it is right."""
    kind = kind_of(name)
    document, findings = read_yaml(name, raw)
    if document is None or kind is None:
        return tuple(each.message for each in findings)
    file = CheckedFile(kind, name, document.data, find_faults(FILE_KINDS[kind].model, document.data), document.doubtful)
    return tuple(f"{each.message}{f' ({each.hint})' if each.hint else ''}" for each in shape_findings(file))
