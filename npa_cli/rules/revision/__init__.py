"""Rules that hold two versions of a plan against each other."""
