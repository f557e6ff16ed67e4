"""What pages are put together of: lists, trees, tables, cards, files."""
