"""What the data page is put together of."""
