"""What a workplan is: frozen values, no I/O.

Plain dataclasses, so that answering a question loads no validation library; pydantic reads the very same
classes (their types, `described` metadata and closed lists) when `npa validate` checks a file and when
`npa schema` writes the JSON Schema. There is one definition of the format, and it is here.
"""
