"""The screen on which articles are read, and what its keys do: open, note, correct, look things up in the library."""
