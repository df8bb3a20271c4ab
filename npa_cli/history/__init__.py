"""Earlier versions of the plan, read from git's objects.

The one door to git is git.py: nothing else starts it, and nothing that a repository says is run.
"""
