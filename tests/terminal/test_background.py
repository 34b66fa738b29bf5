"""Light or dark, as the terminal answers: at once, late, in pieces, with nonsense, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.reader.look.theme import DARK, LIGHT
from sawt_reader.reader.terminal.background import QUESTION

ARTICLE = "Le port de Valmer rouvre\n\nLa maire de Valmer a annoncé lundi la réouverture du port.\n"
WHITE, BLACK = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:1c1c/1c1c/1c1c\x07"
ASKED = QUESTION.encode()


def ground(theme) -> bytes:
    """What draws on the background of a theme."""
    red, green, blue = bytes.fromhex(theme.background[1:])
    return f"48;2;{red};{green};{blue}".encode()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.mark.parametrize(
    ("pieces", "theme"),
    [
        ((WHITE,), LIGHT),
        ((WHITE[:9], WHITE[9:]), LIGHT),
        ((BLACK,), DARK),
        (("\x1b]11;chartreuse/[b]\x07",), DARK),
        ((), DARK),
    ],
    ids=["light", "in two pieces", "dark", "nonsense", "nothing"],
)
def test_the_reader_suits_the_terminal_and_takes_no_answer_for_keys(terminal, article: Path, pieces, theme):
    reader = terminal("--no-library", article)
    reader.wait_for_output(ASKED)
    reader.press(*pieces)
    reader.wait_for("La maire")
    reader.wait_for_output(ground(theme))
    # What is typed next is the first that is typed.
    reader.press("/")
    reader.wait_for("regular expression")
    reader.press("quai")
    reader.wait_for("/ quai")
    reader.press("\x11")
    assert reader.end() == 0
    assert "rgb:" not in reader.text and (theme is LIGHT or ground(LIGHT) not in reader.output)


def test_a_late_answer_changes_the_colours_then(terminal, article: Path):
    reader = terminal("--no-library", article)
    reader.wait_for("analysed in")
    assert ground(LIGHT) not in reader.output
    reader.press(WHITE)
    reader.wait_for_output(ground(LIGHT))
    reader.press("q")
    assert reader.end() == 0


def test_the_shell_gets_no_answer_that_was_on_its_way(terminal, article: Path):
    reader = terminal(shell=f"READER --no-library {article}; echo 'left:'; cat")
    reader.wait_for_output(ASKED)
    reader.press("q", WHITE)
    reader.wait_for("left:")
    reader.press("\r\x04")
    assert reader.end() == 0
    assert "rgb:" not in reader.text


@pytest.mark.parametrize("why", ["setting", "linux"])
def test_no_question_where_no_answer_is_wanted_or_understood(terminal, article: Path, settings_file: Path, why: str):
    settings_file.parent.mkdir(parents=True)
    settings_file.write_text('theme = "sawt-light"\n' if why == "setting" else "", "utf-8")
    reader = terminal(shell=f"{'TERM=linux ' * (why == 'linux')}READER --no-library {article}")
    reader.wait_for("La maire")
    reader.press("\x11")
    assert reader.end() == 0
    assert ASKED not in reader.output and (ground(LIGHT) in reader.output) == (why == "setting")
