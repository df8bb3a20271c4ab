"""Rules about a change between two versions of a plan: what may not happen from one to the next."""
