"""The article with what belongs to it: the status line, and the search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.look.arrangement import ARTICLE
from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.search_bar import SearchBar
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reader.widgets.text_map import TextMap
from sawt_reader.reading.model import Article, Span

MAP_FROM = 50
"""Columns from which there is room for the map."""


class ArticleColumn(Vertical):
    """Searches the article, and posts where the user wants to go."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("article_column")

    @dataclass
    class Landed(Message):
        """The user wants to go to a place that is not an item.

        Attributes:
            span: the place.
        """

        span: Span

    @dataclass
    class Pointed(Message):
        """A place on the map was clicked.

        Attributes:
            offset: the place, a code point.
        """

        offset: int

    class SearchEnded(Message):
        """The search line is closed, or its highlights are cleared."""

    def __init__(self, id: str, *, regex: bool = False) -> None:
        """The column; `regex` as of `SearchBar`."""
        super().__init__(id=id)
        self._regex = regex

    def compose(self) -> ComposeResult:
        """The article beside its map, and one line under them."""
        with Horizontal():
            yield ArticleView(id=ARTICLE)
            yield TextMap()
        yield StatusLine()
        yield SearchBar(regex=self._regex)

    # --- The map

    def on_resize(self) -> None:
        """Hide the map in a narrow terminal."""
        self.query_one(TextMap).display = self.size.width >= MAP_FROM

    @on(ArticleView.Wrapped)
    def draw_map(self) -> None:
        """Assign the rows of the map to parts of the text."""
        view = self.query_one(ArticleView)
        self.query_one(TextMap).parts = view.parts(view.size.height)
        self.shade_map()

    @on(ArticleView.HighlightsChanged)
    def mark_map(self) -> None:
        """Show the highlights of the text on the map."""
        self.query_one(TextMap).mark_over(self.query_one(ArticleView).overlays)

    @on(ArticleView.Scrolled)
    def shade_map(self) -> None:
        """Show the visible part on the map."""
        self.query_one(TextMap).shade(self.query_one(ArticleView).in_sight)

    @on(TextMap.Picked)
    def go_to_point(self, event: TextMap.Picked) -> None:
        """Go where the map was clicked."""
        self.post_message(self.Pointed(event.offset))

    # --- Searching

    def search(self, article: Article, origin: int) -> None:
        """Ask what to look for, from a code point on."""
        self.query_one(SearchBar).open(article, origin)
        self.query_one(StatusLine).display = False

    def forget_search(self) -> None:
        """Close the search line and clear its highlights."""
        self.query_one(SearchBar).forget()
        self.query_one(ArticleView).mark_hits(None)
        self._close_search()

    @property
    def has_hits(self) -> bool:
        """Whether there is anything for `step_hit` to go to."""
        return len(self.query_one(SearchBar).hits) > 0

    def step_hit(self, offset: int, direction: int) -> None:
        """Go to the hit after a code point (1) or before it (-1), round the ends."""
        if (hit := self.query_one(SearchBar).step(offset, direction)) is not None:
            self._land(hit)

    @on(SearchBar.Found)
    def show_hits(self, event: SearchBar.Found) -> None:
        """Highlight the hits; while the user types, show one."""
        bar, view = self.query_one(SearchBar), self.query_one(ArticleView)
        if event.hits is not bar.hits and event.hits:
            return  # of an earlier search
        view.mark_hits(event.hits)
        if not bar.display:
            self._show_count()
        elif event.hit is None:
            view.end_preview()
        else:
            view.preview(event.hit.start, (event.hit,))

    @on(SearchBar.Accepted)
    def accept(self) -> None:
        """Stay at the hit; the highlights stay too."""
        hit = self.query_one(SearchBar).hit
        if hit is None:
            self.cancel()
        else:
            self._close_search()
            self._land(hit)

    @on(SearchBar.Cancelled)
    def cancel(self) -> None:
        """Return to where the search began."""
        self.query_one(ArticleView).end_preview()
        self.forget_search()

    def _land(self, hit: Span) -> None:
        self.post_message(self.Landed(hit))
        self._show_count()

    def _close_search(self) -> None:
        if self.query_one(SearchBar).has_focus_within:
            self.query_one(ArticleView).focus()
        self.query_one(SearchBar).close()
        self.query_one(StatusLine).display = True
        self._show_count()
        self.post_message(self.SearchEnded())

    def _show_count(self) -> None:
        """Show in the status line the words searched for."""
        bar = self.query_one(SearchBar)
        self.query_one(StatusLine).search = f"/{bar.typed} {bar.count}" if bar.count else ""

    def action_clear_search(self) -> None:
        """Forget what was found."""
        self.forget_search()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Esc to others where there is nothing to clear."""
        if action == "clear_search":
            bar = self.query_one(SearchBar)
            return bar.display or bool(bar.count)
        return True
