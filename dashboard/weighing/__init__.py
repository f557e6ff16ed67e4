"""What the page of results against money is put together of."""
