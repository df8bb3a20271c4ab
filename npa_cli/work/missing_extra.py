"""How this installation gets an optional part of npa: by whatever put npa in, and from where."""

import json
import shlex
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit


def how_to_get(extra: str) -> str:
    """The command that adds an extra, such as `office`, to the npa that runs, and takes no module from the folder."""
    wanted = _from_where(extra)
    if (Path(sys.prefix) / "uv-receipt.toml").is_file():
        return f"uv tool install --force {wanted}"
    if (Path(sys.prefix) / "pipx_metadata.json").is_file():
        return f"pipx install --force {wanted}"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -P -m pip install {wanted}"


def _from_where(extra: str) -> str:
    """What to name to an installer: the package, or the folder or address that this one came from."""
    from importlib.metadata import PackageNotFoundError, distribution  # takes long to load, for one message

    name = f"npa-cli[{extra}]"
    try:
        origin = json.loads(distribution("npa-cli").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    address = str(origin.get("url", ""))
    if "dir_info" in origin:
        folder = unquote(urlsplit(address).path)
        is_windows = folder[2:3] == ":"  # /C:/work
        editable = "-e " if origin["dir_info"].get("editable") else ""
        return editable + shlex.quote(f"{folder[1:] if is_windows else folder}[{extra}]")
    if "vcs_info" in origin:
        made = origin["vcs_info"]
        return shlex.quote(f"{name} @ {made['vcs']}+{address}@{made['commit_id']}")
    return shlex.quote(f"{name} @ {address}" if address else name)
