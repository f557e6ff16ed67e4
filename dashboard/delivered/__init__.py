"""What has been delivered: the list, one delivery, two side by side."""
