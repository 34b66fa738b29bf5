"""A run that is killed, at any moment, any number of times: same rows in the end, none twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui.archive.contents import open_contents
from tui.archive.run import ARTICLES as BATCH
from tui.model import is_failure, reading_from_json, result_from_json

SAWT = [sys.executable, "-m", "tui.cli", "analyze"]
BLANK = [sys.executable, str(Path(__file__).with_name("blank_analyze.py"))]


# The rows of Parquet stand in JSON lines until the run is whole.
@pytest.mark.parametrize(("suffix", "kills"), [(".jsonl", 10), (".sqlite", 10), (".parquet", 3)])
def test_kills_cost_nothing(press: Path, tmp_path: Path, suffix: str, kills: int) -> None:
    undisturbed, out = tmp_path / f"undisturbed{suffix}", tmp_path / f"out{suffix}"
    subprocess.run([*BLANK, str(press), str(undisturbed)], capture_output=True, check=True)
    chance = random.Random(suffix)
    for _ in range(kills):
        child = subprocess.Popen([*BLANK, str(press), str(out)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert child.stdout
        for _ in range(chance.randrange(4)):
            child.stdout.readline()  # another batch is analysed, and about to be written
        child.kill()
        child.communicate()
    subprocess.run([*BLANK, str(press), str(out)], capture_output=True, check=True)
    found = [row for _number, row in open_contents(out).rows()]
    assert found == [row for _number, row in open_contents(undisturbed).rows()] and len(found) == 201


ARTICLES = 120
"""Enough for the run to be under way when it is stopped, on any machine."""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """An archive with enough in it for two processes to be at work when they are stopped."""
    path = tmp_path_factory.mktemp("real") / "press.csv"
    prose = "« Nous irons à {n} », a promis Jeanne Morel mardi. Selon Luc Petit, {n} écoles ont fermé."
    path.write_text("text\n" + "".join(f'"{" ".join([prose.format(n=n)] * 4)}"\n' for n in range(ARTICLES)))
    return path


@pytest.fixture(scope="module")
def whole(real: Path) -> bytes:
    """What an undisturbed run writes."""
    return subprocess.run([*SAWT, str(real)], capture_output=True, check=True).stdout


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_the_real_analysis_goes_on_where_it_stopped(
    real: Path, whole: bytes, tmp_path: Path, stop: signal.Signals
) -> None:
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    command = [*SAWT, str(real), "-o", str(out), "--jobs", "2", "--resume"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    # A second batch: what is stopped in the middle of the first has nothing to go on with.
    while not part.exists() or part.read_bytes().count(b"\n") <= BATCH:
        assert child.poll() is None
    child.send_signal(stop)
    _, told = child.communicate()
    if stop == signal.SIGINT:
        assert child.returncode == 130
        assert told.count("\n") == 1 and "out.jsonl.part; go on with --resume" in told
    lines = part.read_bytes().splitlines()
    assert 0 < len(lines) < ARTICLES and whole.startswith(b"\n".join(lines[:-1]))
    subprocess.run(command, check=True)
    assert out.read_bytes() == whole
    assert not any(is_failure(line) for line in whole.splitlines())
    assert reading_from_json(whole.splitlines()[0]).quotes
    assert result_from_json(lines[0])
