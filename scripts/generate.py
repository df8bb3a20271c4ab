"""Write every file that is made from the code, or with --check say which no longer follows from it.

python scripts/generate.py          write them
python scripts/generate.py --check  change nothing; end with 1 where one has drifted
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from npa_cli.store.file_kinds import FILE_KINDS
from npa_cli.work.schemas import schema_of
from scripts import gallery, house_map
from scripts.data_format import page as data_format_page
from scripts.generate_timeframe_docs import page as timeframes_page
from scripts.reference import commands_page, rules_page, words_page
from scripts.rerun import replay, rerun
from scripts.rights import page as rights_page

ROOT = Path(__file__).resolve().parent.parent


def generated() -> Iterator[tuple[Path, str]]:
    """Each generated file and what it should hold."""
    for kind in FILE_KINDS:
        yield ROOT / "schemas" / f"{kind}.schema.json", schema_of(kind)
    yield ROOT / "docs" / "commands.md", commands_page()
    yield ROOT / "docs" / "rules.md", rules_page()
    yield ROOT / "docs" / "words.md", words_page()
    yield ROOT / "docs" / "timeframes.md", timeframes_page()
    yield ROOT / "docs" / "data-format.md", data_format_page()
    yield ROOT / "docs" / "rights.md", rights_page()
    yield from gallery.kept()
    for page in _written_pages():
        again = replay if page.stem == "tutorial" else rerun
        yield page, again(page.read_text(encoding="utf-8"), ROOT)


def _written_pages() -> Iterator[Path]:
    """The pages written by hand, whose commands are run again."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "examples").glob("*.md"))
    for page in sorted((ROOT / "docs").glob("*.md")):
        if "<!-- Made by " not in page.read_text(encoding="utf-8")[:500] and page.stem != "timeframes":
            yield page


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    drifted = [
        (path, text) for path, text in generated() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in drifted:
        name = path.relative_to(ROOT).as_posix()
        if check:
            print(f"{name} no longer follows from the code; run: python scripts/generate.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {name}")
    if not check:
        house_map.main([])  # its numbers are round, so that not every change has to draw it: .ci/run checks it
    return int(check and bool(drifted))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
