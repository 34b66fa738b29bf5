"""The reader on the library and the settings of version c369f77."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from sawt_reader.library import sessions
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.screens.notes import NotesScreen
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading.model import Article
from sawt_reader.system import settings
from sawt_reader.system.settings import Settings

from .conftest import press, rows, settled

DATA = Path(__file__).parents[1] / "data" / "c369f77"


@pytest.fixture
def left(library_folder: Path, settings_file: Path) -> Settings:
    """The settings of that version, in use as its library is."""
    shutil.copytree(DATA / "library", library_folder)
    shutil.copytree(DATA / "config", settings_file.parent)
    return settings.read().settings


@pytest.fixture
def port(left: Settings) -> Article:
    article = sessions.last_article()
    assert article is not None
    return article


async def test_an_article_opens_as_it_was_left(port: Article, left: Settings, worker):
    app = SawtReader(port, Services(worker=worker, library=LibraryThread(), settings=left))
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(pilot)
        assert worker.asked == [], "it is not analysed again"
        status = app.screen.query_one(StatusLine)
        assert status.state == "analysed before" and status.warning == ""
        assert status.position.startswith("sentence 7/11")
        assert app.theme == "sawt-light"
        assert app.screen.query_one("#main").styles.width.value == 65
        _entities, quotes, claims = (items.title for items in app.screen.query(ItemList))
        # A filter does not outlive its session any more; an order does.
        assert quotes == "Quotes · 6" and claims.endswith("by score")
        assert "1 note is still a draft: M lists it." in [n.message for n in app._notifications]


async def test_notes_and_corrections_are_shown(port: Article, left: Settings, worker):
    app = SawtReader(port, Services(worker=worker, library=LibraryThread(), settings=left))
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "f", "ctrl+u", "enter")
        screen = "\n".join(rows(app))
        assert "Loïc Morvan" in screen
        await press(pilot, "1", "M")
        assert isinstance(app.screen, NotesScreen)
        listed = "\n".join(rows(app))
        for words in ("Demander le chiffre exact.", "Le Goff disait le contraire en 2022.", "Vérifier auprès de"):
            assert words in listed
        await press(pilot, "f4")
        assert "Comparer avec le rapport de la chambre." in "\n".join(rows(app)), "those of other articles, too"


async def test_the_keys_of_the_settings_act(port: Article, left: Settings, worker):
    def own(id: str) -> str:
        return left.keys[id].rpartition(",")[2]

    app = SawtReader(port, Services(worker=worker, library=LibraryThread(), settings=left))
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(pilot)
        await press(pilot, own("pane.hide"))
        assert app.screen.query_one("#side").display is False
        await press(pilot, own("pane.hide"), own("pane.quotes"), own("list.filter"))
        assert isinstance(app.focused, Input)
        await press(pilot, own("filter.cancel"), own("notes.list"))
        assert isinstance(app.screen, NotesScreen)
        await press(pilot, own("dialog.close"))
        assert app.screen is app.get_default_screen()
        await press(pilot, own("pane.article"), own("article.bottom"))
        last = app.screen.query_one(StatusLine).position.split()[1]
        assert last.partition("/")[0] == last.partition("/")[2]
