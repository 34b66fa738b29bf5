"""The search line, in place of the status line: it searches while the user types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from sawt_reader.i18n import _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.search import Hits, PatternError, Search, pattern_of
from sawt_reader.reader.widgets.slices import SLICE, after_a_pause
from sawt_reader.reading.model import Article, Span

SIGNS = {False: "/", True: ".*"}
"""The prompts for words and for a regular expression."""


class SearchBar(Horizontal):
    """The words searched for and the number of hits. The hits remain when the line is closed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("search_bar")
    DEFAULT_CSS = sheet_beside(__file__)

    @dataclass
    class Found(Message):
        """The hits have changed.

        Attributes:
            hits: in the order of the text.
            hit: the one to show.
        """

        hits: Hits
        hit: Span | None

    class Accepted(Message):
        """Enter: go to the hit shown."""

    class Cancelled(Message):
        """Esc: return to where the search began."""

    def __init__(self, *, regex: bool = False) -> None:
        """A line that searches for words at first, or for a regular expression."""
        super().__init__()
        self._article: Article | None = None
        self._origin = 0
        self._search: Search | None = None
        self._regex = regex
        # Enter came before the first hit: it is accepted when it is found.
        self._accepting = False
        self.hit: Span | None = None
        """The hit shown."""

    def compose(self) -> ComposeResult:
        """A sign, the input, the count."""
        yield Static(SIGNS[self._regex], classes="sign", markup=False)
        yield Input(compact=True, placeholder=_("words; ^r for a regular expression"))
        yield Static(classes="count", markup=False)

    @property
    def hits(self) -> Hits:
        """All hits found so far."""
        return self._search.hits if self._search else Hits()

    @property
    def typed(self) -> str:
        """What is looked for."""
        return self.query_one(Input).value.strip()

    @property
    def count(self) -> str:
        """Which of how many hits is shown, as "3/12"; "3/12…" while the search goes on."""
        if self._search is None:
            return ""
        number = f"{self.hits.first_from(self.hit.start) + 1}/" if self.hit else ""
        more = "" if self._search.complete else "…"
        return f"{number}{len(self.hits)}{more}" if self.hits or more else _("not found")

    # --- What is asked

    def open(self, article: Article, origin: int) -> None:
        """Ask what to search for in an article. The last search is selected, to be typed over.

        Args:
            article: where to look.
            origin: the code point from which the first hit is wanted.
        """
        self._article, self._origin = article, origin
        self.display = True
        field = self.query_one(Input)
        field.focus()
        field.select_all()
        self._begin()

    def close(self) -> None:
        """Close the line; the hits remain."""
        self.display = False

    def forget(self) -> None:
        """Close the line and drop the hits."""
        self.close()
        self._search = self.hit = None
        self._accepting = False

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Search for the typed words."""
        event.stop()
        if self.display:
            self._begin()

    def _begin(self) -> None:
        self._search = self.hit = None
        self._accepting = False
        trouble = ""
        try:
            pattern = pattern_of(self.query_one(Input).value, regex=self._regex)
        except PatternError as error:
            pattern, trouble = None, f"⚠ {error}"
        self.query_one(".count", Static).update(content(trouble))
        if pattern is None or self._article is None:
            self.post_message(self.Found(self.hits, None))
            return
        self._search = Search(self._article, pattern, self._origin)
        self._search_on(self._search)

    def _search_on(self, search: Search) -> None:
        """Search further, a slice at a time, until all is searched or something else is looked for."""
        if search is not self._search:
            return
        known = len(search.hits)
        search.run_for(SLICE)
        if self.hit is None:
            self.hit = self._first(search)
        if len(search.hits) > known or search.complete:
            self.post_message(self.Found(search.hits, self.hit))
        self._show_count()
        if self._accepting:
            self.action_accept()
        if not search.complete:
            after_a_pause(self, lambda: self._search_on(search))

    def _first(self, search: Search) -> Span | None:
        """The first hit from the origin on, or from the top when it is known that there is none."""
        index = search.hits.first_from(self._origin)
        if index < len(search.hits):
            return search.hits[index]
        return search.hits[0] if search.complete and search.hits else None

    def _show_count(self) -> None:
        given_up = self._search is not None and self._search.given_up
        text = _("⚠ took too long: {count}").format(count=self.count) if given_up else self.count
        self.query_one(".count", Static).update(content(text))

    # --- Going through the hits

    def step(self, offset: int, direction: int) -> Span | None:
        """The hit after a code point (1) or before it (-1), round the ends; None if nothing was found."""
        if not self.hits:
            return None
        index = self.hits.beside(offset, direction)
        self.hit = self.hits[index if index is not None else (0 if direction > 0 else -1)]
        return self.hit

    def action_step(self, direction: int) -> None:
        """Show the next (1) or previous (-1) hit."""
        if self.hit is not None and self.step(self.hit.start, direction):
            self.post_message(self.Found(self.hits, self.hit))
            self._show_count()

    def action_toggle_regex(self) -> None:
        """Switch between words and a regular expression."""
        self._regex = not self._regex
        self.query_one(".sign", Static).update(SIGNS[self._regex])
        self._begin()

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Stay at the hit."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Stay at the hit, or at the first one as soon as it is found."""
        self._accepting = self.hit is None and self._search is not None and not self._search.complete
        if not self._accepting:
            self.post_message(self.Accepted())

    def action_cancel(self) -> None:
        """Return to where the search began."""
        self.post_message(self.Cancelled())
