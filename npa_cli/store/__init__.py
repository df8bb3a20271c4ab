"""Files to models: find a plan, list its files, read YAML with the place of every value, build the models, write files.

Every other room is handed what it needs; edits to a file's bytes are in `edit/`.
"""
