"""What `npa validate` checks: most rules in a file each, in the folder of their kind, called by the engine.

A rule sees one item, one file, or the index of the plan. It never goes through the plan, nor knows what is kept.
"""
