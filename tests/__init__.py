"""The tests: one room a part of the house, each file about one thing, fast ones first."""
