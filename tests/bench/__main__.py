"""All benches in turn: python tests/bench

Each prints its figures; run them on a machine that does nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHES = (
    "first_frame",
    "reopening",
    "pauses",
    "article_pane",
    "stages",
    "growth",
    "search",
    "library",
    "said_before",
    "archive",
)


def main() -> None:
    here = Path(__file__).parent
    for name in BENCHES:
        print(f"\n== {name}", flush=True)
        subprocess.run([sys.executable, str(here / f"{name}.py")], check=True)


if __name__ == "__main__":
    main()
