"""No size of the terminal ends the reader, in English and in French."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("part", "language"), [("starts", "en"), ("panes", "fr"), ("dialogs", "fr")])
def test_the_reader_outlives_every_size(part: str, language: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.reader.storm", part],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "LANGUAGE": language, "TEXTUAL_ANIMATIONS": "none"},
        check=False,
    )
    assert ended.returncode == 0, ended.stdout.splitlines()[-1:] + ended.stderr.splitlines()[-20:]
