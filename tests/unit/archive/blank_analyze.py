"""`sawt-reader analyze` with an engine that finds nothing and says so on standard output, batch by batch.

usage: python blank_analyze.py SOURCE OUT [reanalyse]

It goes on with OUT where there is something to go on with; with `reanalyse` it makes anew what another version wrote.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sawt_reader.cli import analyze

sys.path.insert(0, str(Path(__file__).parent))
from conftest import Blank  # type: ignore[import-not-found]  # beside this script


def main() -> None:
    source, out, *more = sys.argv[1:]
    analyze._engine = lambda options, say: Blank(lambda articles: print(len(articles), flush=True))
    analyze.run([source], analyze.Options(output=Path(out), resume=True, reanalyse=bool(more)))


if __name__ == "__main__":
    main()
