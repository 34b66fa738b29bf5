"""The outline of an article: its title and headings, to jump to."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sawt_reader.i18n import _
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.options import Options
from sawt_reader.reading.model import Article, Block, Span

INDENT = "  "


def headings(article: Article) -> list[Block]:
    """The title and the headings, in the order of the text."""
    return [block for block in article.blocks if block.kind in ("title", "heading")]


class OutlineScreen(Dialog[Span | None]):
    """Title and headings, one line each. Returns the place chosen."""

    def __init__(self, article: Article, offset: int) -> None:
        """Prepare the list.

        Args:
            article: with a title or headings.
            offset: the code point of the cursor.
        """
        super().__init__()
        self._article = article
        self._headings = headings(article)
        self._here = sum(block.start <= offset for block in self._headings) - 1

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Outline"))
            yield Options(*[Option(content(self._line(block))) for block in self._headings], markup=False)

    def _line(self, block: Block) -> str:
        """The words of a heading, indented by its level."""
        depth = (block.level or 1) if block.kind == "heading" else 0
        return INDENT * depth + " ".join(self._article.text[block.start : block.end].split())

    def on_mount(self) -> None:
        """Start on the heading above the cursor."""
        self.query_one(OptionList).highlighted = max(0, self._here)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        block = self._headings[event.option_index]
        self.dismiss(Span(block.start, block.end))
