"""The formats that answers are written in: one table of them, and one file for each or for a family of them.

A format's file is loaded when it is asked for: one run writes one.
"""
