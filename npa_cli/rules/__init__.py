"""What `npa validate` checks: one file a rule, describing itself, with one pure generator in it."""
