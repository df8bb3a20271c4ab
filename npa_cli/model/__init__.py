"""What a workplan is: the models of its files (pydantic's, frozen), and the plain values the other rooms share.

A model is the one definition of its file: its fields serve the JSON Schema, the docs, the order of keys and columns.
"""
