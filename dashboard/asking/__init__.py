"""What the SQL page is put together of."""
