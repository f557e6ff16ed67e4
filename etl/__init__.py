"""Målkoll's engine: from a delivered file to a published snapshot; knows nothing of any page."""
