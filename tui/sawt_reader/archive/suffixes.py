"""Suffixes of the outputs of `analyze`, without an import, as the start of the reader needs them."""

LINES = (".jsonl",)
DATABASE = (".sqlite", ".db")
PARQUET = (".parquet",)
SUFFIXES = (*LINES, *DATABASE, *PARQUET)
