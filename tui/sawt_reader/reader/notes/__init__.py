"""Notes, bookmarks and corrections in the reader."""
