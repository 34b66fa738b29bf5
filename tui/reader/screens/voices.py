"""Who speaks, and how much: in an article, or in many."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.exports.voices import Share
from tui.locale import _, ngettext
from tui.reader.display import content
from tui.reader.naming import percent
from tui.reader.screens.dialog import Dialog

BAR_CELLS = 28
LITERAL, REPORTED = "█", "░"
LEGEND = _("{literal} word for word, {reported} reported. Enter shows the quotes.")


class VoicesScreen(Dialog[int | None]):
    """A voice two lines: name, quotes, words; a bar, the share, what else. Gives the number of the voice chosen, from 0."""

    DEFAULT_CSS = """
    VoicesScreen {
        Static { height: auto; color: $foreground 70%; }
        OptionList {
            height: auto;
            max-height: 50vh;
            border: none;
            padding: 0;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            &:focus { border: none; background-tint: $foreground 0%; }
        }
        .box { max-height: 100%; }
    }
    """

    def __init__(self, shares: Sequence[Share], foot: str, title: str) -> None:
        """Show some voices.

        Args:
            shares: who says most first; one at least.
            foot: a line under them.
            title: whose voices they are.
        """
        super().__init__()
        self._shares = shares
        self._foot = foot
        self._title = title

    def compose(self) -> ComposeResult:
        """The legend, the voices, and what women and men say together."""
        total, most = sum(share.words for share in self._shares), self._shares[0].words
        with Vertical(classes="box") as box:
            box.border_title = content(self._title)
            yield Static(content(LEGEND.format(literal=LITERAL, reported=REPORTED)))
            yield OptionList(*[Option(lines(share, most, total)) for share in self._shares], markup=False)
            yield Static(content(self._foot), classes="balance")

    def on_mount(self) -> None:
        """Start on the one who says most."""
        choices = self.query_one(OptionList)
        choices.highlighted = 0
        choices.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Give the voice."""
        self.dismiss(event.option_index)


def lines(share: Share, most: int, total: int) -> Content:
    """A voice in two lines; a bar of full length stands for `most` words, `total` are all there are."""
    quotes = ngettext("{n} quote", "{n} quotes", share.quotes).format(n=share.quotes)
    words = ngettext("{n} word", "{n} words", share.words).format(n=share.words)
    about = f"  {share.about}" if share.about else ""
    return Content.assemble(
        content(share.name, "bold"),
        content(f"  {quotes}, {words}\n", "$foreground 70%"),
        content(bar(share, most), "$secondary"),
        content(f" {percent(share.words / (total or 1))}{about}", "$foreground 70%"),
    )


def bar(voice: Share, longest: int) -> str:
    """A bar as long as the words of a voice, its literal words first; `longest` words fill it."""
    filled = round(voice.words * BAR_CELLS / max(longest, 1))
    literal = round(filled * voice.literal / max(voice.words, 1))
    return LITERAL * literal + REPORTED * (filled - literal)
