"""Themes: legible for all eyes and terminals, chosen and kept, written by the user."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment
from textual.pilot import Pilot

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.system.settings import Settings

LINES = frozenset("─━│╭╮╰╯▁▂▃▄▅▆▇█▔▕▏▎▊▐▀┃ ")
"""What borders, bars and the thumbs of scroll bars are drawn with."""
WALK = (
    "",
    "s s",
    "2 j",
    "3 j j m",
    "4 j j t",
    "5",
    "1 / p o",
    "enter",
    "escape 3 f d",
    "escape escape m a x",
    "enter y",
    "?",
    "escape o",
    "escape v",
    "escape x",
    "escape B",
    "escape colon",
    "escape",
)
"""Keys that show all panes, looks and dialogs, one after the other."""


async def seen_on_the_way(pilot: Pilot[None], walk: Sequence[str]) -> AsyncIterator[tuple[str, Segment]]:
    """What is written on the screen at each halt of the walk; of a dialog only what is in its box."""
    for keys in walk:
        await pilot.press(*keys.split())
        await pilot.pause()
        screen = pilot.app.screen
        boxes = [box.region for box in screen.query(".box, #--container")]
        for y, strip in enumerate(screen._compositor.render_strips()):
            for box in boxes[:1]:
                strip = strip.crop(box.x, box.right if box.y <= y < box.bottom else box.x)
            for segment in strip:
                if segment.text.strip() and segment.style is not None:
                    yield keys, segment


def luminance(color: Color) -> float:
    """As WCAG 2.2 defines it."""
    parts = [part / 255 for part in color.get_truecolor()]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(segment: Segment) -> float:
    """The contrast of a piece of text with its ground, 1 to 21; reversed or not it is the same."""
    style = segment.style
    assert style is not None and style.color is not None and style.bgcolor is not None
    low, high = sorted((luminance(style.color), luminance(style.bgcolor)))
    return (high + 0.05) / (low + 0.05)


async def test_high_contrast_is_at_least_seven_to_one_everywhere(running):
    async with running() as pilot:
        pilot.app.theme = "sawt-contrast"
        faint = {
            (keys, segment.text): round(contrast(segment), 1)
            async for keys, segment in seen_on_the_way(pilot, WALK)
            if contrast(segment) < (3 if LINES.issuperset(segment.text) else 7)
        }
    assert faint == {}


async def test_sixteen_colours_are_the_terminals_own(running):
    async with running() as pilot:
        pilot.app.theme = "sawt-16"
        others = {
            (keys, segment.text, str(color))
            async for keys, segment in seen_on_the_way(pilot, (*WALK[:4], "?", "escape o", "escape colon"))
            for color in (segment.style.color, segment.style.bgcolor)
            if color is not None and color.type not in (ColorType.DEFAULT, ColorType.STANDARD)
        }
    assert others == set()


MINE = """
dark = false
primary = "#004488"
background = "#fffff0"
[variables]
block-cursor-text-style = "bold underline"
"""


def write_theme(settings_file: Path, name: str, text: str) -> None:
    folder = settings_file.with_name("themes")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, "utf-8")


@pytest.fixture
def reader(article, worker, library_folder):
    """`reader(theme, keep)`: the app with a theme of the settings."""

    def make(theme: str = "", keep: bool = True) -> SawtReader:
        return SawtReader(
            article, Services(worker=worker, library=LibraryThread() if keep else None, settings=Settings(theme=theme))
        )

    return make


async def trouble(app: SawtReader) -> str:
    """What the status warns of."""
    async with app.run_test() as pilot:
        await app.opened()
        await pilot.pause()
        return app.screen.query_one(StatusLine).warning


async def test_what_is_chosen_is_worn_the_next_day_until_the_settings_change(reader, settings_file: Path):
    app = reader("sawt-light")
    async with app.run_test() as pilot:
        assert app.theme == "sawt-light"
        await pilot.press("colon", *"contrast", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.theme == "sawt-contrast"
    assert reader("sawt-light").theme == "sawt-contrast"
    assert reader("sawt-dark").theme == "sawt-dark"
    assert not settings_file.exists()


async def test_without_a_library_no_choice_is_kept(reader, settings_file: Path):
    app = reader(keep=False)
    async with app.run_test() as pilot:
        app.theme = "sawt-light"
        await pilot.pause()
    assert not settings_file.parent.exists()


async def test_a_choice_that_cannot_be_kept_is_told(reader, settings_file: Path):
    settings_file.parent.touch()
    app = reader()
    async with app.run_test() as pilot:
        app.theme = "sawt-light"
        await pilot.pause()
        assert "the theme cannot be saved" in app.screen.query_one(StatusLine).warning
        assert app.theme == "sawt-light"


def test_a_terminal_of_sixteen_colours_gets_its_own(reader, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "xterm-16color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert reader().theme == "sawt-16"
    assert reader("sawt-light").theme == "sawt-light"


async def test_a_theme_of_the_user_is_worn_and_offered(reader, settings_file: Path):
    write_theme(settings_file, "mine", MINE)
    app = reader("mine")
    assert app.theme == "mine"
    assert await trouble(app) == ""
    app = reader()
    async with app.run_test() as pilot:
        app.action_change_theme()
        await pilot.pause()
        assert "mine" in app.available_themes


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("mine", 'primary = "#004488', "is not TOML"),
        ("mine", "dark = true", "a theme needs the colour primary"),
        ("mine", 'primary = "blueish"', "primary must be a colour"),
        ("mine", 'primary = "auto 87%"', "primary must be a colour"),
        ("mine", 'primary = "red"\nmood = "red"', "unknown key mood"),
        ("mine", 'primary = "red"\ndark = "yes"', "dark must be true or false"),
        ("mine", 'primary = "red"\n[variables]\nborder = 3', "border must be a colour"),
        ("mine", 'primary = "red"\n[variables]\nlink-style = "loud"', "link-style must be made of: bold"),
        ("sawt-dark", 'primary = "red"', "a theme of this name exists"),
        ("[b]mine", 'primary = "red"', "only letters, digits, - and _"),
    ],
)
async def test_a_broken_theme_is_a_line_and_the_usual_one_is_worn(
    reader, settings_file: Path, name: str, text: str, why: str
):
    write_theme(settings_file, name, text)
    app = reader("mine")
    assert app.theme == "sawt-dark"
    told = await trouble(app)
    assert why in told and str(settings_file.with_name("themes") / f"{name}.toml") in told


async def test_a_theme_there_is_not_is_a_line(reader, settings_file: Path):
    settings_file.parent.mkdir()
    settings_file.with_name("themes").touch()
    settings_file.with_name("chosen-theme.json").write_text('{"theme": 3}', "utf-8")
    assert "theme mine not found" in await trouble(reader("mine"))
