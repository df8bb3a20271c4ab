"""Every slip that the models allow, made one at a time in the example plan: one fault is one finding.

The quick lane tries a share, the same each time; the full lane all of them. See `slips.py` and `tests/counts.py`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from npa_cli.model.finding import Finding
from npa_cli.rules.discover import all_rules
from npa_cli.work.check import check
from tests.conftest import REPOSITORY
from tests.counts import examples
from tests.findings.slips import GONE, Slip, read_plan, said, slips_in, write

EXAMPLE: Final = REPOSITORY / "examples/riverside"
AS_AT: Final = date(2019, 8, 1)
FILES: Final = read_plan(EXAMPLE)
SLIPS: Final = tuple(slips_in(FILES))
FINDS: Final = {rule.code: rule.finds for rule in all_rules()}

# Where more than one finding is right, and why: what the plan then says is sound in form, and wrong in several places.
SEVERAL: Final = {
    "a report or a return that is gone": "what its silence leads to is all that can be seen, for each who is silent",
    "a lead that is gone": "every report of that partner is by a stranger, and each may have another cause",
    "a change, a decision or a risk that is gone": "each thing that it explained is unexplained; so of a register",
    "a theme that is gone": "it has no name to miss, and each of its activities is a thing of its own",
    "a word that is another right word": "a status, a day or a code that there is: each judgement of it is made of facts",
}


class Spoilt:
    """The example plan on disk, with its findings as it is, and those of a slip in it beside them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, data in FILES.items():
            write(root, name, data)
        self.before = Counter(said(each) for each in self._found())

    def found_with(self, *slips: Slip) -> list[Finding]:
        """What is found with these slips, each in a file of its own, that is not found without them."""
        for slip in slips:
            write(self.root, slip.path, slip.make(FILES[slip.path]))
        left = Counter(self.before)
        new = []
        for each in self._found():
            if left[said(each)]:
                left[said(each)] -= 1
            else:
                new.append(each)
        for slip in slips:
            write(self.root, slip.path, FILES[slip.path])
        return new

    def _found(self) -> Iterator[Finding]:
        return (each.finding for each in check(self.root, as_at=AS_AT).found)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    return Spoilt(tmp_path_factory.mktemp("slips") / "plan")


def sample(slips: tuple[Any, ...], full: int, *, seed: int) -> list[Any]:
    """As many as the lane tries, the same each time."""
    return random.Random(seed).sample(slips, min(len(slips), examples(full, least=40)))


def may_be_several(slip: Slip, found: list[Finding]) -> bool:
    """Whether nothing of the plan is unknown after a slip, so that each finding is a judgement of what it then says."""
    if slip.what == "entry gone" and slip.at[-2:-1] == ("themes",):
        return len({each.item for each in found}) == len(found)
    if slip.typed is GONE and slip.path.startswith("registers/"):
        found = [each for each in found if FINDS[each.code] == "judgement"] if len(_names(found)) == 1 else found
    return not slip.certain and all(FINDS[each.code] in ("judgement", "judgement of an entry", "") for each in found)


def _names(found: list[Finding]) -> list[Finding]:
    """The findings of names that nothing has."""
    return [each for each in found if FINDS[each.code].startswith("unknown ")]


@pytest.mark.table
@pytest.mark.parametrize("slip", sample(SLIPS, len(SLIPS), seed=16), ids=str)
def test_one_slip_is_one_finding(slip: Slip, spoilt: Spoilt) -> None:
    found = spoilt.found_with(slip)
    told = [said(each) for each in found]
    assert len(told) <= 1 or may_be_several(slip, found), told
    assert told or not slip.certain
    if slip.certain and slip.typed is not GONE:
        assert found[0].path == slip.path


def _pairs() -> tuple[tuple[Slip, Slip], ...]:
    """Slips in the form of one file with a name of nothing, or another slip of form, in another file."""
    chosen = random.Random(61)
    forms = [each for each in SLIPS if each.certain and each.what in ("unknown key", "wrong type", "key gone")]
    names = [each for each in SLIPS if each.what in ("name of nothing", "unknown key")]
    pairs = ((chosen.choice(forms), chosen.choice(names)) for _ in range(2_000))
    return tuple((one, other) for one, other in pairs if one.path != other.path and not _hides_a_name(one))


def _hides_a_name(slip: Slip) -> bool:
    """Whether nobody can tell what something is called any more, so that an unknown name may be right."""
    return not any(isinstance(step, str) for step in slip.at[-2:-1]) or slip.at[-1] in ("id", "code")


@pytest.mark.table
@pytest.mark.parametrize("pair", sample(_pairs(), 2_000, seed=17), ids=lambda pair: f"{pair[0]} + {pair[1]}")
def test_no_slip_hides_an_error_elsewhere(pair: tuple[Slip, Slip], spoilt: Spoilt) -> None:
    alone = [each for slip in pair for each in spoilt.found_with(slip) if each.severity == "error"]
    unknown = [each for each in alone if FINDS[each.code].startswith("unknown")]  # judgements may have to wait
    together = {(each.code, each.path, each.at) for each in spoilt.found_with(*pair)}
    assert {(each.code, each.path, each.at) for each in unknown} <= together


def test_a_partner_that_is_gone_is_one_finding_that_counts_its_mentions(run: Any, tmp_path: Path) -> None:
    root = Spoilt(tmp_path / "plan").root
    partners = FILES["partners.yaml"]["partners"]
    write(root, "partners.yaml", {"partners": [each for each in partners if each["code"] != "RHT"]})
    [told] = [line for line in run("validate", str(root)).out.splitlines() if " RHT: " in line]
    assert "partners.yaml:2:2: NPA201 RHT: no partner `RHT` in partners.yaml; 20 places name it: " in told
    assert (
        run("validate", str(root), str(root / "priorities/01-home.yaml")).out.count("NPA201") == 1
    )  # also of one file
    shown = run("validate", str(root), "--excerpt").out
    assert shown.count(": note: `RHT` here") == 3 and "and 17 more places" in shown


def test_a_mention_whose_finding_is_ignored_is_told_by_itself(run: Any, plan: Any) -> None:
    text = plan().joinpath("priorities/01-first.yaml").read_text(encoding="utf-8")
    second = text.replace("P1", "P2").replace("[NHSE]", "[NHSX]  # npa: ignore[NPA201] it joins in April")
    root = plan({"priorities/01-first.yaml": text.replace("[NHSE]", "[NHSX]"), "priorities/02-second.yaml": second})
    assert [line.split(":")[0] for line in run("validate", folder=root).out.splitlines()] == [
        "priorities/01-first.yaml"
    ]
