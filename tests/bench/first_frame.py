"""From the command to the first frame with the article's text, against a bare Textual app with the same text.

usage: python tests/bench/first_frame.py [FILE]     (the bundled sample without an argument)
"""

from __future__ import annotations

import os
import sys
import tempfile

from on_a_pty import beside_bare_app

from sawt_reader.library.store import FOLDER_VARIABLE
from sawt_reader.sources import expand


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER_VARIABLE] = folder
        print("first frame,", beside_bare_app(expand(sys.argv[1:2])[0]))


if __name__ == "__main__":
    main()
