"""No size of the terminal ends the reader, in English and in French."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize(("part", "language"), [("starts", "en"), ("panes", "fr"), ("dialogs", "fr")])
def test_the_reader_outlives_every_size(part: str, language: str) -> None:
    ended = subprocess.run(
        [sys.executable, HERE / "storm.py", part],
        capture_output=True,
        text=True,
        env={**os.environ, "LANGUAGE": language, "TEXTUAL_ANIMATIONS": "none"},
        check=False,
    )
    assert ended.returncode == 0, ended.stdout.splitlines()[-1:] + ended.stderr.splitlines()[-20:]
