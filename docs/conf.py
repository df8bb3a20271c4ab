"""These pages as a site: `python -m sphinx -c docs . site`, with the extra `docs`. Nothing of it asks the network."""

project = "npa"
extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = ["*.md", "docs/*.md", "examples/*.md", "examples/papers/*.md", "benchmarks/*.md", "sources/*.md"]
suppress_warnings = ["toc.not_included", "misc.highlighting_failure"]  # papers; mermaid and csv have no colours
myst_heading_anchors = 6  # by which pages lead to each other's headings, as forges make them
html_theme = "alabaster"
html_theme_options = {"description": "A workplan as code", "fixed_sidebar": True, "page_width": "70rem"}
html_sidebars = {"**": ["about.html", "searchfield.html", "navigation.html"]}
html_copy_source = False
html_show_sphinx = False
