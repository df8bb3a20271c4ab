"""Rules that judge one item by itself."""
