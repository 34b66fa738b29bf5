"""How the reader tells what can be done: titles with keys, the last line, help, the palette, keys that say why."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input

from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.keys.actions import ACTIONS, PLACE_OF
from sawt_reader.reader.keys.bar import LABELS, SHOWN
from sawt_reader.reader.keys.tasks import PROGRAM, task_of
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.key_bar import KeyBar
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading.model import Reading
from sawt_reader.system.settings import LayoutSettings, Settings

from .conftest import StubWorker, messages, press, rows, settled
from .probes import focused, here, items


def bar(pilot) -> str:
    """The last line of the screen."""
    return rows(pilot.app)[-1]


def status(pilot) -> StatusLine:
    return pilot.app.reading_screen.query_one(StatusLine)


# --- Titles and the last line


async def test_the_titles_of_panes_have_their_keys(running, screen_rows):
    async with running() as pilot:
        shown = "\n".join(screen_rows(pilot.app))
        for title in ("[1] Le port de Valmer", "[2] Entities · 4", "[3] Quotes · 4", "[4] Claims · 4", "[5] Details"):
            assert title in shown


@pytest.mark.parametrize(("columns", "has_keys"), [(80, True), (40, False)])
async def test_tabs_have_their_keys_where_there_is_room(running, screen_rows, columns: int, has_keys: bool):
    async with running(size=(columns, 24)) as pilot:
        shown = "\n".join(screen_rows(pilot.app))
        assert ("[2] Entities · 4  [3] Quotes" in shown) is has_keys and "Claims" in shown
        row = next(n for n, text in enumerate(screen_rows(pilot.app)) if "Claims" in text)
        await pilot.click(offset=(screen_rows(pilot.app)[row].index("Claims") + 1, row))
        assert focused(pilot) == "claims"


async def test_the_last_line_has_what_is_useful_in_the_pane(running):
    async with running() as pilot:
        assert bar(pilot).startswith("? Help  q Quit  : Commands  e Entity  s Quote  c Claim  / Search  a Note")
        assert "Back" not in bar(pilot) and "Next hit" not in bar(pilot)
        await press(pilot, "s")
        assert "H Back" in bar(pilot)
        await press(pilot, "3")
        assert bar(pilot).startswith("⏎ Jump  f Filter  ? Help") and "d Dismiss  w Speaker  t Status" in bar(pilot)
        await press(pilot, "f")
        assert "Esc Show all" in bar(pilot)


@pytest.mark.parametrize("columns", [20, 40, 57, 80])
async def test_the_last_line_cuts_no_key(running, columns: int):
    async with running(size=(columns, 20)) as pilot:
        names = {"Help", "Quit", "Commands", *LABELS.values()} | {ACTIONS[id].description for id in SHOWN["article"]}
        assert {part.strip().partition(" ")[2] for part in bar(pilot).split("  ") if part} <= names
        assert len(bar(pilot)) <= columns


async def test_a_click_on_the_last_line_presses_the_key(running):
    async with running() as pilot:
        line = pilot.app.screen.query_one(KeyBar)
        await pilot.click(KeyBar, offset=(str(line.render()).index("s Quote") + 3, 0))
        await settled(pilot)
        assert here(pilot).startswith("Elle a assuré")


def test_what_the_last_line_shows_is_bound_there():
    for place, ids in SHOWN.items():
        for id in ids:
            assert PLACE_OF[id] in {place, "reading", "notes", "corrections", "panes", "everywhere"}, id
    assert set(LABELS) <= {id for ids in SHOWN.values() for id in ids}


# --- Help


async def test_help_is_grouped_by_task_and_as_wide_as_the_screen(running, screen_rows):
    async with running(size=(140, 45)) as pilot:
        await press(pilot, "2", "?")
        shown = screen_rows(pilot.app)
        text = "\n".join(shown)
        for heading in ("In entities", "Read", "Go through items", "Check, note, copy", "Open articles", "Panes"):
            assert heading in text
        assert max(map(len, shown)) > 130
        assert any(re.search("Next item {20,}\\S", row) for row in shown), "two columns"


async def test_help_is_searched(running, screen_rows):
    async with running(size=(100, 30)) as pilot:
        await press(pilot, "?", "/", *"speaker")
        shown = "\n".join(screen_rows(pilot.app))
        assert "Set the speaker" in shown and "Everything this speaker has said" in shown
        assert "Next paragraph" not in shown
        await press(pilot, "escape")
        assert "Next paragraph" in "\n".join(screen_rows(pilot.app))
        await press(pilot, "/", *"zzz")
        assert "Nothing found." in "\n".join(screen_rows(pilot.app))
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_help_moves_and_closes_with_letters(running):
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "?", "j", "j", "q")
        assert isinstance(pilot.app.screen, ReadingScreen)


def test_most_actions_have_a_task():
    around = [id for id, place in PLACE_OF.items() if place in {"reading", "notes", "panes"}]
    program = [id for id in around if task_of(id) == PROGRAM]
    assert set(program) <= {"app.help", "app.quit", "app.suspend", "app.commands"} and len(around) > 40


# --- The palette


@pytest.mark.parametrize("pane", "12345")
async def test_the_palette_finds_every_command_from_anywhere(running, pane: str):
    async with running() as pilot:
        await press(pilot, pane)
        titles = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        here = {"reading", "notes", "panes", "article", "list", "details", "everywhere"}
        wanted = {action.description for id, action in ACTIONS.items() if PLACE_OF[id] in here}
        assert wanted - {"Commands"} <= titles


async def test_a_command_of_another_pane_runs_there(running):
    async with running() as pilot:
        commands = {command.title: command for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert "in Quotes" in commands["Last item"].help
        await commands["Last item"].callback()
        await settled(pilot)
        assert focused(pilot) == "quotes" and items(pilot, "quotes").item.id == "q4"


# --- Keys that would be silent


async def test_a_list_is_filtered_from_the_article(running):
    async with running() as pilot:
        await press(pilot, "f", *"euros")
        assert isinstance(pilot.app.focused, Input) and items(pilot, "quotes").count == 1
        await press(pilot, "escape", "4", "1", "f", *"bateaux")
        assert items(pilot, "claims").count == 1 and items(pilot, "quotes").count == 4


async def test_the_order_of_a_list_is_changed_from_the_article_and_told(running):
    async with running() as pilot:
        await press(pilot, "r")
        assert messages(pilot) == ["Quotes · 4 · by speaker"]
        await press(pilot, "!")
        assert messages(pilot)[-1] == "Claims · 2 of 4 · to check first"


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("n", "nothing is searched for: / searches"),
        ("N", "nothing is searched for: / searches"),
        ("H", "no jump to go back from"),
        ("L", "not gone back from anywhere"),
    ],
)
async def test_a_key_that_does_nothing_says_why(running, key: str, why: str):
    async with running() as pilot:
        await press(pilot, key)
        assert messages(pilot) == [why]


async def test_before_the_analysis_it_is_said_that_it_goes_on(running):
    async with running(analysed=False) as pilot:
        await press(pilot, "s")
        assert messages(pilot) == ["nothing found yet: the analysis is under way"]


# --- Filters


async def test_next_and_previous_stop_at_what_the_list_shows(running):
    async with running() as pilot:
        await press(pilot, "3", "f", *"bateaux", "enter", "1", "s")
        assert here(pilot).startswith("Selon la préfecture")
        await press(pilot, "s")
        assert messages(pilot) == ["no quote after this one"]
        await press(pilot, "3", "escape", "1", "g", "s")
        assert here(pilot).startswith("Elle a assuré")


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_filter_is_always_in_sight(running, screen_rows, size: tuple[int, int]):
    async with running(size=size) as pilot:
        await press(pilot, "3", "f", *"bateaux", "enter", "1")
        assert "filtered: Quotes · 1 of 4 · bateaux" in "\n".join(screen_rows(pilot.app))
        await press(pilot, "3", "escape", "1")
        assert status(pilot).filter == ""


async def test_where_titles_say_it_the_status_does_not(running):
    async with running(size=(140, 45)) as pilot:
        await press(pilot, "3", "f", *"bateaux", "enter")
        assert status(pilot).filter == ""
        await press(pilot, "h")
        assert status(pilot).filter == "filtered: Quotes · 1 of 4 · bateaux"


@pytest.mark.parametrize("asked", [False, True])
async def test_a_filter_ends_with_the_session_unless_it_shall_not(
    article, reading: Reading, worker: StubWorker, library_folder, asked: bool
):
    def app() -> SawtReader:
        settings = Settings(layout=LayoutSettings(filters=asked))
        services = Services(worker=worker, library=LibraryThread(), settings=settings)
        return SawtReader(article, services, Start(sources=("phare.txt",)))

    from sawt_reader.library import articles, readings

    with Library(library_folder) as library:
        articles.add(library, article)
        readings.save(library, reading)
    for expected in (4, 1 if asked else 4):
        reader = app()
        async with reader.run_test(size=(140, 45)) as pilot:
            await reader.opened()
            await press(pilot, "1")
            assert items(pilot, "quotes").count == expected
            await press(pilot, "3", "f", *"bateaux", "enter")


async def test_only_this_speaker_is_lifted_whatever_is_selected(running):
    async with running() as pilot:
        await press(pilot, "3", "F", "1")
        assert items(pilot, "claims").count == 1
        # The article's own claim: nobody says it.
        pilot.app.screen.walk.item = pilot.app.screen.reading.claims[0]
        await press(pilot, "F")
        assert items(pilot, "claims").count == 4 and messages(pilot) == []
        await press(pilot, "F")
        assert "Select an entity first" in messages(pilot)[0]


# --- The first start


@pytest.mark.parametrize("size", [(140, 45), (40, 12)])
async def test_who_is_new_is_told_how_to_begin_once(article, worker: StubWorker, size: tuple[int, int]):
    for times in range(2):
        app = SawtReader(article, Services(worker=worker, library=LibraryThread()), Start(greets=True))
        async with app.run_test(size=size) as pilot:
            await app.opened()
            await pilot.pause()
            assert ("commands by name" in " ".join("\n".join(rows(app)).split())) is (times == 0)
            await press(pilot, "j")
            assert "commands by name" not in " ".join("\n".join(rows(app)).split())


async def test_without_a_library_there_is_no_hint(article, worker: StubWorker):
    app = SawtReader(article, Services(worker=worker), Start(greets=True))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await pilot.pause()
        assert "commands by name" not in "\n".join(rows(app))
