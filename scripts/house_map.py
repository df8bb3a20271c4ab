"""The map of the house in CONTRIBUTING.md, drawn from the imports: what lives in each room, and what it builds on.

python scripts/house_map.py          draw it anew
python scripts/house_map.py --check  change nothing; end with 1 where it no longer follows from the code
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "npa_cli"
PAGE: Final = ROOT / "CONTRIBUTING.md"
BEGIN: Final = "<!-- house map: made by scripts/house_map.py from the code -->"
END: Final = "<!-- end of the house map -->"


def with_map(page: str) -> str:
    """A page with the map between its two marks drawn anew. Raises ValueError where a mark is missing."""
    before, rest = page[: page.index(BEGIN)], page[page.index(END) :]
    return f"{before}{BEGIN}\n\n{house_map()}\n{rest}"


def house_map() -> str:
    """What each room is for, then which imports which, the highest room first: arrows that point down stand right."""
    rooms = {path.name: sorted(path.rglob("*.py")) for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    arrows = {room: _imported_rooms(files) - {room} for room, files in rooms.items()}
    order = _highest_first(arrows)
    wide = max(map(len, order))
    lines = ["| room | files | lines | what lives there |", "| --- | --: | --: | --- |"]
    for room in order:
        count = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in rooms[room])
        lines.append(f"| `{room}/` | {_about(len(rooms[room]), 10)} | {_about(count, 100)} | {_purpose(room)} |")
    lines += ["", "A ● says that the room of the line imports from the room of the column.", "", "```"]
    lines.append(f"{'':{wide}}  {'  '.join(order)}")
    for room in order:
        marks = "  ".join(f"{'●' if other in arrows[room] else '·':^{len(other)}}" for other in order)
        lines.append(f"{room:{wide}}  {marks}".rstrip())
    return "\n".join([*lines, "```"]) + "\n"


def _about(number: int, step: int) -> str:
    """A number to the nearest step, so that the map is drawn anew when the house changes and not at each line."""
    return f"{round(number / step) * step if number >= step else number:,}"


def _imported_rooms(files: list[Path]) -> set[str]:
    names: set[str] = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
    parts = [name.split(".") for name in names if name.startswith(f"{PACKAGE.name}.")]
    return {each[1] for each in parts if (PACKAGE / each[1]).is_dir()}


def _highest_first(arrows: dict[str, set[str]]) -> list[str]:
    """Rooms in an order in which each stands above those it imports from, as far as there is one."""
    order: list[str] = []
    left = set(arrows)
    while left:
        free = [room for room in left if not any(room in arrows[other] for other in left - {room})]
        room = min(free or left)
        order.append(room)
        left.remove(room)
    return order


def _purpose(room: str) -> str:
    """The first sentences of a room's own docstring: all of its first paragraph, on one line."""
    text = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split()).replace("|", "\\|")


def main(arguments: list[str]) -> int:
    page = PAGE.read_text(encoding="utf-8")
    drawn = with_map(page)
    if "--check" in arguments:
        if drawn != page:
            print("the map in CONTRIBUTING.md no longer follows from the code; run: python scripts/house_map.py")
        return int(drawn != page)
    PAGE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
