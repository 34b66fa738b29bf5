"""A run that is killed, at any moment, any number of times: same rows in the end, none twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.outputs import open_output
from sawt_reader.archive.run import ARTICLES as BATCH
from sawt_reader.reading.model import Analyzer
from sawt_reader.reading.serialization import is_failure, reading_from_json, result_from_json, to_json

from .conftest import article, empty_reading

SAWT = [sys.executable, "-m", "sawt_reader", "analyze"]
BLANK = [sys.executable, str(Path(__file__).with_name("blank_analyze.py"))]


def killed(source: Path, out: Path, kills: int, *options: str) -> list[bytes]:
    """The rows of a run that was killed so many times at moments drawn by chance, and then let go on to its end."""
    command = [*BLANK, str(source), str(out), *options]
    chance = random.Random(out.suffix)
    for _ in range(kills):
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert child.stdout
        for _ in range(chance.randrange(4)):
            child.stdout.readline()  # another batch is analysed, and about to be written
        child.kill()
        child.communicate()
    subprocess.run(command, capture_output=True, check=True)
    return [row for _number, row in open_contents(out).rows()]


# The rows of Parquet stand in JSON lines until the run is whole.
@pytest.mark.parametrize(("suffix", "kills"), [(".jsonl", 8), (".sqlite", 8), (".parquet", 3)])
def test_kills_cost_nothing(press: Path, tmp_path: Path, suffix: str, kills: int) -> None:
    found = killed(press, tmp_path / f"out{suffix}", kills)
    assert found == killed(press, tmp_path / f"undisturbed{suffix}", 0) and len(found) == 201
    assert {path.suffix for path in tmp_path.iterdir()} <= {suffix, ".jsonl"}, "no lock and no part is left"


@pytest.mark.parametrize(("suffix", "kills"), [(".jsonl", 5), (".sqlite", 5), (".parquet", 2)])
def test_kills_cost_nothing_while_rows_are_made_anew(press: Path, tmp_path: Path, suffix: str, kills: int) -> None:
    out, undisturbed = tmp_path / f"out{suffix}", tmp_path / f"undisturbed{suffix}"
    # Those of number 500 and more are not named again.
    numbers = (500, *range(120), 501, *range(120, 160), 502)
    made = [msgspec.structs.replace(empty_reading(article(n)), analyzer=Analyzer("0.1.0+0", "")) for n in numbers]
    for path in (out, undisturbed):
        output = open_output(path, made[0].analyzer, resume=False)
        output.write(list(map(to_json, made)))
        output.finish()
        output.close()
    found = killed(press, out, kills, "reanalyse")
    assert found == killed(press, undisturbed, 0, "reanalyse")
    assert [found[n] for n in (0, 121, 162)] == [to_json(made[n]) for n in (0, 121, 162)]
    # Of the 200 articles that are named one is there twice; a row of them is broken.
    assert len(found) == 201 + 3 and sum(b"0.1.0+0" in row for row in found) == 3


ARTICLES = 120
"""Enough for the run to be under way when it is stopped, on any machine."""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """An archive with enough in it to be at work when it is stopped."""
    path = tmp_path_factory.mktemp("real") / "press.csv"
    prose = "« Nous irons à {n} », a promis Jeanne Morel mardi. Selon Luc Petit, {n} écoles ont fermé."
    path.write_text("text\n" + "".join(f'"{" ".join([prose.format(n=n)] * 4)}"\n' for n in range(ARTICLES)))
    return path


@pytest.fixture(scope="module")
def whole(real: Path) -> bytes:
    """What an undisturbed run writes."""
    return subprocess.run([*SAWT, str(real)], capture_output=True, check=True).stdout


def test_the_real_analysis_goes_on_where_it_stopped(real: Path, whole: bytes, tmp_path: Path, wait_while) -> None:
    """Stopped twice: by who waits for it, then by force."""
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    # One worker, so that batches come one after the other: of two, a slow one may hold back all rows to the very end.
    command = [*SAWT, str(real), "-o", str(out), "--jobs", "1", "--resume"]
    for batches, stop in enumerate((signal.SIGINT, signal.SIGKILL), 1):
        child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        # A further batch: what is stopped in the middle of the first has nothing to go on with.
        wait_while(child, lambda wanted=batches * BATCH: part.exists() and part.read_bytes().count(b"\n") > wanted)
        child.send_signal(stop)
        _, told = child.communicate()
        if stop == signal.SIGINT:
            assert child.returncode == 130
            assert told.count("\n") == 1 and "out.jsonl.part; continue with --resume" in told
        lines = part.read_bytes().splitlines()
        assert batches * BATCH <= len(lines) < ARTICLES and whole.startswith(b"\n".join(lines[:-1]))
    subprocess.run(command, check=True)
    assert out.read_bytes() == whole
    assert not any(is_failure(line) for line in whole.splitlines())
    assert reading_from_json(whole.splitlines()[0]).quotes
    assert result_from_json(lines[0])
