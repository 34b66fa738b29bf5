"""The text of an article: wrapping, highlights, search, its map."""
