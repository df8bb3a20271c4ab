"""Files to models: find a plan, read its YAML, build it. The only room that touches files."""
