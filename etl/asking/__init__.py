"""Questions in SQL to the published figures, within limits."""
