"""Fits anew all weights that are learnt from the annotated press articles. Run it by hand, after a change of the rules.

    python -m pip install scipy
    python tui/training/refit.py press.jsonl.gz

Words in quotation marks come first: which of them are quotes decides what the speakers are fitted on. The kinds of
names are learnt from other annotations, too: see `fit_kinds.py`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = ("fit_floating.py", "fit_speakers.py", "fit_claims.py")


def main() -> None:
    """Lay the annotated articles out and run each script on them.

    Raises:
        CalledProcessError: where one of them fails; the weights that it would have written stay as they were.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("press", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, HERE / "annotated.py", arguments.press, folder], check=True)
        for script in SCRIPTS:
            subprocess.run([sys.executable, HERE / script, "--held", folder / "choose", folder / "fit"], check=True)


if __name__ == "__main__":
    main()
