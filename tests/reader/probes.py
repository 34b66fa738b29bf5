"""What the main screen shows: the sentence under the cursor, the focused pane, the lists, the rows."""

from __future__ import annotations

from textual.pilot import Pilot

from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.widgets.item_list import ItemList


def reading_screen(pilot: Pilot[None]) -> ReadingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen


def here(pilot: Pilot[None]) -> str:
    """The sentence under the cursor."""
    screen = reading_screen(pilot)
    place = screen.view.cursor_span
    return screen.article.text[place.start : place.end].strip()


def focused(pilot: Pilot[None]) -> str | None:
    return pilot.app.focused.id if pilot.app.focused else None


def items(pilot: Pilot[None], name: str) -> ItemList:
    return pilot.app.screen.query_one(f"#{name}", ItemList)


def shown(pilot: Pilot[None], rows) -> str:
    return "\n".join(rows(pilot.app))
