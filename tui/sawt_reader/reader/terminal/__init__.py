"""The terminal around the reader: its clipboard, background, title and job control."""
