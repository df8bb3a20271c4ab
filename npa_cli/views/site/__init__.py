"""The page of a whole plan, as data: its parts, its one table of deliverables, and each of these in full."""
