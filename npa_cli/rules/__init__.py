"""What `npa validate` checks: a file a rule, in the folder of its kind, called by the engine.

A rule sees one item, one file, or the index of the plan. It never goes through the plan, nor knows what is kept.
"""
