"""What is shipped: the wheel that people install, the documents that they read."""
