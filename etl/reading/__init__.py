"""Reading a file: what its bytes, rows, headers, words, numbers and periods mean."""
