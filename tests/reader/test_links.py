"""The links of an article, and its original in the browser."""

from __future__ import annotations

import webbrowser

import pytest

from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.screens.links import LinksScreen
from sawt_reader.sources import SourceError, article_from_text
from sawt_reader.sources.links import Link

from ..factories import make_article
from .conftest import messages, press, rows, settled

ARTICLE = make_article(
    "La mairie a publié un avis, voir https://port.example",
    source="https://phare.example/1",
    url="https://phare.example/1",
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser is asked for."""
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser("browser"))
    monkeypatch.setattr("textual.app.App.open_url", lambda app, url, new_tab=True: asked.append(url))
    return asked


def links(name: str) -> list[Link]:
    assert name == "https://phare.example/1"
    return [Link("https://phare.example/menu", "Menu"), Link("https://mairie.example/avis", "un avis")]


async def test_a_link_is_read_in_the_reader_or_in_the_browser(running, opened, monkeypatch):
    def load(name: str, *, linked_from: str | None = None, encoding: str | None = None):
        assert (name, linked_from) == ("https://mairie.example/avis", "https://phare.example/1")
        return article_from_text("L’avis\n\nLe port ferme.", name)

    async with running() as pilot:
        monkeypatch.setitem(vars(pilot.app.services), "loaders", Loaders(load=load, load_links=links))
        await pilot.app.current_article.show(ARTICLE)
        await press(pilot, "underscore")
        shown = "\n".join(rows(pilot.app))
        assert "un avis  https://mairie.example/avis" in shown and "Menu" not in shown
        await press(pilot, "f2")
        assert opened == ["https://mairie.example/avis"]
        await press(pilot, *"avis", "enter")
        assert pilot.app.reading_screen.article.title == "L’avis"


async def test_offline_the_addresses_in_the_text_are_there(running, monkeypatch):
    def fail(name: str) -> list[Link]:
        raise SourceError("no connection", origin=name)

    async with running() as pilot:
        monkeypatch.setitem(vars(pilot.app.services), "loaders", Loaders(load_links=fail))
        await pilot.app.current_article.show(ARTICLE)
        await press(pilot, "underscore")
        assert isinstance(pilot.app.screen, LinksScreen) and len(pilot.app.screen.values) == 1
        assert "https://phare.example/1: no connection" in "\n".join(rows(pilot.app))


async def test_the_original_opens_in_the_browser(running, opened):
    async with running() as pilot:
        await pilot.app.run_action("app.original")
        await settled(pilot)
        assert "read from phare.txt" in messages(pilot)[-1] and opened == []
        await pilot.app.current_article.show(ARTICLE)
        await pilot.app.run_action("app.original")
        await settled(pilot)
        assert opened == ["https://phare.example/1"]


async def test_without_a_window_the_address_is_copied(running, monkeypatch):
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    async with running() as pilot:
        await pilot.app.current_article.show(ARTICLE)
        await pilot.app.run_action("app.original")
        await settled(pilot)
        assert pilot.app.clipboard == "https://phare.example/1" and "copied" in messages(pilot)[-1]
