"""Files from outside a plan, such as workbooks, as plain values: within limits, and with nothing in them run.

What can't be read is refused in words that the person who sent it understands.
"""
