"""A file on its way in, step by step: how it was read, what its names mean, cells corrected."""
