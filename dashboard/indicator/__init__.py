"""The indicator page's parts: a file is what the page can show of one indicator at one unit."""
