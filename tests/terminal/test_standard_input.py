"""A pipe that does not end, and terminals that can show no reader."""

from __future__ import annotations

import pytest

READING = "reading standard input…"
RESTORED = b"\x1b[?1049l"


def test_a_slow_pipe_is_waited_for_on_the_screen(terminal, tmp_path):
    go, words = tmp_path / "go", "Le port rouvre\\n\\nLa maire est partie.\\n"
    script = f"mkfifo {go}; (printf '{words}'; cat {go}; printf 'Elle a dit non.') | READER -; echo end $?"
    reader = terminal(shell=script)
    reader.wait_for(f"{READING} 1 kB")
    # Nothing of the reading screen is in reach.
    reader.press("j", "m", "x", "T", "\x10")  # ctrl+p
    reader.wait_for("Search for commands", "Quit")
    reader.press("\x1b")
    reader.wait_for(lambda text: "Search for commands" not in text and READING in text)
    reader.press("\x1bOP")
    reader.wait_for("The first source is being read")
    go.write_text("\n")
    reader.wait_for("Elle a dit non.", "analysed in", lambda text: READING not in text and "★" not in text)
    reader.press("j", "m")
    reader.wait_for("Bookmarked")
    reader.press("q")
    reader.wait_for("end 0")
    reader.end()

    again = terminal()
    again.wait_for("analysed before", "La maire est partie.")
    again.press("q")
    assert again.end() == 0


@pytest.mark.parametrize(("key", "status"), [("q", 0), ("\x1b", 0), ("\x11", 0), ("\x03", 130)])
def test_while_it_waits_the_reader_can_be_left(terminal, tmp_path, library_folder, key: str, status: int):
    go = tmp_path / "go"
    reader = terminal(shell=f"mkfifo {go}; READER - 3<>{go} <{go}; echo status $?")
    reader.wait_for(READING)
    reader.press(key)
    reader.wait_for(f"status {status}")
    assert RESTORED in reader.output


@pytest.mark.parametrize(
    ("pipe", "why"),
    [("yes", "larger than 20 MB"), ("cat /dev/null", "input: empty"), ("printf '\\000\\001'", "binary")],
)
def test_what_is_no_text_ends_with_a_line(terminal, pipe: str, why: str):
    reader = terminal(shell=f"{pipe} 2>/dev/null | READER --no-library -; echo status $?")
    reader.wait_for("status 2", why)


def test_what_turns_out_to_be_no_text_later_ends_with_a_line(terminal, tmp_path):
    go = tmp_path / "go"
    reader = terminal(shell=f"mkfifo {go}; cat {go} | READER --no-library - {tmp_path}/none.txt; echo status $?")
    reader.wait_for(READING)
    go.write_bytes(b"\0\1\2")
    reader.wait_for("status 2", "binary", "none.txt: no such file")
    assert RESTORED in reader.output


def test_the_next_source_opens_where_the_pipe_holds_nothing(terminal, tmp_path):
    go, other = tmp_path / "go", tmp_path / "autre.txt"
    other.write_text("Le préfet a dit non.", "utf-8")
    reader = terminal(shell=f"mkfifo {go}; cat {go} | READER --no-library - {other}; echo status $?")
    reader.wait_for(READING)
    go.write_bytes(b"")
    reader.wait_for("Le préfet a dit non.", "standard input: empty")
    reader.press("q")
    reader.wait_for("status 0")


@pytest.mark.parametrize("term", ["TERM=dumb", "TERM=unknown", "env -u TERM"])
def test_a_terminal_without_a_screen_is_told_of_plain_text(terminal, term: str):
    prefix = term if term.startswith("TERM") else f"{term} "
    reader = terminal(shell=f"{prefix} READER nowhere.txt; echo status $?")
    reader.wait_for("status 2")
    assert reader.text.count("sawt-reader:") == 1 and "sawt-reader --plain SOURCE" in reader.text
    assert b"\x1b" not in reader.output
