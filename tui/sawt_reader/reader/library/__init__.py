"""The library in the reader: the thread that owns it and the actions on it."""
