"""The title of the terminal's window."""

from __future__ import annotations

import re
from pathlib import Path

from sawt_reader.reader.terminal.window_title import LONGEST, sequence

ARTICLE = "Le port de Valmer rouvre ses quais\n\nLa maire de Valmer a annoncé lundi la réouverture du port.\n"


def test_the_article_gives_the_window_its_title_until_the_end(terminal, tmp_path: Path, settings_file: Path):
    path = tmp_path / "phare.txt"
    path.write_text(ARTICLE, "utf-8")
    reader = terminal("--no-library", path)
    reader.wait_for("La maire")
    reader.wait_for(lambda _: b"\x1b]2;" in reader.output)
    reader.press("q")
    assert reader.end() == 0
    push, title, pop = (reader.output.index(part) for part in (b"\x1b[22;0t", b"\x1b]2;", b"\x1b[23;0t"))
    assert push < title < pop
    assert "\x1b]2;Le port de Valmer rouvre ses quais · sawt-reader\x07".encode() in reader.output

    settings_file.parent.mkdir(parents=True)
    settings_file.write_text("title = false\nmouse = false\nspeed = 3\n", "utf-8")
    plain = terminal("--no-library", path)
    plain.wait_for("unknown setting speed")
    plain.press("q")
    assert plain.end() == 0
    assert not re.search(rb"\x1b\]2;|\x1b\[2[23];0t|\x1b\[\?1000h", plain.output)


def test_nothing_in_a_title_acts_on_the_terminal():
    assert sequence("a\x07b\x1b]0;c\x9cd\ne\u202ef") == "\x1b]2;ab]0;cd ef\x07"
    assert len(sequence("é" * 500)) == LONGEST + len("\x1b]2;\x07")
