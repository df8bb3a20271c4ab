"""The floor of reading: the YAML parser alone over every priority file of a plan, nothing made of what it says."""

import sys
from pathlib import Path

from _ruamel_yaml import CParser

for path in sorted(Path(sys.argv[1], "priorities").glob("*.yaml")):
    CParser(path.read_bytes()).raw_parse()
