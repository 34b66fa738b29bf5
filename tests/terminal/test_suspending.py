"""ctrl+z and fg, in a shell that minds its jobs."""

from __future__ import annotations

import os
import signal
from pathlib import Path

ARTICLE = "Le port de Valmer rouvre\n\nLa maire de Valmer a annoncé lundi la réouverture du port.\n"
ENTERED, RESTORED = b"\x1b[?1049h", b"\x1b[?1049l"
STOPPED = 128 + signal.SIGTSTP


def test_the_shell_takes_over_until_fg_and_nothing_is_lost(terminal, tmp_path: Path):
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, "utf-8")
    reader = terminal(shell=f'set -m; READER {path}; echo "status $?"; read line; fg; echo "end $?"')
    reader.wait_for("analysed in")
    reader.press("j", "a")
    reader.wait_for("your words")
    # In a dialog it is for undoing, and stops nothing.
    reader.press("\x1a", "qui ?", "\x13")
    reader.wait_for("✎ qui ?")
    reader.press("\x1a")
    reader.wait_for(f"status {STOPPED}")
    assert reader.output.count(RESTORED) == 1
    assert reader.output.index(b"\x1b[23;0t") < reader.output.index(b"status")
    reader.press("\r")
    reader.wait_for_output(ENTERED, 2)
    reader.wait_for("✎ qui ?")
    reader.press("g")
    reader.wait_for("sentence 1/2")
    reader.press("j")
    reader.wait_for("sentence 2/2")
    reader.press("q")
    reader.wait_for("end 0")
    assert reader.end() == 0


def test_a_whole_pipeline_is_stopped(terminal, tmp_path: Path):
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, "utf-8")
    over = tmp_path / "over"
    # The shell gets no turn while any part of a job runs: the other half has to be stopped too. It reads no keys.
    waiting = f"(cat {path}; exec >&-; until [ -e {over} ]; do sleep 0.05; done)"
    script = f'set -m; {waiting} | READER --no-library -; echo "status $?"; fg; echo "end $?"'
    reader = terminal(shell=script)
    reader.wait_for("analysed in")
    reader.press("\x1a")
    # Not on the screen: fg paints over it at once.
    reader.wait_for_output(b"status")
    reader.wait_for_output(ENTERED, 2)
    reader.press("j")
    reader.wait_for("sentence 2/2")
    over.touch()
    reader.press("q")
    reader.wait_for("end 0")


def test_without_a_shell_that_is_said_and_the_reader_stays(terminal, tmp_path: Path):
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, "utf-8")
    reader = terminal("--no-library", path)
    reader.wait_for("La maire")
    reader.press("\x1a")
    reader.wait_for("no shell to return to")
    os.kill(reader.child.pid, 0)
    reader.press("q")
    assert reader.end() == 0
