"""From the command to full lists of an article read before, against the first frame of a bare Textual app.

usage: python tests/bench/reopening.py [FILE]     (the bundled sample without an argument)

The library is a new one in a temporary folder.
"""

from __future__ import annotations

import os
import sys
import tempfile

from on_a_pty import beside_bare_app

from sawt_reader.analysis import pipeline
from sawt_reader.library import readings
from sawt_reader.library.store import FOLDER_VARIABLE, Library
from sawt_reader.sources import expand, load

# What the status says when the lists have been filled from the library.
FULL = "analysed before"


def main() -> None:
    name = expand(sys.argv[1:2])[0]
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER_VARIABLE] = folder
        with Library() as library:
            readings.save(library, pipeline.analyse(pipeline.load(), load(name)))
        print("lists full again,", beside_bare_app(name, FULL))


if __name__ == "__main__":
    main()
