"""The article pane: the text with its marks, a cursor that moves by sentences, selection, scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.scroll_view import ScrollView

from tui.model import Article, Reading, Span


class ArticleView(ScrollView, can_focus=True):
    """Shows an article. The cursor moves by units: the sentences read so far, then the blocks not yet read."""

    class CursorMoved(Message):
        """The cursor is in another unit: by key, click or `go`.

        Attributes:
            sentence: index of the unit; below the number of sentences of the reading, also the sentence's index.
        """

        def __init__(self, article_view: ArticleView, sentence: int) -> None:
            super().__init__()
            self.article_view = article_view
            self.sentence = sentence

        @property
        def control(self) -> ArticleView:
            """The pane, for `@on` with a selector."""
            return self.article_view

    class Activated(Message):
        """Enter, or a double click.

        Attributes:
            sentence: index of the unit under the cursor.
            offset: code point that was clicked, or where the unit starts.
        """

        def __init__(self, article_view: ArticleView, sentence: int, offset: int) -> None:
            super().__init__()
            self.article_view = article_view
            self.sentence = sentence
            self.offset = offset

        @property
        def control(self) -> ArticleView:
            """The pane, for `@on` with a selector."""
            return self.article_view

    class Scrolled(Message):
        """`progress` changed."""

        def __init__(self, article_view: ArticleView, progress: float) -> None:
            super().__init__()
            self.article_view = article_view
            self.progress = progress

        @property
        def control(self) -> ArticleView:
            """The pane, for `@on` with a selector."""
            return self.article_view

    def open(self, article: Article) -> None:
        """Show an article, not yet read, from its top."""
        raise NotImplementedError

    def annotate(self, reading: Reading) -> None:
        """Take the sentences and marks of a reading, whole or of the beginning. The view and the cursor stay."""
        raise NotImplementedError

    @property
    def cursor(self) -> int:
        """Index of the unit under the cursor."""
        raise NotImplementedError

    @property
    def cursor_span(self) -> Span:
        """Where the unit under the cursor is, in code points."""
        raise NotImplementedError

    @property
    def unit_count(self) -> int:
        """How many units the cursor can be on."""
        raise NotImplementedError

    @property
    def progress(self) -> float:
        """How much of the text has been passed when the last visible row is read, 0 to 1."""
        raise NotImplementedError

    def go(self, offset: int, spans: Sequence[Span] = ()) -> None:
        """Put the cursor on the unit that holds a code point, in sight, and highlight `spans` as the current item."""
        raise NotImplementedError

    def preview(self, offset: int, spans: Sequence[Span] = ()) -> None:
        """Scroll to a code point and highlight `spans`; the cursor stays."""
        raise NotImplementedError

    def end_preview(self) -> None:
        """Scroll back to where the reader was before the first `preview`."""
        raise NotImplementedError
