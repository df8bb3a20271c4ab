"""The front door for Python: what `import npa_cli` offers, over the use cases and views that the commands ask too.

All of it is public, and it is the one place beside the command line that knows what day it is.
"""
