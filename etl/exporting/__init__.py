"""Tables as files: CSV, Parquet, workbooks and the whole as a Data Package."""
