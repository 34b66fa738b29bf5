"""Who speaks, and how much: in an article, or in many."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sawt_reader.i18n import N_, _, ngettext, percent
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content, wrapped
from sawt_reader.reader.widgets.options import Options
from sawt_reader.reading.voices import Share

WIDEST, FRAME_CELLS = 76, 4
"""Columns of the box, and those of its frame."""
BAR_CELLS = 28
LITERAL, REPORTED = "█", "░"
LEGEND = N_("{literal} word for word, {reported} reported. Enter shows the quotes.")


class VoicesDialog(Dialog[ScreenResultType]):
    """Two lines per voice: name, quotes, words; a bar, the share, and more. Subclasses say what Enter does."""

    def __init__(self, shares: Sequence[Share], foot: str, title: str) -> None:
        """Prepare the list.

        Args:
            shares: most words first.
            foot: a line under the list.
            title: of the dialog.
        """
        super().__init__()
        self.shares = shares
        self._foot = foot
        self._title = title

    def compose(self) -> ComposeResult:
        """The legend, the voices, and what women and men say together."""
        with Vertical(classes="box") as box:
            box.border_title = content(self._title)
            yield Static(content(_(LEGEND).format(literal=LITERAL, reported=REPORTED)))
            yield Options(markup=False)
            yield Static(classes="balance", markup=False)

    def on_mount(self) -> None:
        """Show the voices."""
        self.show(self.shares, self._foot)
        self.query_one(OptionList).focus()

    def show(self, shares: Sequence[Share], foot: str) -> None:
        """Show voices; the highlight starts on the first."""
        self.shares = shares
        total, most = sum(share.words for share in shares), max((share.words for share in shares), default=0)
        choices = self.query_one(OptionList)
        choices.set_options(Option(lines(share, most, total)) for share in shares)
        choices.highlighted = 0 if shares else None
        rows = wrapped(content(foot), min(WIDEST, self.app.size.width) - FRAME_CELLS)
        self.show_message("\n".join(row.plain for row in rows))

    def show_message(self, foot: str) -> None:
        """Show a message in the last line."""
        self.query_one(".balance", Static).update(content(foot))

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Choose the voice."""
        self.chosen(event.option_index)

    def chosen(self, number: int) -> None:
        """Choose the voice with this number, from 0."""
        raise NotImplementedError


class VoicesScreen(VoicesDialog[int]):
    """The voices of an article. Returns the number of the one chosen."""

    def chosen(self, number: int) -> None:
        """Return the number."""
        self.dismiss(number)


def lines(share: Share, most: int, total: int) -> Content:
    """A voice in two lines; a full bar stands for `most` words, of `total` in all."""
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
