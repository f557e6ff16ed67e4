"""Coverage: what was expected, what has come, and whom to remind."""
