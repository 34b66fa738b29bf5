"""What the reader said was kept is there after a kill at any moment: tests/fuzz/kill_reader.py, in short."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

from kill_reader import Trial


@pytest.mark.parametrize(("seed", "readers"), [(1, 1), (2, 2)], ids=["one reader", "two at one article"])
def test_nothing_told_to_be_kept_is_lost(tmp_path: Path, seed: int, readers: int):
    trial = Trial(tmp_path, seed)
    trial.round(readers, most=3)
    trial.round(most=1)
    assert trial.done["kills"] == readers + 1
