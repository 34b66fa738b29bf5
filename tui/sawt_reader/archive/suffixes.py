"""Suffixes of the outputs of `analyze`. In a module without imports, as the start of the reader needs them."""

LINES = (".jsonl",)
DATABASE = (".sqlite", ".db")
PARQUET = (".parquet",)
SUFFIXES = (*LINES, *DATABASE, *PARQUET)
