"""What the budget page is put together of."""
