"""Economy's own layout: amounts by month, accounts as rows, sums among them; made rows of the contract."""
