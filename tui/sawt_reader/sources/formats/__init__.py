"""Formats other than plain text: one module each, whose `extract(data)` returns the contents of a file.

They run in a child process (`sources.sandbox`). To add a format, write its module here and add its name to
`sources.recognition`.
"""
