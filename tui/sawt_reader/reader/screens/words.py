"""The strip in which words of the article are selected with keys, while the article shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.words import Words
from sawt_reader.reading.model import Article, Span

CONTEXT = 24
"""Code points shown before and after the selection."""
LONGEST = 160
"""Code points shown of a selection; of a longer one its beginning and its end."""
START, END = "⟦", "⟧"


class WordsScreen(Dialog[Span]):
    """Moves the start and the end of a selection word by word. Returns it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("words")
    HELP = N_(
        "The words between ⟦ and ⟧. The arrows move the end that is marked: left and right by a word, up and down to "
        "where a clause or a quotation begins or ends. Tab changes to the other end."
    )

    def __init__(self, article: Article, span: Span, title: str, show: Callable[[Span], object]) -> None:
        """Prepare the strip.

        Args:
            article: in which words are selected.
            span: selected at first; grows to whole words.
            title: what the words are for.
            show: shows a selection in the article.
        """
        super().__init__()
        self._article = article
        self._words = Words(article, span)
        self._span = self._words.snapped(span)
        self._title = title
        self._show = show
        self._at_start = True

    def compose(self) -> ComposeResult:
        """The words, the keys."""
        with Vertical(classes="box") as box:
            box.border_title = content(self._title)
            yield Static(classes="words", markup=False)
            keys = _(
                "{less} {more}: by a word · {back} {on}: by a clause · {other}: the other end · {accept}: accept · "
                "{close}: cancel"
            )
            ids = {"less": "words.less", "more": "words.more", "back": "words.back", "on": "words.on"}
            ids |= {"other": "words.other_end", "accept": "words.accept", "close": "dialog.close"}
            yield Static(content(with_keys(keys, self.app, **ids)), classes="message", markup=False)

    def on_mount(self) -> None:
        """Show the selection."""
        self._select(self._span)

    def _select(self, span: Span) -> None:
        self._span = span
        self.query_one(".words", Static).update(self._line())
        self._show(span)

    def _line(self) -> Content:
        text, span = self._article.text, self._span
        words = text[span.start : span.end]
        if len(words) > LONGEST:
            words = f"{words[: LONGEST // 2]} […] {words[-LONGEST // 2 :]}"
        moving, still = "bold reverse", "bold"
        return Content.assemble(
            content(_on_one_line(text[max(0, span.start - CONTEXT) : span.start]), "$foreground 60%"),
            content(START, moving if self._at_start else still),
            content(_on_one_line(words), "bold"),
            content(END, still if self._at_start else moving),
            content(_on_one_line(text[span.end : span.end + CONTEXT]), "$foreground 60%"),
        )

    def action_move(self, steps: int) -> None:
        """Move the marked end by words."""
        self._select(self._words.moved(self._span, steps, start=self._at_start))

    def action_move_to_sign(self, direction: int) -> None:
        """Move the marked end on (1) or back (-1) to where a clause or quotation begins or ends."""
        self._select(self._words.moved(self._span, direction, start=self._at_start, to_sign=True))

    def action_other_end(self) -> None:
        """Mark the other end."""
        self._at_start = not self._at_start
        self._select(self._span)

    def action_accept(self) -> None:
        """Return the selection."""
        self.dismiss(self._span)


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")
