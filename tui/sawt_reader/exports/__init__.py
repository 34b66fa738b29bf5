"""Exports of readings, one module per format; `formats.py` lists them and `write.py` writes them.

A builder takes a `Reading` and returns the bytes of a file.

Every format has a reading as the user has corrected it: with the speakers that the user has set, and without dismissed
items. The `review` of a reading is the record of that: each corrected item as the analysis made it with what the user
says of it, all notes and bookmarks, and the corrections that fit no item of this version. JSON has the whole record.
The other formats show what they can: status, notes, the speakers according to the analysis; schema.org has no terms for
them. A reading has a review when it is exported from the reader or comes from `sawt-reader library export`; an article
that is analysed for the export has none.

Formats that need the statistical model (CoNLL-U, DocBin) are built by `sawt_reader.analysis.formats`.
"""
