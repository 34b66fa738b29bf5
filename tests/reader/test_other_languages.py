"""An article that is not French, in a reader whose analysis says nothing: searched, noted, read."""

from __future__ import annotations

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.sources import article_from_text

ENGLISH = "The mayor said that the works of the harbour were over. It was the end of the road for the ships in the bay."


async def test_search_and_notes_hold_in_another_language(worker, screen_rows):
    app = SawtReader(article_from_text(ENGLISH), Services(worker=worker, library=LibraryThread()), Start(sources=["-"]))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await app.opened()
        assert "not French but, it seems, English" in " ".join(" ".join(screen_rows(app)).split())
        await pilot.press("/", *"harbour", "enter")
        await pilot.pause()
        assert "/harbour 1/1" in "\n".join(screen_rows(app))
        await pilot.press("a", *"ask her", "ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "✎ ask her" in "\n".join(screen_rows(app))
