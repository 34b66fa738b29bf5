"""Readings out, one module a format; `formats.py` lists them. A builder takes a `Reading` and gives a file's bytes.

A reading that a reader has reviewed is exported as corrected, in every format alike: the speakers the reader has set
stand in place of the analysis's, and what the reader has dismissed is left out. Its `review` is the record of that: for
each item that was corrected the item as the analysis had made it and what the reader says of it, all notes and
bookmarks, and the corrections that fit no item of this version. JSON has the record whole; the other formats show of it
what they can: status, notes, the speakers the analysis had given. Articles that are analysed for the export alone have
no review; what the reader exports with `x`, and what `sawt-reader library export` writes for `sawt-reader export` to
read, has one. schema.org has no words for it.

What needs the statistical model (CoNLL-U, DocBin) is built by `sawt_reader.analysis.formats`.
"""
