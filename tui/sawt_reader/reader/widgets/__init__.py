"""The panes of the reader, one file per pane."""
