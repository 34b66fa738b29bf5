"""Archives, the outputs of `analyze`: the run, the engines that do the work, the files, and counts over them.

An archive (OUT) has a row for each article of the sources, in their order: its reading, or the error. The same text
from two sources is two rows.

- `OUT.jsonl` (or any other suffix): one JSON object per line, `sawt-reading/1` or `sawt-error/1`
  (`reading.serialization.Failure`); readers skip objects whose schema they do not know.
- `OUT.sqlite`, `OUT.db`: the tables of `sawt_reader.archive.tables` in one file.
- `OUT.parquet`: a folder with the same tables, one file each: `OUT.parquet/quotes.parquet`.

During a run the rows are in `OUT.part`, which replaces OUT when the run is complete. `--resume` adds to `OUT.part`
after an interrupted run, and to OUT after a complete one.
"""
