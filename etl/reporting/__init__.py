"""What has not been reported: coverage, filled-in templates, letters and their sending."""
