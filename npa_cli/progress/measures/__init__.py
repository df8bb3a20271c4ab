"""What readings say: NHS England's Making Data Count, as published in its tools (conventions.md, section 3)."""
