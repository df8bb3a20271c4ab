"""The neutral blocks between views and formats, so that views and formats add up and don't multiply."""
