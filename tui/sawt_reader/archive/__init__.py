"""Readings of many articles: the run over an archive, the engines that spread it, the files that hold what it found.

What OUT holds, whatever its form, is a row for each article that came in, in the order of the sources: its reading, or
why there is none. The same text from two sources is two rows.

- `OUT.jsonl` (or any other ending): a JSON object a line, `sawt-reading/1` or `sawt-error/1` (`reading.model.Failure`);
  a reader of readings skips objects whose schema it does not know.
- `OUT.sqlite`, `OUT.db`: the tables of `sawt_reader.archive.tables` in one file.
- `OUT.parquet`: a folder with the same tables, one file each: `OUT.parquet/quotes.parquet`.

While a run is under way the rows stand in `OUT.part`; what stood under OUT is replaced when the run is whole. To go on
with a run that was stopped is to add to `OUT.part`; with one that was finished, to add to OUT.
"""
