"""How fast npa is, as ratios taken in one run: python benchmarks/run.py."""
