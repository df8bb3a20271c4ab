"""The fuzz targets under atheris, by hand: CONTRIBUTING.md says how. It has to be installed for that; CI has not.

python -m tests.fuzz.atheris_fuzz reader -max_total_time=600 FOLDER
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["npa_cli", "ruamel"]):
    from tests.fuzz.targets import TARGETS
    from tests.fuzz.whole_plans import whole_plan


def main() -> None:
    target = {**TARGETS, "plans": whole_plan}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
