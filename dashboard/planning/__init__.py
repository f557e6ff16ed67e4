"""Planning: the tables and forms of a plan version, compared and decided."""
