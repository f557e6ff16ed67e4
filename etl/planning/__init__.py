"""The plan: its versions, rows edited in the app, and advice on what is worth measuring."""
