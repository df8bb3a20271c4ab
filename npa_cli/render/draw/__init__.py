"""The drawing room: pictures of a document become a few marks, and marks become SVG."""
