"""What the page What if is put together of."""
