"""The dashboard: pages that ask the published snapshot and show its answers."""
