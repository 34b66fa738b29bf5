"""Readings out, one module a format; `formats.py` lists them. A builder takes a `Reading` and gives a file's bytes.

What needs the statistical model (CoNLL-U, DocBin) is built by `tui.analysis.formats`.
"""
