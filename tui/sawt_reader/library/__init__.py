"""What has been read, kept in one SQLite file on this machine: articles, readings, notes, corrections, places, feeds.

All of it is in the folder that `sawt-reader library path` prints (SAWT_READER_DATA chooses another), open to its owner
alone: `library.sqlite3`, SQLite's own `-wal` and `-shm` beside it, and `library.before-N.sqlite3` after a new version
of the program changed the format. `removal.remove` takes an article out and keeps the notes; `removal.forget` leaves
no trace of it.
"""
