"""Earlier versions of the plan, from git's objects. The only room that starts a process."""
