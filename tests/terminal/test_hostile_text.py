"""Nothing of an article, its title or its name acts on the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from on_terminal import Terminal

# Each would do something to a terminal, or to a program that reads markup, if it got through as it is.
HOSTILE: dict[str, str] = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text(encoding="utf-8"))
# No text in UTF-8 has half a surrogate pair; terminals take escapes and null out of a paste, inputs its further lines.
NOT_UTF8 = re.compile("[\ud800-\udfff]")
NOT_PASTED = re.compile("[\\s\x00\x1b-\x1f\ud800-\udfff]")
# What a reader writes: colours and attributes, cursor moves, its own modes, and the answers it asks for at its start.
OWN = re.compile(
    rb"\x1b\[[0-9;]*[mHJKh]|\x1b\[\?[0-9;]*[hlu]|\x1b\[\?[0-9;]+\$p|\x1b\[[<>=]?[0-9;]*u|\x1b\[>[0-9;]*[cq]|"
    rb"\x1b\[[0-9;]*[ABCDGnt]|\x1b\[[0-9;]* q|\x1b[()][0B]|\r\n|\r|\n"
)


def controls(output: bytes) -> set[str]:
    """The control characters that are left when what the reader itself writes is taken out."""
    text = OWN.sub(b"", output).decode("utf-8", "replace")
    return set(
        re.findall("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\U000e0000-\U000e007f]", text)
    )


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the reader writes for a text without anything in it."""
    folder = tmp_path_factory.mktemp("calm")
    own = {"SAWT_READER_DATA": str(folder / "library"), "SAWT_READER_CONFIG": str(folder / "settings.toml")}
    reader = Terminal([str(write_calm(folder))], environment=own)
    reader.wait_for("analysed in")
    reader.press("3", "4", "o")
    reader.wait_for("Open")
    reader.press("\x11")
    assert reader.end() == 0
    return reader.output


def write_calm(folder: Path) -> Path:
    path = folder / "calm.txt"
    path.write_text("Un titre calme\n\nUn texte calme. Il ne dit rien.\n", "utf-8")
    return path


def test_no_control_reaches_the_terminal(terminal, calm: bytes, tmp_path: Path):
    lines = [
        f"Le ministre Paul Durand{bad} a déclaré : « Nous {bad} irons à Paris ». ({name})"
        for name, bad in HOSTILE.items()
    ]
    name = "".join(bad for bad in HOSTILE.values() if not re.search("[/\0\ud800]", bad))[:80]
    path = tmp_path / f"{name}.txt"
    path.write_text(NOT_UTF8.sub("", "\n\n".join([f"Un titre {''.join(HOSTILE.values())}", *lines])), "utf-8")
    other = tmp_path / f"{HOSTILE['window_title_unterminated']}{HOSTILE['clear_screen']}.txt"
    other.write_bytes(b"\x00\x01\x02 \x1b[2J" * 50)
    reader = terminal(path, other)
    reader.wait_for("analysed in")
    for keys, focused in (
        (("3", "j", "j"), "━[3] Quotes"),
        (("\r",), "━[1] /"),
        (("e", "e", "4"), "━[4] Claims"),
        (("5",), "━[5] Details"),
    ):
        reader.press(*keys)
        reader.wait_for(focused)
    reader.press("o")
    reader.wait_for("Open")
    reader.press("\x1b[B", "\r")
    reader.wait_for("binary")
    reader.press("\x11")
    assert reader.end() == 0
    assert controls(reader.output) <= controls(calm)
    for sign in ("détourné\x07".encode(), b"\x1b]52;", b"\x1b[3J", b"\x1b]0;", b"\x1b]8;"):
        assert sign not in reader.output
    assert reader.output.count(b"\x1b[?1049l") == calm.count(b"\x1b[?1049l")


def test_what_is_pasted_is_cleaned(terminal, calm: bytes, tmp_path: Path):
    path = write_calm(tmp_path)
    hostile = f"[link=x]z{NOT_PASTED.sub('', ''.join(HOSTILE.values()))}[link=x]z"
    reader = terminal("--no-library", path)
    reader.wait_for("Il ne dit rien.")
    for key, place in (("o", "Open"), (":", "Search for commands"), ("/", "regular")):
        reader.press(key)
        reader.wait_for(lambda text, place=place: place.casefold() in text.casefold())
        reader.press(f"\x1b[200~{hostile}\x1b[201~")
        reader.wait_for("[link=x]z")
        reader.press("\x1b")
        reader.wait_for(lambda text: "[link=x]z" not in text)
    reader.press("\x11")
    assert reader.end() == 0
    assert controls(reader.output) <= controls(calm)
    for sign in ("détourné\x07".encode(), b"\x1b]52;", b"\x1b]0;", b"\x1b]8;"):
        assert sign not in reader.output


def test_brackets_are_letters(terminal, tmp_path: Path):
    path = tmp_path / "[] [bold]x[@click=app.quit].txt"
    path.write_text("[LSE] et [@click=app.quit]suite[/]\n\nLe groupe [LSE] a déclaré « [red]oui[/] ».\n", "utf-8")
    reader = terminal(path)
    reader.wait_for("analysed in", "Le groupe [LSE] a déclaré « [red]oui[/] ».")
    reader.press("q")
    assert reader.end() == 0
