"""What each report says, as data: one frozen value and one build function a view, and its document. Knows no format."""
