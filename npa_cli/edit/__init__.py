"""Edits to a YAML file that leave every other line as it is, byte for byte.

What an edit may touch: the lines of the value it changes; in a list or mapping in brackets, the commas beside it; the
line break of a last line that has none, when something comes after it; and, where the first key of a list item is
removed, the indentation of the second, which moves up to the dash.
"""

from npa_cli.edit.change import append_item, data_of, remove, set_value
from npa_cli.edit.scalar_text import scalar_text
from npa_cli.edit.text_lines import EditRefusedError
from npa_cli.edit.value_text import Value

__all__ = ["EditRefusedError", "Value", "append_item", "data_of", "remove", "scalar_text", "set_value"]
