"""The library: articles, readings, annotations, feeds and the last session, in one SQLite file on this machine.

`sawt-reader library path` prints its folder (SAWT_READER_DATA overrides it), which only its owner can read. It contains
`library.sqlite3`, SQLite's own `-wal` and `-shm`, and `library.before-N.sqlite3`, a backup from before version N of the
format. `removal.remove` deletes an article and keeps its notes; `removal.forget` leaves no trace of it.
"""
