"""Formats other than plain text: a module each, whose `extract(data)` returns what a file holds.

They run in a child process (`sources.sandbox`). `sources.recognition` says which module reads which file; to add a
format, write its module here and name it there.
"""
