"""The map of the article: a column beside the scroll bar that shows where in the whole text things are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sawt_reader.i18n import _
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.highlights import ANNOTATION_SIGNS, Highlight, Highlighted, Highlights, named_highlights
from sawt_reader.reader.text.text_map import BOTH, Parts, first_highlights
from sawt_reader.reading.model import Claim, Quote, Span

SIGNS = {"current": "●", "hit": "/", **ANNOTATION_SIGNS, BOTH: "◈", "quote": "»", "claim": "◆"}
"""Signs for the contents of a row, the most important first."""


class TextMap(Widget):
    """Shows where quotes, claims, notes and hits are, and which part of the text is visible."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"map--{name}" for name in ("sight", *SIGNS)}
    """
    | Class | Look of |
    |---|---|
    | `map--sight` | the visible part of the text |
    | `map--current` | the selected item |
    | `map--hit` | a hit of the search |
    | `map--note`, `map--bookmark`, `map--alike` | notes and bookmarks |
    | `map--changed` | a sentence that differs from the version before |
    | `map--quote`, `map--claim`, `map--both` | quotes, claims, a quote beside a claim |
    """
    DEFAULT_CSS = sheet_beside(__file__)

    @dataclass
    class Picked(Message):
        """A row was clicked.

        Attributes:
            offset: the code point where the thing shown in the row begins, else where the row begins.
        """

        offset: int

    parts: reactive[Parts] = reactive(Parts())
    """The parts of the text that the rows stand for."""
    shaded = reactive(range(0), repaint=False)
    """The rows of the visible part of the text."""

    def __init__(self) -> None:
        super().__init__()
        legend = _("Map of the text: » quote, ◆ claim, ◈ both, ● selected item, / hit. Click to go there.")
        self.tooltip = content(legend)
        self._quotes = self._claims = Highlights(())
        self._over: Sequence[Highlighted] = ()
        self._shown: list[Highlight | None] = []
        self._looks: dict[str, Style] = {}

    # What is shown

    def mark_quotes(self, quotes: Sequence[Quote]) -> None:
        """Show only these quotes."""
        self._quotes = named_highlights((span for quote in quotes for span in quote.spans), "quote")
        self._forget()

    def mark_claims(self, claims: Sequence[Claim]) -> None:
        """Show where these claims begin, and only these."""
        starts = (claim.spans[0].start for claim in claims if claim.spans)
        self._claims = Highlights(Highlight(start, start + 1, "claim") for start in starts)
        self._forget()

    def mark_over(self, layers: Sequence[Highlighted]) -> None:
        """Show these highlights with priority over quotes and claims, the most important first."""
        self._over = layers
        shown = first_highlights(self.parts, layers, self._quotes, self._claims)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def shade(self, in_sight: Span) -> None:
        """Show which part of the text is visible."""
        self.shaded = self.parts.rows_of(in_sight)

    def watch_shaded(self, old: range, new: range) -> None:
        """Repaint the rows that change."""
        for row in {*old} ^ {*new}:
            self.refresh(Region(0, self.gutter.top + row, self.size.width, 1))

    def _forget(self) -> None:
        self._shown = []
        self.refresh()

    def watch_parts(self) -> None:
        """Take the rows of a resized pane or of another text."""
        self._forget()

    # Rows

    def _mark(self, row: int) -> Highlight | None:
        if not self._shown:
            self._shown = first_highlights(self.parts, self._over, self._quotes, self._claims)
        return self._shown[row]

    def render_line(self, y: int) -> Strip:
        """A row of the column."""
        style = self.rich_style
        if y >= len(self.parts):
            return Strip.blank(1, style)
        mark = self._mark(y)
        if mark is not None:
            style += self._look(mark.name)
        if y in self.shaded:
            style += self._look("sight")
        return Strip([Segment(SIGNS[mark.name] if mark else " ", style)])

    def _look(self, name: str) -> Style:
        """The style of a sign, its colours blended with the column's."""
        if name in self._looks:
            return self._looks[name]
        rules = self.get_component_styles(f"map--{name}")
        blended = self.get_component_rich_style(f"map--{name}")
        look = self._looks[name] = rules.text_style + Style.from_color(
            blended.color if rules.has_rule("color") else None,
            blended.bgcolor if rules.has_rule("background") else None,
        )
        return look

    def notify_style_update(self) -> None:
        """Repaint with another theme."""
        super().notify_style_update()
        self._looks.clear()

    def on_click(self, event: events.Click) -> None:
        """Report where the part of the text of this row is."""
        place = event.get_content_offset(self)
        if place is not None and place.y < len(self.parts):
            self.post_message(self.Picked((self._mark(place.y) or self.parts[place.y]).start))
