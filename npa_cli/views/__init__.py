"""What each command and paper says, as data: a class a view, with a function that builds it. Knows no format.

`view.py` says what a view is; `columns.py`, and what ends in `_columns.py`, have every public field.
"""
