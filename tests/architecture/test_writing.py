"""One room writes files: whole or not at all, under a lock, with nothing left behind. Nothing else opens one to write."""

from __future__ import annotations

import ast

from tests.architecture.imports import NAMES, PACKAGE, nodes_of

ROOM = {"store/replace_file.py", "store/held_folder.py", "store/half_made.py", "store/folder_lock.py"}
WRITES = {
    "write_text", "write_bytes", "replace", "rename", "renames", "link", "hardlink_to", "symlink_to", "touch", "unlink",
    "rmtree", "move", "copyfile", "NamedTemporaryFile", "mkstemp", "mkdtemp", "makedirs",
}  # fmt: skip
# What else writes, and why it may.
ALLOWED = {
    "speed/folder.py": "kept answers, which are given before the store is loaded",
    "cli/findings.py": "the summary of a CI run, which its host says to append to",
    "cli/output.py": "a pipe or a device that --output names, which can't be replaced",
    "cli/boundary.py": "the null device, where nobody reads what npa prints",
    "work/formats/office.py": "what another program is to print, in a folder that goes again",
    "__main__.py": "the null device, for a stream that was closed",
}


def test_nothing_else_writes_files() -> None:
    assert [
        f"{name}:{node.lineno}: write through npa_cli/store/replace_file.py"
        for path, name in NAMES.items()
        if name not in ROOM | ALLOWED.keys()
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and _writes(node)
    ] == []


def test_what_is_allowed_is_still_there() -> None:
    assert {each for each in ROOM | ALLOWED.keys() if not (PACKAGE / each).is_file()} == set()


def _writes(call: ast.Call) -> bool:
    """Whether a call opens a file to write, or changes names on the disk."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "open":
        return any(
            isinstance(each, ast.Constant)
            and isinstance(each.value, str)
            and set(each.value) & set("wax+")
            and set(each.value) <= set("rwaxbt+")
            for each in (*call.args, *(word.value for word in call.keywords))
        ) or (isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "os")
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    if name in ("replace", "link", "move", "rename", "touch"):  # which text and tables have too
        return isinstance(of, ast.Name) and of.id in ("os", "shutil", "path", "target", "temporary")
    return name in WRITES
