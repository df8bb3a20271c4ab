"""Rules that judge one file by itself."""
