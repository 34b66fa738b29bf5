"""Processes end with the one they are for, whatever they are doing."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from sawt_reader.sources import sandbox

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system cannot tell")

LONGEST = 60


@pytest.fixture
def child(request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[bytes]]:
    """A Python that runs the arguments given to the test, between two pipes."""
    command = [sys.executable, *request.param]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield process
        process.kill()


BUSY = """
import os, signal, sys
from sawt_reader.system import orphans
signal.signal(signal.SIGHUP, {on_hang_up})
orphans.GRACE = 1
orphans.when_unread(1, orphans.hang_up)
print("at work", flush=True)
while True:
    pass
"""


@pytest.mark.parametrize(
    ("child", "status"),
    [
        (["-c", BUSY.format(on_hang_up="lambda *_: sys.exit(7)")], 7),
        (["-c", BUSY.format(on_hang_up="signal.SIG_IGN")], -signal.SIGALRM),
    ],
    indirect=["child"],
    ids=["hangs up", "is forced"],
)
def test_a_process_at_work_hangs_up_when_nobody_reads_it(child: subprocess.Popen[bytes], status: int) -> None:
    assert child.stdout is not None and child.stdout.readline() == b"at work\n"
    assert child.poll() is None
    child.stdout.close()
    assert child.wait(LONGEST) == status


@pytest.mark.parametrize("child", [["-m", "sawt_reader.sources.sandbox", "html"]], indirect=True)
def test_the_process_that_reads_a_format_ends_with_the_one_it_reads_for(child: subprocess.Popen[bytes]) -> None:
    assert child.stdout is not None
    child.stdout.close()
    # Its input stays open: it would wait for the rest of the file.
    assert child.wait(LONGEST) == sandbox._ExitStatus.UNREAD


@pytest.mark.parametrize("child", [["-m", "sawt_reader.analysis.worker"]], indirect=True)
def test_the_worker_ends_when_nobody_reads_it_though_its_input_stays_open(child: subprocess.Popen[bytes]) -> None:
    assert child.stdout is not None and b'"ready"' in child.stdout.readline()
    child.stdout.close()
    assert child.wait(LONGEST) == 0
